/**
 * Numbers in ascending order, no two alike, that are searched often. An index of equal cells, one for each number, tells between which
 * two places to look, so that numbers spread as evenly as the days of a year take one or two steps, and any others
 * the steps of a binary search.
 */
export class SortedRow {
  readonly values: Float64Array;
  readonly #cells: Uint32Array;
  readonly #first: number;
  readonly #perCell: number;

  constructor(values: Float64Array) {
    const [first = 0, last = 0] = [values[0], values.at(-1)];
    this.values = values;
    this.#first = first;
    this.#perCell = Math.max(1, (last - first) / Math.max(1, values.length));
    this.#cells = new Uint32Array(values.length + 2).fill(values.length);
    let cell = 0;
    for (const [place, value] of values.entries()) {
      for (const own = this.#cellOf(value); cell <= own; cell += 1) this.#cells[cell] = place;
    }
  }

  /** How many of the numbers are at most `limit`. */
  countUpTo(limit: number): number {
    const cell = this.#cellOf(limit);
    let low = this.#cells[cell] ?? 0;
    let high = this.#cells[cell + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.values[middle] ?? Number.NaN) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many of the numbers are less than `limit`. */
  countBelow(limit: number): number {
    const count = this.countUpTo(limit);
    return this.values[count - 1] === limit ? count - 1 : count;
  }

  /** The cell a number belongs to; the first or the last one when it lies outside. */
  #cellOf(value: number): number {
    const cell = Math.floor((value - this.#first) / this.#perCell);
    return Math.max(0, Math.min(cell, this.values.length));
  }
}
