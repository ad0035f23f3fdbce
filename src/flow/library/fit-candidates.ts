import { sql } from 'kysely';
import type { Candidate } from '../../core/library/rank-items.ts';
import type { BuyingStage } from '../../core/request/buying-stage.ts';
import { fromIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { type AssetRow, loadRows, today } from './load-rows.ts';

/** A library item to be weighed, with all that is shown of it. */
export interface FitCandidate extends Candidate {
  readonly row: AssetRow;
}

/** What is looked for: the words of each text, and products, industries and stage. */
export interface Sought {
  readonly texts: readonly (readonly string[])[];
  readonly needs: readonly { readonly skillId: string }[];
  readonly stage: BuyingStage;
}

/** Looked at for one text, or for the tags; the database has put the best in front. */
const MOST = 40;
/** A word that stands in more items than this finds none by itself. */
const MOST_COMMON = 500;

interface Found {
  readonly place: number;
  readonly id: string;
  readonly words: readonly string[];
}

/** Items that hold words of each text, in the order of the texts, and those made for the products and industries. */
export async function findCandidates(
  ctx: Context,
  { texts, needs, stage }: Sought,
): Promise<{ readonly byText: readonly FitCandidate[][]; readonly byTag: readonly FitCandidate[] }> {
  const held = await byWords(ctx, texts);
  const tagged = await byTags(ctx, needs, stage);
  const ids = [...new Set([...held.map(({ id }) => id), ...tagged])];
  const rows = new Map((await loadRows(ctx, ids, await today(ctx))).map((row) => [row.id, row]));
  const candidate = (id: string, words: readonly string[]): FitCandidate[] => {
    const row = rows.get(id);
    return row ? [candidateOf(row, words)] : [];
  };
  return {
    byText: texts.map((_, index) =>
      held.filter(({ place }) => place === index + 1).flatMap(({ id, words }) => candidate(id, words)),
    ),
    byTag: tagged.flatMap((id) => candidate(id, [])),
  };
}

async function byWords(ctx: Context, texts: Sought['texts']): Promise<Found[]> {
  if (texts.every((words) => words.length === 0)) return [];
  const { rows } = await sql<Found>`
    select place, id, words from heed_fit_library(${JSON.stringify(texts)}::jsonb, ${MOST}, ${MOST_COMMON})`.execute(
    ctx.db,
  );
  return rows;
}

/** For most of what is needed and for the stage first. */
async function byTags(ctx: Context, needs: Sought['needs'], stage: BuyingStage): Promise<string[]> {
  if (needs.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select a.id from (
      select t.asset_id, count(*) as hits from library_tag t
      where t.org_id = ${ctx.orgId} and t.skill_id = any(${needs.map(({ skillId }) => skillId)}::uuid[])
      group by t.asset_id) h
    join library_asset a on a.org_id = ${ctx.orgId} and a.id = h.asset_id and a.retired_at is null
    order by h.hits desc, (${stage} = any(a.stages)) desc, a.approved desc, a.changed_at desc, a.id desc
    limit ${MOST}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Each item once, with all of these words that any look found in it. */
export function merged(
  looks: readonly (readonly FitCandidate[])[],
  words: readonly string[],
): FitCandidate[] {
  const byId = new Map<string, FitCandidate>();
  for (const one of looks.flat()) {
    const known = byId.get(one.id)?.words ?? [];
    byId.set(one.id, {
      ...one,
      words: words.filter((word) => known.includes(word) || one.words.includes(word)),
    });
  }
  return [...byId.values()];
}

function candidateOf(row: AssetRow, words: readonly string[]): FitCandidate {
  return {
    ...{ row, words },
    id: row.id,
    tags: [...row.products, ...row.industries].map(({ id }) => id),
    stages: row.stages,
    language: row.language,
    approved: row.approved,
    toReview: row.toReview,
    uses: row.uses,
    changedAt: fromIso(row.changedAt),
  };
}
