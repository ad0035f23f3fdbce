import type { z } from 'zod';
import { everything } from '../../../core/measure/slice.ts';
import { resultOfKind } from '../../../core/promise/promise-kinds.ts';
import { DAY } from '../../../core/time/instant.ts';
import { dateOf, weekdayOf } from '../../../core/time/local-day.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { targetKinds } from '../../clocks/targets/target-kinds.ts';
import type { FiguresSource } from '../promise/figures-source.ts';
import type * as contract from './contract.ts';

/** The result of the last complete ISO week beside each target (S0-19). */
export async function viewStandard(
  ctx: Context,
  source: FiguresSource,
): Promise<z.input<typeof contract.standard.response>> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  const today = Math.floor(zoneClock(zone).wallAt(ctx.now) / DAY);
  const until = today - (weekdayOf(today) - 1);
  const from = until - 7;
  const figures = await source.period(ctx, { from, until, slice: everything });
  return {
    from: dateOf(from),
    until: dateOf(until),
    kinds: targetKinds.map(({ code }) => {
      const result = resultOfKind(figures, code);
      return { kind: code, measured: result !== undefined, result: result ?? null };
    }),
  };
}
