import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../time/instant.ts';
import { clockKinds } from './kinds/index.ts';
import { targetInWords, targetLength, targetUnit } from './target-words.ts';

const of = (targetMs: number | null, goalMs: number | null = null) => ({ runs: true, targetMs, goalMs });

// The defaults of DOMAIN 5.1 and the table of 2.4.
test.each([
  [
    'C1',
    of(30 * MINUTE, 10 * SECOND),
    'Every lead is logged and given to a person on duty within 30 minutes of opening hours; we aim for 10 seconds.',
  ],
  [
    'C2',
    of(30 * MINUTE, 5 * MINUTE),
    'A lead is called within 30 minutes of the hours when we are open and the contact may be called; we aim for 5 minutes.',
  ],
  [
    'C3',
    of(30 * MINUTE, 5 * MINUTE),
    'A person answers within 30 minutes of opening hours; we aim for 5 minutes.',
  ],
  ['C4', of(20 * SECOND), 'A person picks up a ringing call within 20 seconds.'],
  [
    'C5',
    of(HOUR, 30 * MINUTE),
    'Once an answer has begun or is promised, every open question is answered within 1 hour of opening hours; we aim for 30 minutes.',
  ],
  [
    'C6',
    of(null),
    'A quote is sent on the day it is asked for; we aim for the close of business. Asked for after hours: on the next business day.',
  ],
  [
    'C7',
    of(null),
    'What was said and agreed is written down by the close of business. After hours: by the next close.',
  ],
  [
    'C8',
    of(null),
    'Every message is dealt with by the close of business on the day it comes in. After hours: by the next close.',
  ],
  [
    'C9',
    of(DAY, 12 * HOUR),
    'After a breakdown, the repair and the surprise are both done within 24 hours, day and night; we aim for 12 hours.',
  ],
  ['C9.plan', of(4 * HOUR), 'After a breakdown, the customer has our plan within 4 hours, day and night.'],
  ['C10', of(null), 'A promise is kept by the time that was told to the contact.'],
  ['C11', of(30 * MINUTE), 'A person answers the next message within 30 minutes of opening hours.'],
  ['C12', of(null), 'Each step of a contact plan is taken on its planned day.'],
  ['C13', of(null), 'A follow-up is done by its planned time.'],
  [
    'C14',
    of(15 * MINUTE, 5 * MINUTE),
    'A colleague who is asked for help answers or takes over within 15 minutes of the helper’s opening hours; we aim for 5 minutes.',
  ],
  ['C15', of(DAY), 'When it is our turn, the next step that helps the buyer is taken within 1 business day.'],
  ['C16', of(2 * DAY), 'A new standard is read and signed within 2 business days.'],
  ['C16.legend', of(5 * DAY), 'A new legend is read and signed within 5 business days.'],
  ['C17.reply', of(30 * MINUTE), 'A person replies to negative feedback within 30 minutes of opening hours.'],
  [
    'C17.decision',
    of(10 * DAY, 3 * DAY),
    'Whoever gave negative feedback is told what we decided within 10 business days; we aim for 3 business days.',
  ],
  ['C18', of(DAY), 'Whatever no other target covers is answered by a person within 24 hours, day and night.'],
  ['C19', of(DAY), 'The reason for a missed target is given within 1 business day.'],
  [
    'C20',
    of(null),
    'The wait of a mail that comes in after hours is measured until a person answers it; it is never counted as missed.',
  ],
] as const)('%s in words', (kind, terms, words) => {
  expect(targetInWords(kind, terms)).toBe(words);
});

test('a clock that is off, and one without a limit', () => {
  expect(targetInWords('C3', { runs: false, targetMs: null, goalMs: null })).toBe(
    'Switched off: nobody is held to a time here.',
  );
  expect(targetInWords('C3', of(null))).toBe('A person answers; no limit is set.');
});

test.each([
  ['C3', 45 * MINUTE, '45 minutes'],
  ['C3', 90 * MINUTE, '1 hour 30 minutes'],
  ['C3', 90 * SECOND, '1 minute 30 seconds'],
  ['C3', HOUR + SECOND, '1 hour 1 second'],
  ['C18', 2 * DAY, '48 hours'],
  ['C18', 3 * DAY, '3 days'],
  ['C15', 2 * DAY, '2 business days'],
])('the length of %s, %d ms, is %s', (kind, ms, words) => {
  expect(targetLength(kind, ms)).toBe(words);
});

test('the unit of every kind fits how its deadline follows', () => {
  const fitting = {
    business_time: ['working', 'elapsed'],
    business_days: ['days'],
    close_of_day: ['fixed', 'days'],
    end_of_calendar_day: ['fixed'],
    promised_instant: ['fixed'],
  };
  expect(clockKinds.filter(({ code, due }) => !fitting[due].includes(targetUnit(code)))).toEqual([]);
  expect(() => targetUnit('C99')).toThrow('no words for the target of C99');
  expect(() => targetUnit('constructor')).toThrow('no words for the target of constructor');
});
