import type { Instant, Milliseconds } from './instant.ts';
import type { LocalDay } from './local-day.ts';
import { SortedRow } from './sorted-row.ts';

/** One opening, half-open: open at `open`, shut at `close`. `day` is the business day it belongs to. */
export interface OpenWindow {
  readonly open: Instant;
  readonly close: Instant;
  readonly day: LocalDay;
}

/**
 * Years of windows in a row, as flat arrays of 20 bytes a window. Open time is a coordinate of its own: `before[i]` is
 * the open time before window i, counted from where the row once began, and years that are added on either side leave
 * it as it is. So `add` and `between` turn an instant into open time and back, whatever lies in between.
 */
export class LaidYears {
  readonly opens: Float64Array;
  /** One more than there are windows: the last is the open time of them all. */
  readonly before: Float64Array;
  readonly days: Int32Array;
  readonly size: number;
  readonly #byOpen: SortedRow;
  readonly #byTime: SortedRow;

  constructor(opens: Float64Array, before: Float64Array, days: Int32Array) {
    this.opens = opens;
    this.before = before;
    this.days = days;
    this.size = opens.length;
    this.#byOpen = new SortedRow(opens);
    this.#byTime = new SortedRow(before);
  }

  static readonly none = new LaidYears(new Float64Array(0), new Float64Array(1), new Int32Array(0));

  /** This row with more windows before and after it. */
  between(early: readonly OpenWindow[], late: readonly OpenWindow[]): LaidYears {
    const size = early.length + this.size + late.length;
    const opens = new Float64Array(size);
    const before = new Float64Array(size + 1);
    const days = new Int32Array(size);
    const fill = (windows: readonly OpenWindow[], from: number, openTime: Milliseconds) => {
      let total = openTime;
      for (const [index, { open, close, day }] of windows.entries()) {
        opens[from + index] = open;
        days[from + index] = day;
        before[from + index] = total;
        total += close - open;
      }
      before[from + windows.length] = total;
    };
    fill(early, 0, this.least - early.reduce((sum, { open, close }) => sum + close - open, 0));
    opens.set(this.opens, early.length);
    days.set(this.days, early.length);
    before.set(this.before, early.length);
    fill(late, early.length + this.size, this.most);
    return new LaidYears(opens, before, days);
  }

  /** Open time at which the row begins. */
  get least(): Milliseconds {
    return item(this.before, 0);
  }

  /** Open time at which the row ends. */
  get most(): Milliseconds {
    return item(this.before, this.size);
  }

  at(index: number): OpenWindow {
    return { open: this.open(index), close: this.close(index), day: item(this.days, index) };
  }

  open(index: number): Instant {
    return item(this.opens, index);
  }

  close(index: number): Instant {
    return item(this.opens, index) + item(this.before, index + 1) - item(this.before, index);
  }

  /** The last window that opened at that instant or before; -1 when there is none. */
  openedBy(at: Instant): number {
    return this.#byOpen.countUpTo(at) - 1;
  }

  /** Open time at an instant: while shut, that of the last close. */
  openTimeAt(at: Instant): Milliseconds {
    const index = this.openedBy(at);
    if (index < 0) return this.least;
    return Math.min(item(this.before, index) + at - item(this.opens, index), item(this.before, index + 1));
  }

  /** The first instant with that open time, which is more than `least`: at the end of a window its close. */
  firstAt(openTime: Milliseconds): Instant {
    const index = this.#byTime.countBelow(openTime) - 1;
    return item(this.opens, index) + openTime - item(this.before, index);
  }

  /** The last instant with that open time, which is less than `most`: at the end of a window the next opening. */
  lastAt(openTime: Milliseconds): Instant {
    const index = this.#byTime.countUpTo(openTime) - 1;
    return item(this.opens, index) + openTime - item(this.before, index);
  }
}

function item(values: Float64Array | Int32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no window ${index} of ${values.length}`);
  return value;
}
