import type { z } from 'zod';
import { explainDeadline } from '../../core/time/explain-deadline.ts';
import { fromIso, MINUTE, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { compiledHours } from './compiled-hours.ts';
import type { whatIf as contract } from './contract.ts';
import { loadCalendars } from './organisation-calendars.ts';
import { checkedParts } from './save-calendar.ts';

/** When something would be due by one's hours. Throws DomainError `invalid` as saving those hours would. */
export async function whatIf(
  ctx: Context,
  input: z.output<typeof contract.params> & z.output<typeof contract.body>,
): Promise<z.input<typeof contract.response>> {
  const all = await loadCalendars(ctx);
  const owner = all.owner(input.scope, input.id);
  const at = fromIso(input.at);
  const parts = input.parts ? checkedParts(input.scope, input.parts) : input.parts;
  const spec =
    parts === undefined ? all.hoursAt(owner, at, ctx.now) : all.withParts(owner, parts, at, ctx.now);
  const calendar = compiledHours(spec);
  const targetMs = input.targetMinutes * MINUTE;
  return {
    dueAt: toIso(calendar.add(at, targetMs)),
    open: calendar.isOpen(at),
    countsFrom: toIso(calendar.nextOpening(at)),
    zone: spec.zone,
    text: explainDeadline(calendar, at, targetMs),
  };
}
