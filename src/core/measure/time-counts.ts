import { MINUTE, type Milliseconds } from '../time/instant.ts';

/**
 * How many of what took how long: exact to the millisecond, two bytes an entry. Times are kept in blocks of a minute,
 * (k - 1, k] for block k, so that whole minutes fall on the ends of blocks and a sum over blocks is exact there. A
 * block may be known by its number alone until its entries are needed: Kaplan-Meier factors telescope over it.
 */
export class TimeCounts {
  readonly #blocks = new Map<number, Block>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(ms: Milliseconds): void {
    const block = blockOf(ms);
    this.#at(block).insert(ms - startOf(block));
    this.#size += 1;
  }

  /** Throws RangeError when it is not there: what is taken away was added. */
  remove(ms: Milliseconds): void {
    const block = blockOf(ms);
    const known = this.#blocks.get(block);
    if (!known?.remove(ms - startOf(block))) throw new RangeError(`no entry of ${ms} ms`);
    if (known.size === 0) this.#blocks.delete(block);
    this.#size -= 1;
  }

  /** Counts a number of entries into a block without knowing them yet. */
  addUnread(block: number, n: number): void {
    this.#at(block).unread += n;
    this.#size += n;
  }

  /** The entries of a block become known; as many as had been counted without. */
  read(block: number, offsets: Uint16Array): void {
    const known = this.#at(block);
    known.unread -= offsets.length;
    for (const offset of offsets) known.insert(offset + 1);
  }

  /** Blocks in ascending order. */
  blocks(): number[] {
    return [...this.#blocks.keys()].sort((a, b) => a - b);
  }

  sizeOf(block: number): number {
    return this.#blocks.get(block)?.size ?? 0;
  }

  isRead(block: number): boolean {
    return (this.#blocks.get(block)?.unread ?? 0) === 0;
  }

  /** Entries of a block that are known, ascending, in milliseconds. */
  timesIn(block: number): Milliseconds[] {
    const start = startOf(block);
    return Array.from(this.#blocks.get(block)?.sorted() ?? [], (offset) => start + offset);
  }

  /** As offsets from 0 to 59,999 within their minute, ascending. */
  offsetsIn(block: number): Uint16Array {
    return Uint16Array.from(this.#blocks.get(block)?.sorted() ?? [], (offset) => offset - 1);
  }

  #at(block: number): Block {
    const known = this.#blocks.get(block);
    if (known) return known;
    const made = new Block();
    this.#blocks.set(block, made);
    return made;
  }
}

/** Number of the block that holds a time; block 0 holds what took no time at all. */
export function blockOf(ms: Milliseconds): number {
  return Math.ceil(ms / MINUTE);
}

/** The time after which a block begins; its end is a minute later. */
export function startOf(block: number): Milliseconds {
  return (block - 1) * MINUTE;
}

/** Offsets of one minute, 1 to 60,000, sorted when asked. */
class Block {
  unread = 0;
  #offsets = new Uint16Array(4);
  #n = 0;
  #isSorted = true;

  get size(): number {
    return this.#n + this.unread;
  }

  insert(offset: number): void {
    if (this.#n === this.#offsets.length) {
      const wider = new Uint16Array(this.#n * 2);
      wider.set(this.#offsets);
      this.#offsets = wider;
    }
    this.#isSorted &&= this.#n === 0 || (this.#offsets[this.#n - 1] ?? 0) <= offset;
    this.#offsets[this.#n] = offset;
    this.#n += 1;
  }

  remove(offset: number): boolean {
    const place = this.#offsets.subarray(0, this.#n).indexOf(offset);
    if (place < 0) return false;
    this.#offsets.copyWithin(place, place + 1, this.#n);
    this.#n -= 1;
    return true;
  }

  sorted(): Uint16Array {
    const known = this.#offsets.subarray(0, this.#n);
    if (!this.#isSorted) known.sort();
    this.#isSorted = true;
    return known;
  }
}
