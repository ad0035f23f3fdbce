import { readNumber } from '../../../channels/phone/read-number.ts';
import { zonesOfNumber } from '../../../channels/phone/zones-of-number.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { isZone } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';

/**
 * How a contact is reached by telephone and in which zone they are; without one it is taken from the number where that
 * names one. Clocks that run keep the zone of their request's receipt. Throws `not_found`, and `invalid` for what is
 * no number or no zone.
 */
export async function setReach(
  ctx: Context,
  input: { readonly contactId: string; readonly phone: string | null; readonly zone: string | null },
): Promise<void> {
  const contact = await ctx.db
    .selectFrom('contact as c')
    .innerJoin('organisation as o', 'o.id', 'c.org_id')
    .select(['c.id', 'o.zone as home'])
    .where('c.org_id', '=', ctx.orgId)
    .where('c.id', '=', input.contactId)
    .forUpdate('c')
    .executeTakeFirst();
  if (!contact) throw notFound();
  const text = input.phone?.trim() ?? '';
  const number = text === '' ? null : readNumber(text, contact.home);
  if (text !== '' && !number)
    throw new DomainError(
      'invalid',
      'this is no phone number; abroad it begins with + and the country',
      '/phone',
    );
  if (input.zone !== null && !isZone(input.zone))
    throw new DomainError('invalid', 'no time zone has this name', '/zone');
  const zone = input.zone ?? (await onlyZone(number?.number ?? null));
  await ctx.db
    .updateTable('contact')
    .set({ phone: number?.shown ?? null, zone })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contact.id)
    .execute();
  await record(ctx, contact.id, zone);
}

async function onlyZone(number: string | null): Promise<string | null> {
  const zones = number === null ? [] : await zonesOfNumber(number);
  return zones.length === 1 ? (zones[0] ?? null) : null;
}

/** The number itself is personal and stays out of the ledger. */
async function record(ctx: Context, contactId: string, zone: string | null): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'contact.reach_set',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `contact.reach_set:${newId()}`,
      data: { contactId, zone },
    },
  ]);
  // The newest are enough: older ones are hardly open on anybody's screen.
  const requests = await ctx.db
    .selectFrom('request')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', contactId)
    .orderBy('received_at', 'desc')
    .limit(50)
    .execute();
  await announce(ctx, { requestIds: requests.map(({ id }) => id) });
}
