import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import { fillItem } from '../../library/fill-item.ts';
import { suggestItems } from '../../library/suggest-items.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';
import type { gainIdeas, gainItem } from './contract.ts';

/** As many as one reads before writing anyway. */
const MOST = 5;

/** What would be of use to the contact of a request instead of touching base (S1-53). Throws `not_found`. */
export async function viewGainIdeas(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof gainIdeas.response>> {
  if (!mayOn(await readStanding(ctx, requestId), 'answer')) throw notFound();
  const { rows } = await sql<{ id: string; requestId: string; number: string; text: string }>`
    select q.id, r.id as "requestId", '#' || r.number as number, q.text
    from request own
    join request r on r.org_id = ${ctx.orgId} and r.contact_id = own.contact_id
      and r.state not in ('not_a_request', 'withdrawn', 'merged')
    join question q on q.org_id = ${ctx.orgId} and q.request_id = r.id and q.state in ('open', 'part')
      and not q.implied
    where own.org_id = ${ctx.orgId} and own.id = ${requestId}
    order by r.id = ${requestId} desc, r.received_at, q.position, q.id limit ${MOST}`.execute(ctx.db);
  return { questions: rows, items: await itemsThatFit(ctx, requestId) };
}

/** Filled in for the contact, so that one press puts it into the reply. */
async function itemsThatFit(ctx: Context, requestId: string): Promise<z.input<typeof gainItem>[]> {
  const fits = await suggestItems(ctx, requestId, MOST);
  const items = [];
  for (const { id, why } of fits) {
    const { versionId, title, valueType, text, file } = await fillItem(ctx, {
      assetId: id,
      requestId,
      questionId: null,
    });
    items.push({
      versionId,
      title,
      valueType,
      text,
      why,
      file: file && { name: file.name, bytes: file.bytes },
    });
  }
  return items;
}
