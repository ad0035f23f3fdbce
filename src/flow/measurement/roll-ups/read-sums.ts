import { sql } from 'kysely';
import type { CountName, TimeName } from '../../../core/measure/count-names.ts';
import {
  addPackedBlocks,
  bytesOf,
  type PackedBlock,
  packedBlocks,
  unpackOffsets,
} from '../../../core/measure/pack-times.ts';
import type { Tally } from '../../../core/measure/tally.ts';
import type { TimeCounts } from '../../../core/measure/time-counts.ts';
import type { Context } from '../../../platform/context.ts';
import { SumsMoved } from './while-sums-stand.ts';

/** Days of the organisation's wall, half-open. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** A tally filled for a period and a slice. */
export interface PeriodTally {
  readonly period: Period;
  /** The slice, as sums are kept by. */
  readonly key: string;
  readonly tally: Tally;
}

/** The stored times of one day, of which the blocks are known. */
interface StoredDay {
  readonly day: number;
  readonly slice: string;
  readonly name: TimeName;
  readonly blocks: Buffer;
}

/** Where the stored times of each tally are, to be read block by block. */
export type StoredTimes = readonly (readonly StoredDay[])[];

/** Adds the stored sums to tallies by the periods their days lie in; times by their blocks alone. */
export async function readSums(ctx: Context, tallies: readonly PeriodTally[]): Promise<StoredTimes> {
  const within = sql`org_id = ${ctx.orgId} and slice = any(${[...new Set(tallies.map(({ key }) => key))]})
    and day >= ${Math.min(...tallies.map(({ period }) => period.from))}
    and day < ${Math.max(...tallies.map(({ period }) => period.until))}`;
  const holding = ({ day, slice }: { readonly day: number; readonly slice: string }) =>
    tallies.flatMap(({ period, key, tally }, place) =>
      key === slice && day >= period.from && day < period.until ? [{ tally, place }] : [],
    );
  const counts = await sql<{ day: number; slice: string; counts: Record<string, number> }>`
    select day, slice, counts from roll_up where ${within}`.execute(ctx.db);
  for (const row of counts.rows)
    for (const { tally } of holding(row))
      for (const [name, n] of Object.entries(row.counts)) tally.addCount(row.day, name as CountName, n);
  const times = await sql<StoredDay>`
    select day, slice, name, blocks from roll_up_time where ${within}`.execute(ctx.db);
  const stored: StoredDay[][] = tallies.map(() => []);
  for (const one of times.rows)
    for (const { tally, place } of holding(one)) {
      addPackedBlocks(tally.times(one.name), one.blocks);
      stored[place]?.push(one);
    }
  return stored;
}

export interface Wanted {
  readonly tally: number;
  readonly name: TimeName;
  readonly block: number;
}

/** Reads the times of some blocks into their tallies: only the bytes that are needed. */
export async function readBlocks(
  ctx: Context,
  tallies: readonly PeriodTally[],
  stored: StoredTimes,
  wanted: readonly Wanted[],
): Promise<void> {
  const pieces = piecesOf(stored, wanted);
  if (pieces.length === 0) return;
  const { rows } = await sql<{ i: number; bytes: Buffer }>`
    select p.i, substring(r.offsets from p.start + 1 for p.length) as bytes
    from unnest(${pieces.map((_, i) => i)}::int[], ${pieces.map(({ day }) => day)}::int[],
      ${pieces.map(({ slice }) => slice)}::text[], ${pieces.map(({ name }) => name)}::text[],
      ${pieces.map(({ start }) => start)}::int[], ${pieces.map(({ bytes }) => bytes)}::int[]) as p (i, day, slice, name, start, length)
    join roll_up_time r on r.org_id = ${ctx.orgId} and r.slice = p.slice and r.day = p.day and r.name = p.name`.execute(
    ctx.db,
  );
  if (rows.length < pieces.length) throw new SumsMoved('stored times are gone');
  for (const { i, bytes } of rows) {
    const piece = pieces[i];
    if (piece && bytes.byteLength < piece.bytes) throw new SumsMoved('stored times are fewer than they were');
    if (piece) readPiece(tallies[piece.tally]?.tally.times(piece.name), piece.blocks, bytes);
  }
}

/** Neighbouring blocks of a day, read as one piece. */
interface Piece {
  readonly tally: number;
  readonly day: number;
  readonly slice: string;
  readonly name: TimeName;
  readonly start: number;
  bytes: number;
  readonly blocks: PackedBlock[];
}

function piecesOf(stored: StoredTimes, wanted: readonly Wanted[]): Piece[] {
  const asked = Map.groupBy(wanted, ({ tally, name }) => `${tally} ${name}`);
  return [...asked.values()].flatMap((group) => {
    const [{ tally, name } = { tally: 0, name: 'business' as const }] = group;
    const numbers = new Set(group.map(({ block }) => block));
    return (stored[tally] ?? [])
      .filter((one) => one.name === name)
      .flatMap(({ day, slice, blocks }) => {
        const pieces: Piece[] = [];
        for (const block of packedBlocks(blocks, numbers)) {
          const last = pieces.at(-1);
          if (last && last.start + last.bytes === block.start) {
            last.bytes += bytesOf(block.n);
            last.blocks.push(block);
          } else
            pieces.push({
              tally,
              day,
              slice,
              name,
              start: block.start,
              bytes: bytesOf(block.n),
              blocks: [block],
            });
        }
        return pieces;
      });
  });
}

function readPiece(times: TimeCounts | undefined, blocks: readonly PackedBlock[], bytes: Buffer): void {
  let at = 0;
  for (const { block, n } of blocks) {
    times?.read(block, unpackOffsets(bytes.subarray(at, at + bytesOf(n))));
    at += bytesOf(n);
  }
}
