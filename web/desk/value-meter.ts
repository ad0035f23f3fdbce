import { classOfReply, type ReplyVerdict } from '../../src/core/reply/class-of-reply.ts';
import type { Mark, PromiseGiven } from './draft.ts';

export interface Meter {
  readonly verdict: ReplyVerdict;
  /** `answers 1 of 2 · class R3 · stops the clock`. */
  readonly line: string;
  /** What to do when it stops nothing. */
  readonly warning: string | null;
}

/** A reply as far as its worth hangs on it. */
export interface Weighed {
  readonly text: string;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly interim: PromiseGiven | null;
  readonly quote: boolean;
}

/** What the server will say of this reply, while it is being written. */
export function meterOf({ text, marks, interim, quote }: Weighed, clockRuns: boolean): Meter {
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
    givesValue: quote,
  });
  const counted = all.length === 0 ? 'no open questions' : `answers ${answers} of ${all.length}`;
  const inPart = parts > 0 ? ` and ${parts} in part` : '';
  const isQuote = quote ? ' and is the quote' : '';
  const line = `${counted}${inPart}${isQuote} · class ${verdict.class} · ${stopText(verdict, clockRuns)}`;
  return { verdict, line, warning: warningOf(verdict, interim) };
}

function stopText(verdict: ReplyVerdict, clockRuns: boolean): string {
  if (!verdict.stopsFirstResponse) return 'stops nothing';
  return clockRuns ? 'stops the clock' : 'no response clock is running';
}

function warningOf(verdict: ReplyVerdict, interim: PromiseGiven | null): string | null {
  if (verdict.stopsFirstResponse) return null;
  if (interim !== null && interim.by === null) return 'Say by when, and the clock stops.';
  return 'This tells the buyer nothing yet and stops no clock. Tick what it answers, or say who will answer by when. You can still send it.';
}
