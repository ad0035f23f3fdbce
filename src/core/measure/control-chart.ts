/** Chart of single values and moving ranges (XmR; DOMAIN M-28). */
export interface ControlChart {
  readonly values: readonly number[];
  readonly centre: number;
  /** Natural limits, drawn no further than the floor and the cap. */
  readonly low: number;
  readonly high: number;
  /** Mean of the differences between neighbours of the baseline. */
  readonly meanRange: number;
  readonly rangeLimit: number;
  /** Differences between neighbouring values, one fewer than there are values. */
  readonly ranges: readonly number[];
  readonly signals: readonly Signal[];
}

/** Something that chance rarely does: one point outside, eight in a row on one side, three of four near a limit. */
export interface Signal {
  readonly rule: 'outside' | 'run' | 'near';
  readonly side: 'above' | 'below';
  /** Places in `values`, ascending. */
  readonly points: readonly number[];
}

/** What a value can't pass, as 0 and 100 for shares in per cent. */
export interface ChartBounds {
  readonly floor?: number;
  readonly cap?: number;
}

/** 3 / d2 and D4 for ranges of two (Wheeler 1993). */
const TO_LIMIT = 2.66;
const TO_RANGE_LIMIT = 3.267;
const RUN = 8;
const NEAR = 3;
const NEAR_OF = 4;

/**
 * Tests values against the limits of a baseline: the values themselves, or the weeks before a change, whose limits then
 * stay frozen (M-27). null: a baseline of fewer than two values has no limits.
 *
 * - A value on a limit is inside; one on the centre ends a run. Runs are named whole.
 * - Near is nearer to the natural limit than to the centre, even where floor or cap keep that limit from being drawn.
 */
export function controlChart(
  baseline: readonly number[],
  values: readonly number[],
  { floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY }: ChartBounds = {},
): ControlChart | null {
  if (baseline.length < 2) return null;
  const centre = mean(baseline);
  const meanRange = mean(rangesOf(baseline));
  const reach = TO_LIMIT * meanRange;
  const [low, high] = [Math.max(floor, centre - reach), Math.min(cap, centre + reach)];
  const offsets = values.map((value) => value - centre);
  const signals = (['above', 'below'] as const).flatMap((side): Signal[] => {
    const out = offsets.map((offset) => (side === 'above' ? offset : -offset));
    const beyond = (value: number) => (side === 'above' ? value > high : value < low);
    return [
      ...values.flatMap((value, place) =>
        beyond(value) ? [{ rule: 'outside' as const, side, points: [place] }] : [],
      ),
      ...runs(out).map((points) => ({ rule: 'run' as const, side, points })),
      ...groups(out, reach / 2).map((points) => ({ rule: 'near' as const, side, points })),
    ];
  });
  const rangeLimit = TO_RANGE_LIMIT * meanRange;
  return { values, centre, low, high, meanRange, rangeLimit, ranges: rangesOf(values), signals };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rangesOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? value)));
}

/** Eight and more in a row on the side that counts as positive. */
function runs(out: readonly number[]): number[][] {
  const found: number[][] = [];
  let run: number[] = [];
  for (const [place, offset] of out.entries()) {
    run = offset > 0 ? [...run, place] : [];
    if (run.length === RUN) found.push(run);
    else if (run.length > RUN) found[found.length - 1] = run;
  }
  return found;
}

/** Three within four successive places that lie further out than half the reach; what overlaps is one group. */
function groups(out: readonly number[], half: number): number[][] {
  const near = out.flatMap((offset, place) => (offset > half ? [place] : []));
  const found: number[][] = [];
  for (const [index, last] of near.entries()) {
    const three = near.slice(Math.max(0, index + 1 - NEAR), index + 1);
    const [first = last] = three;
    if (three.length < NEAR || last - first >= NEAR_OF) continue;
    const open = found.at(-1);
    if (open && three.some((place) => open.includes(place)))
      open.push(...three.filter((place) => !open.includes(place)));
    else found.push(three);
  }
  return found;
}
