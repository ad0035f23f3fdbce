import { describe, expect, it } from 'vitest';
import { newText } from '../reply/new-text.ts';
import { compileCalendar } from '../time/calendar.ts';
import { DAY, fromIso, HOUR, MINUTE, toIso } from '../time/instant.ts';
import { linkPhrases, withLinkHtml, withLinkLine } from './link-line.ts';
import { mayAsk } from './may-ask.ts';
import { isOffered, offeredTimes } from './offered-times.ts';
import { pageLanguage } from './page-language.ts';
import { pageSpan, pageTime } from './page-times.ts';
import { readPress } from './read-press.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { saidBy } from './words/page-words.ts';

const now = fromIso('2026-12-01T16:00:00Z');
const link = `https://heed.example/c/${'aB3_-'.repeat(18)}x`;

describe('asking whether we help (DOMAIN 5.10)', () => {
  const never = { askedAt: null, askedIn: null, optedOut: false };
  const answer = { id: 'm2', replyClass: 'R4' as const };

  it.each([
    ['never asked', answer, never, true],
    ['seven days ago', answer, { ...never, askedAt: now - 7 * DAY, askedIn: 'm1' }, true],
    ['a moment less', answer, { ...never, askedAt: now - 7 * DAY + 1, askedIn: 'm1' }, false],
    ['the same mail once more', answer, { ...never, askedAt: now - MINUTE, askedIn: 'm2' }, true],
    ['they want no questions', answer, { ...never, optedOut: true }, false],
    ['not a complete answer', { id: 'm2', replyClass: 'R3' as const }, never, false],
    ['a receipt', { id: 'm2', replyClass: 'R0' as const }, never, false],
  ])('%s', (_case, mail, before, may) => {
    expect(mayAsk(mail, before, now)).toBe(may);
  });
});

describe('our line in a mail that comes back', () => {
  const { ask, status } = linkPhrases.en;
  it.each([
    ['on one line', `${ask} ${link}`],
    ['wrapped', `${status}\n${link}`],
    ['in brackets, twice', `${ask} ${link} <${link}>`],
    ['in German', `${linkPhrases.de.status} ${link}`],
    ['emphasised by a client', `*${ask}* [${link}]`],
    ['the address alone', `<${link}>`],
  ])('is no text of theirs: %s', (_case, line) => {
    const { text, quoted } = newText(`Thank you. Which gasket?\n\n${line}\n`);
    expect([text, quoted]).toEqual(['Thank you. Which gasket?', line]);
  });

  it.each([
    `I opened ${link} and it is empty`,
    `${ask} is what you should ask yourselves`,
    'Are we helping you?',
  ])('stays theirs: %s', (line) => {
    expect(newText(`Hello\n${line}`).text).toBe(`Hello\n${line}`);
  });

  it('stands at the end of a mail, plain and as HTML', () => {
    expect(withLinkLine('Dear Ada\n\n', ask, 'https://x/c/t')).toBe(`Dear Ada\n\n${ask} https://x/c/t\n`);
    expect(withLinkHtml('<html><body><p>Dear</p></BODY></html>', ask, 'https://x/c/t')).toBe(
      `<html><body><p>Dear</p><p>${ask} <a href="https://x/c/t">https://x/c/t</a></p></BODY></html>`,
    );
  });
});

describe('what a form sent', () => {
  it.each([
    ['verdict', { verdict: 'no', words: '  a\r\nb ' }, { kind: 'verdict', verdict: 'no', words: 'a\nb' }],
    ['verdict', { verdict: 'maybe' }, { fault: 'form' }],
    ['verdict', { verdict: ['yes', 'no'] }, { fault: 'form' }],
    ['need', { words: ' \n ' }, { fault: 'words' }],
    ['need', { words: `${'a'.repeat(5_000)} ` }, { kind: 'need', words: 'a'.repeat(5_000) }],
    ['need', { words: 'a'.repeat(5_001) }, { fault: 'long' }],
    ['verdict', { verdict: 'no', words: 'a'.repeat(5_001) }, { fault: 'long' }],
    ['referral', { name: 'K'.repeat(201), phone: '1' }, { fault: 'referral' }],
    ['pace', { pace: 'as' }, { kind: 'pace', pace: 'as' }],
    ['wait', { minutes: '1440' }, { kind: 'wait', minutes: 1440 }],
    ['wait', { minutes: '1441' }, { fault: 'form' }],
    ['call', { when: 'now', phone: ' 402  555 ' }, { kind: 'call', at: null, phone: '402 555' }],
    ['call', { when: '2026-12-01T16:00:00Z' }, { kind: 'call', at: now, phone: '' }],
    ['call', { when: 'soon' }, { fault: 'time' }],
    ['referral', { name: 'Kim', email: '', phone: '' }, { fault: 'referral' }],
    ['referral', { name: 'Kim', email: 'kim', phone: '1' }, { fault: 'referral' }],
    ['referral', { name: 'Kim', phone: '1' }, { kind: 'referral', name: 'Kim', email: '', phone: '1' }],
    ['question', { question: 'x' }, { fault: 'form' }],
    ['choice', { choice: 'all' }, { kind: 'choice', choice: 'all' }],
    ['person', {}, { kind: 'person' }],
    ['toString', {}, null],
  ])('%s %o', (act, fields, read) => {
    expect(readPress(act, fields)).toEqual(read);
  });
});

