import { sql } from 'kysely';
import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import { type PageVersion, pageState } from '../../../core/promise/page-versions.ts';
import { targetLine } from '../../../core/promise/target-line.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import type * as contract from './contract.ts';
import { loadPageVersions, loadSaidTargets } from './load-versions.ts';

type Wanted = z.output<typeof contract.publishPromise.body>;

/**
 * Publishes the page, changes what is on it, or hides it as a whole (E9.d, S0-33): every step stays visible on it. The
 * same again changes nothing. Throws DomainError `invalid` at `/kinds` or `/reason`.
 */
export async function publishPromise(ctx: Context, wanted: Wanted): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promise:${ctx.orgId}`}, 0))`.execute(ctx.db);
  const versions = await loadPageVersions(ctx);
  const before = versions.at(-1) ?? null;
  const kinds = await chosenKinds(ctx, wanted, before);
  if (before !== null && before.published === wanted.published && isSame(before.kinds, kinds)) return;
  if (!wanted.published && pageState(versions) === 'never')
    throw new DomainError('invalid', 'it has never been published', '/published');
  if (wanted.reason === '' && takesAway(before, { ...wanted, kinds }))
    throw new DomainError('invalid', 'say why, for all to read', '/reason');
  const id = newId();
  await ctx.db
    .insertInto('promise_version')
    .values({
      org_id: ctx.orgId,
      id,
      published: wanted.published,
      kinds,
      reason: wanted.reason,
      changed_by: actingUser(ctx),
      changed_at: at(ctx.now),
    })
    .execute();
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: wanted.published ? 'promise.published' : 'promise.hidden',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `promise:${id}`,
      data: { versionId: id, kinds },
    },
  ]);
  await announce(ctx, { topics: ['promise'] });
}

/** In the order of clocks. While the page is hidden its targets stay as they are. */
async function chosenKinds(ctx: Context, wanted: Wanted, before: PageVersion | null): Promise<string[]> {
  if (!wanted.published) return [...(before?.kinds ?? [])];
  const targets = await loadSaidTargets(ctx);
  const unknown = wanted.kinds.find((kind) => !targets.has(kind));
  if (unknown !== undefined) throw new DomainError('invalid', `there is no target ${unknown}`, '/kinds');
  const kinds = [...targets.keys()].filter((kind) => wanted.kinds.includes(kind));
  const running = kinds.some((kind) => targetLine(targets.get(kind) ?? [], null, ctx.now)?.current.runs);
  if (!running) throw new DomainError('invalid', 'choose at least one target that is in force', '/kinds');
  return kinds;
}

/** Whether something that stood there would no longer. */
function takesAway(before: PageVersion | null, wanted: Pick<Wanted, 'published' | 'kinds'>): boolean {
  if (before === null) return false;
  return !wanted.published || before.kinds.some((kind) => !wanted.kinds.includes(kind));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((kind) => b.includes(kind));
}
