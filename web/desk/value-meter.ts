import { type Begun, begunContact } from '../../src/core/reply/begun-contact.ts';
import { classOfReply, type ReplyVerdict } from '../../src/core/reply/class-of-reply.ts';
import type { ValueType } from '../../src/core/reply/value-types.ts';
import { stopsOf } from '../../src/core/reply/what-it-stops.ts';
import type { Marks, PromiseGiven, Question } from './draft.ts';

export interface Meter {
  readonly verdict: ReplyVerdict;
  /** `answers 1 of 2 · class R3 · stops the first-response clock`. */
  readonly line: string;
  /** The questions that stay open, by their words; null for none. */
  readonly leaves: string | null;
  /** What to do when it stops nothing. */
  readonly warning: string | null;
  /** Told once before it goes: being first is not being responsive (S0-15). */
  readonly guard: string | null;
  /** We begin it; null for an answer. */
  readonly begun: Begun | null;
  /** When the clocks that it stops are due. */
  readonly dueAts: readonly number[];
}

/** A reply as far as its worth hangs on it. */
export interface Weighed {
  readonly text: string;
  readonly marks: Marks;
  readonly interim: PromiseGiven | null;
  readonly quote: boolean;
  readonly values: readonly ValueType[];
  /** Library items it carries. */
  readonly carried: number;
  readonly gain: string;
}

/** What the reply meets: open questions, clocks that run, whether anything of the contact is open. */
export interface Met {
  readonly questions: readonly Question[];
  readonly running: readonly { readonly kind: string; readonly dueAt: number }[];
  readonly nothingOpen: boolean;
}

/** What the server will say of this reply, while it is being written. */
export function meterOf(weighed: Weighed, { questions, running, nothingOpen }: Met): Meter {
  const { text, marks, interim, quote, values, gain } = weighed;
  const all = Object.values(marks);
  const answers = all.filter((mark) => mark === 'answered').length;
  const parts = all.filter((mark) => mark === 'part').length;
  const promise = interim === null || interim.by === null ? null : { who: interim.who, by: interim.by };
  const verdict = classOfReply({
    text,
    automatic: [],
    openQuestions: all.length,
    answers,
    parts,
    interim: promise,
    givesValue: values.some((type) => type !== 'answer'),
  });
  const answered = answers + parts;
  const agreedDate = promise !== null && promise.who.trim() !== '';
  const begun = begunContact({ ...weighed, nothingOpen, answered, agreedDate, gain });
  const stopped = running.filter(({ kind }) => stopsOf(verdict, { quote }).includes(kind));
  const counted = all.length === 0 ? 'no open questions' : `answers ${answers} of ${all.length}`;
  const inPart = parts > 0 ? ` and ${parts} in part` : '';
  const isQuote = quote ? ' and is the quote' : '';
  const stops = stopText(verdict, new Set(stopped.map(({ kind }) => kind)));
  return {
    verdict,
    line: `${counted}${inPart}${isQuote} · class ${verdict.class} · ${stops}`,
    leaves: leavesText(questions.filter(({ id }) => marks[id] !== 'answered')),
    warning: nothingOpen ? null : warningOf(verdict, interim),
    guard: nothingOpen ? null : guardOf(verdict, all.length),
    begun,
    dueAts: stopped.map(({ dueAt }) => dueAt),
  };
}

/** Clocks as one speaks of them, in the order of saying. */
const names: readonly (readonly [kind: string, name: string])[] = [
  ['C3', 'first-response'],
  ['C11', 'next-response'],
  ['C5', 'complete-answer'],
  ['C6', 'quote'],
  ['C10', 'promise'],
];

function stopText(verdict: ReplyVerdict, stopped: ReadonlySet<string>): string {
  const told = names.filter(([kind]) => stopped.has(kind)).map(([, name]) => name);
  if (told.length === 0) return verdict.stopsFirstResponse ? 'no response clock is running' : 'stops nothing';
  return `stops the ${listed(told)} clock${told.length === 1 ? '' : 's'}`;
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const MOST_TOLD = 3;
const LONGEST = 80;

function leavesText(left: readonly Question[]): string | null {
  if (left.length === 0) return null;
  const told = left
    .slice(0, MOST_TOLD)
    .map(({ text }) => `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`);
  const more = left.length > MOST_TOLD ? ` and ${left.length - MOST_TOLD} more` : '';
  return `leaves open ${told.join(', ')}${more}`;
}

function guardOf(verdict: ReplyVerdict, questions: number): string | null {
  if (verdict.class !== 'R1') return null;
  const answers =
    questions === 0 ? 'answers nothing' : `answers 0 of ${questions} question${questions === 1 ? '' : 's'}`;
  return `${answers}, no time given`;
}

function warningOf(verdict: ReplyVerdict, interim: PromiseGiven | null): string | null {
  if (verdict.stopsFirstResponse) return null;
  if (interim !== null && interim.by === null) return 'Say by when, and the clock stops.';
  return 'This tells the buyer nothing yet: tick what it answers, say what it gives, or who will answer by when.';
}
