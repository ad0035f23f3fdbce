import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from '../time/instant.ts';
import type { ClockCode } from './clock-kind.ts';
import type { TargetTerms } from './target-change.ts';

/**
 * How the length of a target is counted. `days`: n x 86,400,000 ms stand for n business days of the calendar (R29).
 * `fixed`: the deadline is no length (close of day, a promised instant), so there is nothing to set but on or off.
 */
export type TargetUnit = 'working' | 'elapsed' | 'days' | 'fixed';

interface Sentence {
  readonly unit: TargetUnit;
  /** Up to the length, or with `fixed` the whole sentence. */
  readonly says: string;
  /** After the length: in which hours it counts. */
  readonly counted?: string;
}

const OPEN = ' of opening hours';
const ROUND_THE_CLOCK = ', day and night';
const working = (says: string, counted = OPEN): Sentence => ({ unit: 'working', says, counted });
const elapsed = (says: string, counted = ROUND_THE_CLOCK): Sentence => ({ unit: 'elapsed', says, counted });
const days = (says: string): Sentence => ({ unit: 'days', says });
const fixed = (says: string): Sentence => ({ unit: 'fixed', says });

/** What each kind of clock promises (DOMAIN 2.4). */
const sentences: Readonly<Record<ClockCode, Sentence>> = {
  C1: working('Every lead is logged and given to a person on duty'),
  C2: working('A lead is called', ' of the hours when we are open and the contact may be called'),
  C3: working('A person answers'),
  C4: elapsed('A person picks up a ringing call', ''),
  C5: working('Once an answer has begun or is promised, every open question is answered'),
  C6: fixed(
    'A quote is sent on the day it is asked for; we aim for the close of business. Asked for after hours: on the next business day.',
  ),
  C7: fixed(
    'What was said and agreed is written down by the close of business. After hours: by the next close.',
  ),
  C8: fixed(
    'Every message is dealt with by the close of business on the day it comes in. After hours: by the next close.',
  ),
  C9: elapsed('After a breakdown, the repair and the surprise are both done'),
  'C9.plan': elapsed('After a breakdown, the customer has our plan'),
  C10: fixed('A promise is kept by the time that was told to the contact.'),
  C11: working('A person answers the next message'),
  C12: fixed('Each step of a contact plan is taken on its planned day.'),
  C13: fixed('A follow-up is done by its planned time.'),
  C14: working('A colleague who is asked for help answers or takes over', ' of the helper’s opening hours'),
  C15: days('When it is our turn, the next step that helps the buyer is taken'),
  C16: days('A new standard is read and signed'),
  'C16.legend': days('A new legend is read and signed'),
  'C17.reply': working('A person replies to negative feedback'),
  'C17.decision': days('Whoever gave negative feedback is told what we decided'),
  C18: elapsed('Whatever no other target covers is answered by a person'),
  C19: days('The reason for a missed target is given'),
  C20: fixed(
    'The wait of a mail that comes in after hours is measured until a person answers it; it is never counted as missed.',
  ),
};

/** How the target of this kind of clock is counted. Throws for a code the table does not hold, a fault of the program. */
export function targetUnit(kind: string): TargetUnit {
  return sentenceOf(kind).unit;
}

/** A target as one sentence for anybody: "A person answers within 30 minutes of opening hours; we aim for 5 minutes." */
export function targetInWords(kind: string, { runs, targetMs, goalMs }: TargetTerms): string {
  const { unit, says, counted = '' } = sentenceOf(kind);
  if (!runs) return 'Switched off: nobody is held to a time here.';
  if (unit === 'fixed') return says;
  if (targetMs === null) return `${says}; no limit is set.`;
  const goal = goalMs === null ? '' : `; we aim for ${targetLength(kind, goalMs)}`;
  return `${says} within ${targetLength(kind, targetMs)}${counted}${goal}.`;
}

/** The length of a target of this kind: "45 minutes", "1 hour 30 minutes", "2 business days". */
export function targetLength(kind: string, ms: Milliseconds): string {
  return targetUnit(kind) === 'days' ? count(ms / DAY, 'business day') : span(ms);
}

/** From three days on whole days are said as days. */
const LONG = 3 * DAY;

function span(ms: Milliseconds): string {
  if (ms >= LONG && ms % DAY === 0) return count(ms / DAY, 'day');
  const parts = [
    [Math.floor(ms / HOUR), 'hour'],
    [Math.floor((ms % HOUR) / MINUTE), 'minute'],
    [(ms % MINUTE) / SECOND, 'second'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun));
  return said.join(' ') || count(0, 'second');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function sentenceOf(kind: string): Sentence {
  const sentence = Object.hasOwn(sentences, kind) ? sentences[kind as ClockCode] : undefined;
  if (!sentence) throw new Error(`no words for the target of ${kind}`);
  return sentence;
}
