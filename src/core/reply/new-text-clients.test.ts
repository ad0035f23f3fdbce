import { describe, expect, it } from 'vitest';
import { newText } from './new-text.ts';

/** Joins lines as mails hold them. */
const lines = (...all: string[]) => all.join('\n');

describe('newText by mail client and language', () => {
  it.each<[string, string]>([
    ['a stamp without verb', '30.09.2026, 18.30, "Ann" <ann@dairy.example>:'],
    ['ISO date', '2026-11-24 16:32 GMT+01:00 Ann Lee <ann@dairy.example>:'],
    ['time first', '11:00 AM, November 17, 2026, "Ann" <ann@dairy.example>:'],
    ['weekday first', 'Wednesday, 17 November 2026, 3:32 PM +0300 from Ann <ann@dairy.example>:'],
    ['Russian stamp', 'ср, 30 апр. 2026 г. в 15:19, Ann <ann@dairy.example>:'],
    ['without colon', 'On Wed, 14 Nov 2026 08:14:43 -0200 Ann <ann@dairy.example> wrote'],
    ['Polish', 'W dniu 2026-01-09 11:59:39 użytkownik Ann <ann@dairy.example> napisał:'],
    ['Portuguese', 'Em 10 de julho de 2026 às 16:32, Ann (ann@dairy.example) escreveu:'],
    ['Italian', 'Il giorno mar 1 dic 2026 alle ore 10:00 Ann <ann@dairy.example> ha scritto:'],
    ['Norwegian', 'Den 15. jun. 2026 kl. 20.42 skrev Ann <ann@dairy.example>:'],
    [
      'Danish separator',
      '-------- Oprindelig besked --------\nFra: Ann <ann@dairy.example>\nTil: Theo\nEmne: Flow',
    ],
    [
      'a separator of any language',
      '---- Ursprunglig post ----\nFrom: Ann <ann@dairy.example>\nTo: Theo\nSubject: Flow',
    ],
    [
      'French header block',
      'De : Ann <ann@dairy.example>\nEnvoyé le : jeudi 15 décembre 2026 09:35\nÀ : Theo\nObjet : Débit',
    ],
    [
      'Message du',
      '====\n\nMessage du : 12/12/2026 13:20\nDe : "Ann" <ann@dairy.example>\nA : theo@larkfield.example\nSujet : Débit',
    ],
    [
      'wrapped over two lines',
      'On Tue, Dec 1, 2026 at 10:00 AM Ann Lee via the Long Name of a Dairy\n<ann@dairy.example> wrote:',
    ],
    ['wrapped over three lines', 'Le mar. 1 déc. 2026 à 10:00,\nAnn Lee\n<ann@dairy.example> a écrit :'],
  ])('unmarked quote below: %s', (_, attribution) => {
    expect(newText(lines('42 l/min.', '', attribution, '', 'What is the flow?')).text).toBe('42 l/min.');
  });

  it.each<[string, string]>([
    ['torn address', 'Am 21.04.2026 17:48 schrieb "Ann" <ann@dairy.example\n>:'],
    ['torn before the verb', 'On Mon, Feb 1, 2026 at 7:50 AM, Ann <ann@dairy.example\n> wrote:'],
  ])('marked quote below: %s', (_, attribution) => {
    expect(newText(lines('Yes.', '', attribution, '', '> Is it?')).text).toBe('Yes.');
  });

  it('keeps answers between quotes marked with initials', () => {
    expect(newText(lines('AL> Flow?', '42 l/min.', 'AL> Price?', '30 EUR.')).text).toBe(
      lines('42 l/min.', '', '30 EUR.'),
    );
  });

  it.each<[string, string]>([
    ['a list of meetings', lines('Meetings:', '2026-12-01 14:30 Ann', '2026-12-02 15:00 Ben')],
    ['a table of figures', lines('X> 5 means wear.', 'A>B is fine.')],
    ['a drawn title', lines('---- Pumps ----', 'LC-200, 40 pieces')],
    [
      'words for Hamburg',
      lines('Where from?', '', 'Sent from Hamburg on Monday.', '', 'It took three days.'),
    ],
    ['a list with a dash', lines('Colours:', '', '- Blue')],
    ['an address to ship to', lines('Please ship to:', '', 'Ann Lee', 'Dairy Road 1', '+1 402 555 0100')],
    ['secrets', lines('Hi,', '', 'This message is confidential? We never said so.')],
    ['begin', lines('begin 100 pumps later', 'and end in May')],
  ])('leaves %s alone', (_, text) => {
    expect(newText(text)).toEqual({ text, quoted: '', signature: '' });
  });

  it.each<[string, string[], string]>([
    ['a name with a dash', ['Yes.', '', '-Theo'], 'Yes.'],
    ['a name with a long dash', ['Yes.', '', '— Theo Park'], 'Yes.'],
    ['a name with slashes', ['Yes.', '', '//Theo'], 'Yes.'],
    ['a smiling sign-off', ['Yes.', '', 'Cheers 🎉', 'Theo'], 'Yes.'],
    ['sign-off and name in one', ['Ja.', '', 'Viele Grüße Theo'], 'Ja.'],
    ['from a town', ['Ja.', '', 'Mit freundlichen Grüßen aus Köln', 'Theo'], 'Ja.'],
    ['thanks and greetings', ['Ja.', '', 'Vielen Dank und viele Grüße', 'Theo'], 'Ja.'],
    ['French', ['Oui.', '', 'Bien cordialement,', 'Theo'], 'Oui.'],
    ['Italian', ['Sì.', '', 'Cordiali saluti', 'Theo'], 'Sì.'],
    ['a block of contact data', ['Yes.', '', 'Theo Park', 'Larkfield Pumps', 'Tel: +1 402 555 0100'], 'Yes.'],
    [
      'a notice of secrecy',
      ['Yes.', '', 'This e-mail is confidential and intended only for', 'the addressee.'],
      'Yes.',
    ],
    [
      'German notice below a sign-off',
      ['Ja.', '', 'Mit freundlichen Grüßen', 'Theo', '', 'Diese E-Mail enthält vertrauliche Informationen.'],
      'Ja.',
    ],
    ['the environment', ['Yes.', '', 'Please consider the environment before printing.'], 'Yes.'],
    ['a phone, German', ['Ja.', '', 'Gesendet von Outlook für Android'], 'Ja.'],
    ['a phone, French', ['Oui.', '', 'Envoyé à partir de Outlook pour iOS'], 'Oui.'],
    [
      'a phone above an unmarked text',
      ['Yes.', '', 'Sent from my iPhone', '', 'It is new.'],
      lines('Yes.', '', 'It is new.'),
    ],
    [
      'a request after the name',
      ['Yes.', '', 'Best regards,', 'Theo', '', 'Also, please send the drawing.'],
      lines('Yes.', '', 'Also, please send the drawing.'),
    ],
    [
      'a long register entry',
      [
        'Ja.',
        '',
        'Mit freundlichen Grüßen',
        ...Array.from({ length: 20 }, (_, at) => `Zeile ${at}`),
        `HRB 1 ${'x'.repeat(120)}`,
      ],
      'Ja.',
    ],
    [
      'an encoded file',
      ['See the plan.', 'begin 644 plan.jpg', 'M_]C_X``02D9)1@`!', '`', 'end', 'Fine?'],
      lines('See the plan.', '', 'Fine?'),
    ],
  ])('cuts off %s', (_, mail, text) => {
    expect(newText(mail.join('\n')).text).toBe(text);
  });
});
