import type { TimeName } from '../../../core/measure/count-names.ts';
import type { Part } from '../../../core/measure/parts-of.ts';
import type { Milliseconds } from '../../../core/time/instant.ts';
import { type Measured, slicesOf } from './measured.ts';

/** What changes in the sums of one day and slice. */
export interface CellChange {
  readonly day: number;
  readonly slice: string;
  readonly counts: Map<string, number>;
  readonly added: Map<TimeName, Milliseconds[]>;
  readonly taken: Map<TimeName, Milliseconds[]>;
}

/** Collects what a batch of requests changes in the sums, so that each cell is written once. */
export class RollUpChange {
  readonly #cells = new Map<string, CellChange>();

  /** Takes away what a request added before, and adds what it adds now. Nothing changes where both are the same. */
  replace(before: Measured | null, after: Measured | null): void {
    if (before !== null && after !== null && isSame(before, after)) return;
    if (before !== null) this.#enter(before, -1);
    if (after !== null) this.#enter(after, 1);
  }

  cells(): CellChange[] {
    return [...this.#cells.values()];
  }

  #enter(measured: Measured, sign: 1 | -1): void {
    for (const part of measured.parts)
      for (const slice of slicesOf(measured, part)) enterPart(this.#cell(part.day, slice), part, sign);
  }

  #cell(day: number, slice: string): CellChange {
    const key = `${day} ${slice}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const cell = { day, slice, counts: new Map(), added: new Map(), taken: new Map() };
    this.#cells.set(key, cell);
    return cell;
  }
}

function enterPart(cell: CellChange, { counts, times }: Part, sign: 1 | -1): void {
  for (const [name, n = 0] of Object.entries(counts))
    cell.counts.set(name, (cell.counts.get(name) ?? 0) + sign * n);
  const side = sign === 1 ? cell.added : cell.taken;
  for (const [name, list] of Object.entries(times) as [TimeName, readonly Milliseconds[]][]) {
    const known = side.get(name);
    if (known) known.push(...list);
    else side.set(name, [...list]);
  }
}

function isSame(a: Measured, b: Measured): boolean {
  return printOf(a) === printOf(b);
}

/** jsonb orders keys by its own rule, so both sides are ordered here. */
function printOf({ slices, parts }: Measured): string {
  const ordered = parts
    .map(({ day, personId, counts, times }) => [
      day,
      personId,
      Object.entries(counts).sort(byName),
      Object.entries(times).sort(byName),
    ])
    .map((part) => JSON.stringify(part))
    .sort();
  return JSON.stringify([[...slices].sort(), ordered]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
