import type { Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import { type CountName, closeGroups, type TimeName, timeNames } from './count-names.ts';
import type { Part } from './parts-of.ts';
import { TimeCounts } from './time-counts.ts';

/** What is censored at the instant one looks (M-03). */
export const openNames = ['business', 'elapsed', 'valueBusiness', 'valueElapsed', 'contact'] as const;
export type OpenName = (typeof openNames)[number];

/** Counts whose sum over days does not say enough: whole days are asked about. */
const daily: ReadonlySet<string> = new Set([
  'C8.due',
  'C8.met',
  ...closeGroups.flatMap((group) => [
    `close.${group}` as const,
    `close.${group}.won` as const,
    `close.${group}.lost` as const,
  ]),
] satisfies CountName[]);

/** Sums over parts of items: exact, in any order, and what was added can be taken away again. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #byDay = new Map<LocalDay, Map<string, number>>();
  readonly #times = new Map<TimeName, TimeCounts>(timeNames.map((name) => [name, new TimeCounts()]));
  readonly #open = new Map<OpenName, Milliseconds[]>(openNames.map((name) => [name, []]));

  add(part: Part): void {
    for (const [name, n] of countsIn(part)) this.addCount(part.day, name, n);
    for (const [name, times] of Object.entries(part.times))
      for (const ms of times) this.times(name as TimeName).add(ms);
  }

  subtract(part: Part): void {
    for (const [name, n] of countsIn(part)) this.addCount(part.day, name, -n);
    for (const [name, times] of Object.entries(part.times))
      for (const ms of times) this.times(name as TimeName).remove(ms);
  }

  addCount(day: LocalDay, name: CountName, n: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + n);
    if (!daily.has(name)) return;
    const counts = this.#byDay.get(day) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + n);
    this.#byDay.set(day, counts);
  }

  /** Something that has waited so long by now and waits on. */
  addOpen(name: OpenName, waitedMs: Milliseconds): void {
    this.#open.get(name)?.push(waitedMs);
  }

  count(name: CountName): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Counts that begin with a word, such as `reason.`, by the rest of their name. */
  countsOf(prefix: string): [string, number][] {
    return [...this.#counts].flatMap(([name, n]): [string, number][] =>
      name.startsWith(prefix) && n !== 0 ? [[name.slice(prefix.length), n]] : [],
    );
  }

  /** By day, for the counts that are kept so; days without any are left out. */
  countByDay(name: CountName): ReadonlyMap<LocalDay, number> {
    return new Map([...this.#byDay].map(([day, counts]) => [day, counts.get(name) ?? 0]));
  }

  times(name: TimeName): TimeCounts {
    return this.#times.get(name) as TimeCounts;
  }

  open(name: OpenName): readonly Milliseconds[] {
    return this.#open.get(name) ?? [];
  }
}

function countsIn({ counts }: Part): [CountName, number][] {
  return Object.entries(counts) as [CountName, number][];
}
