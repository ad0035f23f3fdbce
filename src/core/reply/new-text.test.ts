import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineKinds, newText } from './new-text.ts';

/** Joins lines as mails hold them. */
const lines = (...all: string[]) => all.join('\n');

describe('newText', () => {
  it.each<[string, string, string]>([
    ['plain', 'Hello\n\nthere', 'Hello\n\nthere'],
    ['other line ends', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    [
      'quote below',
      lines(
        'Yes.',
        '',
        'On Tue, 1 Dec 2026 at 10:00, Ann <ann@dairy.example>',
        'wrote:',
        '> Is it?',
        '>> Was it?',
      ),
      'Yes.',
    ],
    [
      'unmarked quote',
      lines('Yes.', '', 'On 1 Dec 2026, at 10:00, Ann <ann@dairy.example> wrote:', '', 'Is it?', 'Ann'),
      'Yes.',
    ],
    [
      'answers between quotes',
      lines('On 1 Dec 2026 Ann wrote:', '> Flow?', '42 l/min.', '', '> Price?', '', '4,350 EUR.'),
      lines('42 l/min.', '', '4,350 EUR.'),
    ],
    [
      'answers announced',
      lines('On 1 Dec 2026, at 10:00, Ann <a@b.example> wrote:', 'Answers below.', '> Flow?', '42 l/min.'),
      lines('Answers below.', '', '42 l/min.'),
    ],
    ['German', lines('Ja.', '', 'Am 01.12.2026 um 10:00 schrieb Ann <a@b.example>:', '> Geht das?'), 'Ja.'],
    [
      'German, name first',
      lines('Ja.', '', 'Ann <a@b.example> schrieb am Di., 1.', 'Dez. 2026 um 10:00 Uhr:', '', '> Geht das?'),
      'Ja.',
    ],
    [
      'French',
      lines('Oui.', '', 'Le mar. 1 déc. 2026 à 10:00, Ann <a@b.example> a écrit :', '', '> Possible ?'),
      'Oui.',
    ],
    [
      'Spanish',
      lines('Sí.', '', 'El mar, 1 dic 2026 a las 10:00, Ann (<a@b.example>) escribió:', '> ¿Va?'),
      'Sí.',
    ],
    ['Dutch', lines('Ja.', '', 'Op di 1 dec. 2026 om 10:00 schreef Ann <a@b.example>:', '> Kan dat?'), 'Ja.'],
    [
      'Outlook',
      lines(
        'Yes.',
        '',
        '________________________________',
        'From: Ann',
        'Sent: Tuesday',
        'To: Theo',
        'Subject: Flow',
        '',
        'Is it?',
      ),
      'Yes.',
    ],
    [
      'Outlook, German',
      lines('Ja.', '', 'Von: Ann', 'Gesendet: Dienstag', 'An: Theo', 'Betreff: Durchfluss', '', 'Geht das?'),
      'Ja.',
    ],
    [
      'Outlook, French',
      lines('Oui.', '', 'De : Ann', 'Envoyé : mardi', 'À : Theo', 'Objet : Débit', '', 'Possible ?'),
      'Oui.',
    ],
    [
      'Outlook, Spanish',
      lines('Sí.', '', 'De: Ann', 'Enviado: martes', 'Para: Theo', 'Asunto: Caudal', '', '¿Va?'),
      'Sí.',
    ],
    [
      'Outlook, Dutch',
      lines(
        'Ja.',
        '',
        '*Van:* Ann',
        '*Verzonden:* dinsdag',
        '*Aan:* Theo',
        '*Onderwerp:* Debiet',
        '',
        'Kan dat?',
      ),
      'Ja.',
    ],
    ['original message', lines('Yes.', '-----Original Message-----', 'From: Ann', 'Is it?'), 'Yes.'],
    [
      'original message, German',
      lines('Ja.', '-----Ursprüngliche Nachricht-----', 'Von: Ann', 'Geht das?'),
      'Ja.',
    ],
    [
      'original message with marks',
      lines('-----Original Message-----', 'From: Ann', '> Flow?', '42 l/min.'),
      '42 l/min.',
    ],
    [
      'forwarded',
      lines('See below.', '', '---------- Forwarded message ---------', 'From: Ann', 'Flow?'),
      'See below.',
    ],
    ['forwarded by Apple', lines('See below.', '', 'Begin forwarded message:', '', 'Flow?'), 'See below.'],
    [
      'a freight request is no header',
      lines('From: Hamburg', 'To: Oslo', 'Date: 3 May', 'How much?'),
      lines('From: Hamburg', 'To: Oslo', 'Date: 3 May', 'How much?'),
    ],
    [
      'a sentence that begins with On',
      lines('On 3 May our engineer wrote:', 'the seal leaks.'),
      lines('On 3 May our engineer wrote:', 'the seal leaks.'),
    ],
    ['quote only', '> Flow?', ''],
    ['empty', '', ''],
  ])('%s', (_, mail, text) => {
    expect(newText(mail).text).toBe(text);
  });

  it.each<[string, string, string, string]>([
    [
      'delimiter',
      lines('Yes.', '-- ', 'Theo Park', 'Larkfield'),
      'Yes.',
      lines('--', 'Theo Park', 'Larkfield'),
    ],
    ['sign-off', lines('Yes.', '', 'Kind regards,', 'Theo'), 'Yes.', lines('Kind regards,', 'Theo')],
    [
      'sign-off, German',
      lines('Ja.', '', 'Mit freundlichen Grüßen', 'Theo'),
      'Ja.',
      lines('Mit freundlichen Grüßen', 'Theo'),
    ],
    [
      'sign-off over delimiter',
      lines('Yes.', '', 'Best,', 'Theo', '', '-- ', 'Larkfield'),
      'Yes.',
      lines('Best,', 'Theo', '', '--', 'Larkfield'),
    ],
    [
      'postscript',
      lines('Yes.', '', 'Regards,', 'Theo', '', 'PS: the seal is new.'),
      lines('Yes.', '', 'PS: the seal is new.'),
      lines('Regards,', 'Theo'),
    ],
    ['question below', lines('Yes.', 'Thanks', 'Is it new?'), lines('Yes.', '', 'Is it new?'), 'Thanks'],
    ['device', lines('Yes.', '', 'Sent from my iPhone'), 'Yes.', 'Sent from my iPhone'],
    ['only thanks', 'Thanks!', 'Thanks!', ''],
    ['regards in a sentence', 'Regards the seal, it is new.', 'Regards the seal, it is new.', ''],
    ['dashes as a rule', lines('One', '---', 'Two'), lines('One', '---', 'Two'), ''],
  ])('signature: %s', (_, mail, text, signature) => {
    const parts = newText(mail);
    expect(parts.text).toBe(text);
    expect(parts.signature).toBe(signature);
  });

  const written = fc.constantFrom(
    ...[
      'answer one',
      'answer two?',
      '',
      '> quoted',
      '>> deeper',
      'On 1 Dec 2026, at 10:00, A <a@b.example> wrote:',
    ],
    ...[
      'From: A',
      'Subject: B',
      'To: C',
      '--',
      '-- ',
      'Regards,',
      'Sent from my iPhone',
      '-----Original Message-----',
    ],
  );

  it('puts every written line in exactly one part', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 40 }), (mail) => {
        const parts = newText(mail.join('\n'));
        const kept = [parts.text, parts.quoted, parts.signature]
          .join('\n')
          .split('\n')
          .filter((line) => line !== '');
        const given = mail.map((line) => line.trimEnd()).filter((line) => line !== '');
        expect(kept.toSorted()).toEqual(given.toSorted());
      }),
    );
  });

  it('never loses an answer below a marked quote', () => {
    const answer = fc.constantFrom('42 l/min.', 'Yes, in May.', 'It is 3 bar');
    const quote = fc.constantFrom('> Flow?', '>> Price?', '> On 1 Dec A wrote:', '>');
    fc.assert(
      fc.property(fc.array(fc.oneof(answer, quote, fc.constant('')), { maxLength: 40 }), (mail) => {
        const answers = mail.filter((line) => line !== '' && !line.startsWith('>'));
        expect(
          newText(mail.join('\n'))
            .text.split('\n')
            .filter((line) => line !== ''),
        ).toEqual(answers);
      }),
    );
  });
});

