import { sql } from 'kysely';
import type { z } from 'zod';
import { clockKind } from '../../../core/clock/kinds/index.ts';
import { targetInWords } from '../../../core/clock/target-words.ts';
import { gapsOf, pageState } from '../../../core/promise/page-versions.ts';
import { isMeasured, proposedKinds } from '../../../core/promise/promise-kinds.ts';
import { targetLine } from '../../../core/promise/target-line.ts';
import { toIso } from '../../../core/time/instant.ts';
import type { Member } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import type * as contract from './contract.ts';
import { loadPageVersions, loadSaidTargets } from './load-versions.ts';

type PageView = z.input<typeof contract.promisePage.response>;

/** Where the public page stands, for those who publish it and those who read about it. */
export async function viewPromise(ctx: Context, member: Member, publicUrl: string): Promise<PageView> {
  const versions = await loadPageVersions(ctx);
  const state = pageState(versions);
  const shown = versions.at(-1)?.kinds ?? proposedKinds;
  const address = `${publicUrl}/promise/${member.slug}`;
  return {
    state,
    ...(await lastChange(ctx)),
    kinds: [...(await loadSaidTargets(ctx))].map(([kind, targets]) => {
      const current = targetLine(targets, null, ctx.now)?.current ?? {
        runs: false,
        targetMs: null,
        goalMs: null,
      };
      return {
        kind,
        title: clockKind(kind).title,
        sentence: targetInWords(kind, current),
        runs: current.runs,
        measured: isMeasured(kind),
        shown: shown.includes(kind),
      };
    }),
    gaps: gapsOf(versions).map(({ kind, from, until, reason }) => ({
      kind,
      title: kind === null ? null : clockKind(kind).title,
      from: toIso(from),
      until: until === null ? null : toIso(until),
      reason,
    })),
    address,
    json: `${address}.json`,
    embed: `${address}/embed`,
    executives: await executivesOf(ctx),
    can: member.roles.includes('executive') ? ['publish'] : [],
  };
}

async function lastChange(ctx: Context): Promise<Pick<PageView, 'changedAt' | 'changedBy'>> {
  const last = await ctx.db
    .selectFrom('promise_version as p')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'p.org_id').onRef('m.user_id', '=', 'p.changed_by'),
    )
    .select(['p.changed_at', 'm.name'])
    .where('p.org_id', '=', ctx.orgId)
    .orderBy('p.changed_at', 'desc')
    .orderBy('p.id', 'desc')
    .executeTakeFirst();
  return { changedAt: last ? toIso(last.changed_at) : null, changedBy: last?.name ?? null };
}

async function executivesOf(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from membership
    where org_id = ${ctx.orgId} and active and 'executive' = any(roles)`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}
