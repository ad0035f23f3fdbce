import { DomainError } from '../../src/core/domain-error.ts';
import type { Calendar } from '../../src/core/time/calendar.ts';
import { type Instant, type Milliseconds, SECOND, toIso } from '../../src/core/time/instant.ts';
import { readInstant } from '../../src/core/time/read-instant.ts';
import { calendarOf, isRecord } from './calendar-json.ts';

type Question = Readonly<Record<string, unknown>>;
type Operation = (calendar: Calendar, question: Question) => string | number | boolean;

const operations: ReadonlyMap<unknown, Operation> = new Map<unknown, Operation>([
  [
    'add',
    (calendar, question) => toIso(calendar.add(instantIn(question, 'start', calendar), spanIn(question))),
  ],
  [
    'subtract',
    (calendar, question) =>
      toIso(calendar.subtract(instantIn(question, 'start', calendar), spanIn(question))),
  ],
  [
    'between',
    (calendar, question) =>
      calendar.between(instantIn(question, 'start', calendar), instantIn(question, 'end', calendar)) / SECOND,
  ],
  ['is_open', (calendar, question) => calendar.isOpen(instantIn(question, 'start', calendar))],
  ['next_open', (calendar, question) => toIso(calendar.nextOpening(instantIn(question, 'start', calendar)))],
]);

/** More than anyone writes, and little enough that a file without line ends does not fill the memory. */
const LONGEST_LINE = 1_000_000;
const CALENDARS_KEPT = 100;

/** Some editors begin a file with it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Answers questions about business time, one JSON object a line; each distinct calendar is compiled once. */
export class DeadlineLines {
  readonly #calendars = new Map<string, Calendar>();

  /** One line of JSON for one line of JSON: `{"result": ...}` or `{"error": "..."}`. */
  answer(line: string): string {
    try {
      return JSON.stringify({ result: this.#answer(line) });
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? errorText(error) : String(error) });
    }
  }

  /** Answers text as it comes, a chunk at a time; the last line may lack its end. */
  async *answers(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    let rest = '';
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1);
      if (lines.length > 0) yield lines.map((line) => `${this.answer(line)}\n`).join('');
    }
    if (rest !== '') yield `${this.answer(rest)}\n`;
  }

  #answer(line: string): string | number | boolean {
    if (line.length > LONGEST_LINE)
      throw new DomainError('too_large', `a line longer than ${LONGEST_LINE} characters`);
    const question: unknown = JSON.parse(line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line);
    if (!isRecord(question)) throw new DomainError('invalid', 'each line is one JSON object');
    const operation = operations.get(question.op);
    if (!operation) {
      throw new DomainError('invalid', `one of ${[...operations.keys()].join(', ')} is needed`, '/op');
    }
    return operation(this.#calendar(question.calendar), question);
  }

  #calendar(json: unknown): Calendar {
    const key = JSON.stringify(json) ?? '';
    const known = this.#calendars.get(key);
    if (known) return known;
    const calendar = inside('/calendar', () => calendarOf(json));
    const [oldest] = this.#calendars.keys();
    if (oldest !== undefined && this.#calendars.size >= CALENDARS_KEPT) this.#calendars.delete(oldest);
    this.#calendars.set(key, calendar);
    return calendar;
  }
}

function instantIn(question: Question, field: 'start' | 'end', { zone }: Calendar): Instant {
  const text = question[field];
  const at = typeof text === 'string' ? readInstant(text, zone) : null;
  if (at === null)
    throw new DomainError('invalid', 'an instant such as 2026-11-20T16:45:00-06:00 is needed', `/${field}`);
  return at;
}

function spanIn({ op, seconds }: Question): Milliseconds {
  if (typeof seconds !== 'number') throw new DomainError('invalid', 'a number is needed', '/seconds');
  if (seconds < 0) {
    const other = op === 'add' ? 'subtract' : 'add';
    throw new DomainError('invalid', `a span is not negative; the other way is "${other}"`, '/seconds');
  }
  return Math.round(seconds * SECOND);
}

function inside<T>(pointer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.message, pointer + (error.pointer ?? ''));
  }
}

function errorText(error: Error): string {
  if (error instanceof SyntaxError) return `no JSON: ${error.message}`;
  return error instanceof DomainError && error.pointer ? `${error.pointer}: ${error.message}` : error.message;
}
