import { DomainError } from '../core/domain-error.ts';
import { isZone } from '../core/time/zone-clock.ts';
import type { Context } from '../platform/context.ts';
import { announce } from '../platform/ledger.ts';

/** Company name and zone; the zone of the opening hours is part of the hours. Throws DomainError (`/zone`). */
export async function saveOrganisation(
  ctx: Context,
  input: { company: string; zone: string },
): Promise<void> {
  if (!isZone(input.zone)) throw new DomainError('invalid', `"${input.zone}" is no known time zone`, '/zone');
  await ctx.db
    .updateTable('organisation')
    .set({ name: input.company, zone: input.zone })
    .where('id', '=', ctx.orgId)
    .execute();
  await announce(ctx, { topics: ['organisation'] });
}
