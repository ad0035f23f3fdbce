import { TimeCounts } from './time-counts.ts';

/** Times as they are stored: pairs of block and number, four bytes each, and two bytes for each time in its block. */
export interface PackedTimes {
  readonly blocks: Uint8Array;
  readonly offsets: Uint8Array;
}

/** A block as stored: how many times it holds, and where they begin among the offsets. */
export interface PackedBlock {
  readonly block: number;
  readonly n: number;
  /** In bytes. */
  readonly start: number;
}

const PAIR = 8;
const OFFSET = 2;

export function packTimes(times: TimeCounts): PackedTimes {
  const numbers = times.blocks();
  const blocks = new Uint8Array(numbers.length * PAIR);
  const offsets = new Uint8Array(times.size * OFFSET);
  const pairs = new DataView(blocks.buffer);
  const entries = new DataView(offsets.buffer);
  let at = 0;
  numbers.forEach((block, place) => {
    const within = times.offsetsIn(block);
    pairs.setUint32(place * PAIR, block, true);
    pairs.setUint32(place * PAIR + 4, within.length, true);
    for (const offset of within) {
      entries.setUint16(at, offset, true);
      at += OFFSET;
    }
  });
  return { blocks, offsets };
}

/** The blocks, without what is in them; all, or those that are asked for. */
export function packedBlocks(blocks: Uint8Array, asked?: ReadonlySet<number>): PackedBlock[] {
  const pairs = viewOf(blocks);
  const found: PackedBlock[] = [];
  let start = 0;
  for (let at = 0; at < blocks.byteLength; at += PAIR) {
    const block = pairs.getUint32(at, true);
    const n = pairs.getUint32(at + 4, true);
    if (asked === undefined || asked.has(block)) found.push({ block, n, start });
    start += n * OFFSET;
  }
  return found;
}

/** Counts packed blocks to others, their times unread. */
export function addPackedBlocks(times: TimeCounts, blocks: Uint8Array): void {
  const pairs = viewOf(blocks);
  for (let at = 0; at < blocks.byteLength; at += PAIR)
    times.addUnread(pairs.getUint32(at, true), pairs.getUint32(at + 4, true));
}

/** Bytes that a number of times take. */
export function bytesOf(n: number): number {
  return n * OFFSET;
}

/** Times within one block, as offsets. */
export function unpackOffsets(offsets: Uint8Array): Uint16Array {
  const entries = viewOf(offsets);
  return Uint16Array.from({ length: offsets.byteLength / OFFSET }, (_, place) =>
    entries.getUint16(place * OFFSET, true),
  );
}

export function unpackTimes({ blocks, offsets }: PackedTimes): TimeCounts {
  const times = new TimeCounts();
  for (const { block, n, start } of packedBlocks(blocks)) {
    times.addUnread(block, n);
    times.read(block, unpackOffsets(offsets.subarray(start, start + bytesOf(n))));
  }
  return times;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