describe('what a press is thanked for', () => {
  it.each([
    [{ kind: 'verdict', verdict: 'partly', words: '' }, 'partly'],
    [{ kind: 'verdict', verdict: 'partly', words: 'the table' }, 'need'],
    [{ kind: 'verdict', verdict: 'no', words: 'the table' }, 'no'],
    [{ kind: 'call', at: null, phone: '' }, 'call_now'],
    [{ kind: 'choice', choice: 'no_contact' }, 'no_contact'],
    [{ kind: 'pace', pace: 'as' }, 'pace'],
  ] as const)('%o: %s', (press, said) => {
    expect(saidBy(press)).toBe(said);
  });
});

describe('times and languages of the page', () => {
  it('offers full hours of the hours given, a few a day', () => {
    const day = [['09:00', '17:00']] as const;
    const hours = compileCalendar({ zone: 'America/Chicago', week: { '2': day, '3': day } });
    // Tuesday 10:40 in Omaha.
    const times = offeredTimes(hours, fromIso('2026-12-01T16:40:00Z'));
    expect(times.slice(0, 7).map(toIso)).toEqual([
      '2026-12-01T18:00:00.000Z',
      '2026-12-01T19:00:00.000Z',
      '2026-12-01T20:00:00.000Z',
      '2026-12-01T21:00:00.000Z',
      '2026-12-01T22:00:00.000Z',
      '2026-12-02T15:00:00.000Z',
      '2026-12-02T16:00:00.000Z',
    ]);
    expect(times).toHaveLength(15);
    expect(times.every((at) => isOffered(at, hours, now))).toBe(true);
    expect(isOffered(fromIso('2026-12-01T23:00:00Z'), hours, now)).toBe(false);
    expect(isOffered(fromIso('2026-12-01T19:30:00Z'), hours, now)).toBe(false);
    expect(isOffered(now, hours, now + 1)).toBe(false);
  });

  it.each([
    [0, '0 minutes', '0 Minuten'],
    [61_000, '1 minute', '1 Minute'],
    [72 * MINUTE, '1 hour 12 minutes', '1 Stunde 12 Minuten'],
    [2 * DAY + 3 * HOUR + MINUTE, '2 days 3 hours', '2 Tage 3 Stunden'],
  ])('%s ms is %s, %s', (ms, english, german) => {
    expect([pageSpan(ms, en.spans), pageSpan(ms, de.spans)]).toEqual([english, german]);
  });

  it('says the day unless it is today, where they are', () => {
    const at = fromIso('2026-12-01T23:30:00Z');
    expect(pageTime(at, now, 'America/Chicago', 'en')).toBe('17:30');
    expect(pageTime(at, now, 'Europe/Berlin', 'en')).toBe('Wed 2 Dec, 00:30');
    expect(pageTime(at, now, 'Europe/Berlin', 'de')).toBe('Mi., 2. Dez., 00:30 Uhr');
  });

  it.each([
    ['en', ['Wie ist das und was kann es nicht?'], 'de', 'en'],
    [undefined, ['Wie ist das und was kann es nicht?'], 'en', 'de'],
    [undefined, ['DN50?'], 'fr-FR, de;q=0.4, en;q=0.3', 'de'],
    [undefined, ['DN50?'], 'de;q=0, *', 'en'],
    ['xx', [], undefined, 'en'],
  ])('chosen %s, written %s, accepts %s: %s', (chosen, texts, accepts, language) => {
    expect(pageLanguage({ chosen, texts, accepts })).toBe(language);
  });
});