describe('work for a mail of n lines', () => {
  /** Counts how often lines are read: look-ahead is bounded, so the count grows with n and not faster. */
  function reads(mail: readonly string[]): number {
    let count = 0;
    const counted = new Proxy(mail as string[], {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
        return Reflect.get(target, key);
      },
    });
    lineKinds(counted);
    return count;
  }

  it.each([
    ['nested quotes', ['>>>>>>>> a']],
    ['wrapped attributions', ['On a', 'On b']],
    ['attributions without quotes', ['On 1 Ann wrote:', '', '']],
    ['attributions with far quotes', ['On 1 Dec 10:00 a@b wrote:', ...new Array<string>(20).fill(''), '>']],
    ['header lines', ['From: a']],
    ['dashes', ['--']],
    ['sign-offs', ['Regards,']],
    ['sign-offs between quotes', ['Regards,', '> a']],
    ['rules', ['_____', '']],
    ['blank lines', ['']],
    ['device lines', ['Sent from my iPhone']],
    ['device lines apart', ['Sent from my iPhone', '']],
    ['stamps', ['2026-11-24 16:32 Ann <ann@dairy.example']],
    ['torn addresses', ['On 1 Dec 2026 10:00 Ann <a@b', '>:']],
    ['encoded files', ['begin 644 a', 'M_]C']],
    ['encoded files without lines', ['begin 644 a']],
    ['formal sign-offs', ['Mit freundlichen Grüßen', 'Please send it.', '']],
    ['notices', ['This e-mail is confidential.', '']],
    ['contact blocks', ['Ann Lee', 'Tel: +1 402 555 0100', '']],
    ['signed names', ['-Ann', '']],
    ['drawn titles', ['---- a ----', 'From: a@b', 'To: b', 'Subject: c']],
  ])('is linear: %s', (_, block) => {
    const mail = (times: number) => new Array<string[]>(times).fill(block).flat();
    const [once, fourfold] = [reads(mail(500)), reads(mail(2000))];
    expect(fourfold).toBeLessThanOrEqual(4 * once + 500);
    expect(fourfold).toBeLessThanOrEqual(60 * mail(2000).length);
  });

  it('copes with a megabyte on one line', () => {
    for (const sign of ['>', ' ', '-', 'a:', 'On ', '> > ', '@', '(']) {
      const line = sign.repeat(1_000_000 / sign.length);
      const parts = newText(`Yes.\n${line}`);
      expect(parts.text.startsWith('Yes.')).toBe(true);
    }
  });
});
