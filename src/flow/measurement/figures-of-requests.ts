import type { Figures } from '../../core/measure/figures.ts';
import { figuresOf } from '../../core/measure/figures-of.ts';
import { Tally } from '../../core/measure/tally.ts';
import { dayOn } from '../../core/measure/wall-time.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import { loadItems } from './roll-ups/load-items.ts';
import { addOpen, measuredOf } from './roll-ups/measured.ts';

/** The measures of some requests and nothing else, by their facts as of now; for few, such as one customer's. */
export async function figuresOfRequests(
  ctx: Context,
  requestIds: readonly string[],
  zone: string,
): Promise<Figures> {
  const tally = new Tally();
  const terms = await loadTerms(ctx);
  for (const { item, slices } of await loadItems(ctx, requestIds, ctx.now, terms)) {
    const measured = measuredOf(item, slices, ctx.now);
    for (const part of measured.parts) tally.add(part);
    const desk = slices.find((slice) => slice.startsWith('desk:'))?.slice('desk:'.length) ?? '';
    const { calendar } = terms
      .forDesk(desk)
      .calendarFor('desk', { zone: null }, item.receivedAt, item.receivedAt);
    addOpen(tally, measured, calendar, ctx.now);
  }
  return figuresOf(tally, dayOn(zone, ctx.now));
}
