import type { z } from 'zod';
import { positionOf, positionText } from '../../../core/measure/position.ts';
import { valueAccount } from '../../../core/measure/value-account.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';
import type { competitors } from './contract.ts';

/** Who else replied to the contact of a request, and where we stand to them (S0-10). Throws `not_found`. */
export async function viewCompetitors(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof competitors.response>> {
  const standing = await readStanding(ctx, requestId);
  const rows = await repliesOf(ctx, requestId);
  const can = mayOn(standing, 'answer') ? (['record'] as const) : [];
  // Without a competitor there is nothing to compare: the ledger is not read.
  if (rows.length === 0) return { items: [], ourFirstValueAt: null, position: null, can: [...can] };
  const ours = await firstValueAt(ctx, requestId, standing.deskId);
  const position = positionOf(
    ours,
    rows.map(({ replied_at }) => replied_at),
    ctx.now,
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      at: toIso(row.replied_at),
      toldBy: row.told_by,
      recordedBy: row.recorder,
    })),
    ourFirstValueAt: ours === null ? null : toIso(ours),
    position: position && { ...position, text: positionText(position) },
    can: [...can],
  };
}

function repliesOf(ctx: Context, requestId: string) {
  return ctx.db
    .selectFrom('competitor_reply as c')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'c.org_id').onRef('m.user_id', '=', 'c.recorded_by'),
    )
    .select(['c.id', 'c.name', 'c.replied_at', 'c.told_by', 'm.name as recorder'])
    .where('c.org_id', '=', ctx.orgId)
    .where('c.request_id', '=', requestId)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.replied_at')
    .orderBy('c.id')
    .execute();
}

async function firstValueAt(ctx: Context, requestId: string, deskId: string): Promise<Instant | null> {
  const terms = (await loadTerms(ctx)).forDesk(deskId);
  return valueAccount(await loadFacts(ctx, requestId), terms, ctx.now).firstValueAt;
}
