import type { Figures } from '../../../core/measure/figures.ts';
import type { Slice } from '../../../core/measure/slice.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { LocalDay } from '../../../core/time/local-day.ts';
import type { Context } from '../../../platform/context.ts';

interface Days {
  readonly from: LocalDay;
  /** Exclusive. */
  readonly until: LocalDay;
}

/** Where the figures come from: the one place that computes them for every screen. */
export interface FiguresSource {
  readonly period: (
    ctx: Context,
    asked: Days & { readonly slice: Slice; readonly asOf?: Instant },
  ) => Promise<Figures>;
  readonly series: (
    ctx: Context,
    asked: { readonly periods: readonly Days[]; readonly slice: Slice; readonly asOf?: Instant },
  ) => Promise<readonly Figures[]>;
}
