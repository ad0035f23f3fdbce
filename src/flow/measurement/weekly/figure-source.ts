import type { Figures } from '../../../core/measure/figures.ts';
import type { Slice } from '../../../core/measure/slice.ts';
import type { WaitingRequest, WeekAction } from '../../../core/report/weekly-content.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { LocalDay } from '../../../core/time/local-day.ts';
import type { Context } from '../../../platform/context.ts';

/** Days on the organisation's wall, `until` exclusive, as of an instant. */
export interface AskedPeriod {
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly slice: Slice;
  readonly asOf: Instant;
}

export type Waiting = WaitingRequest;

/** Where a report takes its figures from: what every board takes them from as well. */
export interface FigureSource {
  /** The figures are exact: nothing is being entered or measured that they would miss. */
  ready(ctx: Context): Promise<boolean>;
  period(ctx: Context, asked: AskedPeriod): Promise<Figures>;
  series(
    ctx: Context,
    asked: Pick<AskedPeriod, 'slice' | 'asOf'> & {
      readonly periods: readonly Pick<AskedPeriod, 'from' | 'until'>[];
    },
  ): Promise<Figures[]>;
  /** Open, past their time and unanswered as of then. */
  waiting(ctx: Context, asked: AskedPeriod): Promise<Waiting[]>;
  /** What was agreed in the huddles of those days. */
  actions(ctx: Context, days: Pick<AskedPeriod, 'from' | 'until'>): Promise<WeekAction[]>;
}
