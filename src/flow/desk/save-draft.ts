import type { z } from 'zod';
import { holdsWords } from '../../core/reply/holds-words.ts';
import { isEmptyDraft } from '../../core/reply/is-empty-draft.ts';
import { fromIso, type Instant, toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import type { ReplyIntent } from '../../platform/schema.ts';
import { lockRequest } from './lock-request.ts';
import type { draftBody, olderDraft } from './shapes.ts';
import { touchRequest } from './touch-request.ts';

export type Draft = z.output<typeof draftBody>;
/** A draft whose writer need not have said what it gives or carries. */
export type Written = Pick<Draft, 'text' | 'answers' | 'parts' | 'interim'> & Partial<Draft>;
/** What another window had written, and when it was saved. */
export type OlderDraft = z.output<typeof olderDraft>;

/** What stands in the database once a draft is saved; `version` null: nothing does. */
export interface SavedDraft {
  readonly version: number | null;
  readonly older: OlderDraft;
}

export interface Saving {
  /** The version it was written on; undefined saves over whatever stands there. */
  readonly seen?: number | null | undefined;
  readonly dropOlder?: boolean | undefined;
}

/**
 * Keeps the reply somebody is writing; one with nothing in it is deleted. Words that another window of theirs wrote
 * meanwhile are kept as the older ones, never lost. Its holder has touched the item with it (R4). Throws `not_found`.
 */
export async function saveDraft(
  ctx: Context,
  requestId: string,
  draft: Draft,
  saving: Saving = {},
): Promise<SavedDraft> {
  await lockRequest(ctx, requestId);
  const stored = await loadDraft(ctx, requestId);
  const unseen = stored !== null && saving.seen !== undefined && saving.seen !== stored.version;
  if (isEmptyDraft(draft)) {
    if (unseen && stored) return { version: stored.version, older: stored.older };
    await deleteDraft(ctx, requestId);
    return { version: null, older: null };
  }
  const kept = saving.dropOlder === true ? null : (stored?.older ?? null);
  const replaced = unseen && stored && !isWithin(stored.body, draft) ? asOlder(stored) : null;
  const older = replaced ?? (kept && isWithin(kept, draft) ? null : kept);
  const version = Math.max(ctx.now, (stored?.version ?? 0) + 1);
  await writeDraft(ctx, requestId, { body: draft, version, older });
  await touchRequest(ctx, requestId, 'began to write');
  return { version, older };
}

/** The draft of the acting member as it is stored, held until the transaction ends. */
export async function loadDraft(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('draft')
    .select(['body', 'saved_at', 'version', 'older'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const older = row.older === null ? null : { ...emptyDraft, ...(row.older as NonNullable<OlderDraft>) };
  return { body: asDraft(row.body), savedAt: row.saved_at, version: row.version, older };
}

export async function writeDraft(
  ctx: Context,
  requestId: string,
  { body, version, older }: { body: Draft; version: number; older: OlderDraft },
): Promise<void> {
  const row = {
    body: JSON.stringify(body),
    saved_at: at(ctx.now),
    version,
    older: older === null ? null : JSON.stringify(older),
  };
  await ctx.db
    .insertInto('draft')
    .values({ org_id: ctx.orgId, request_id: requestId, user_id: actingUser(ctx), ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'request_id', 'user_id']).doUpdateSet(row))
    .execute();
}

/** Takes the draft away; what another window wrote (`seen` is not its version) stays unless `sent` holds its words. */
export async function deleteDraft(
  ctx: Context,
  requestId: string,
  given: { readonly seen?: number | null | undefined; readonly sent?: Draft } = {},
): Promise<void> {
  const stored = await loadDraft(ctx, requestId);
  if (stored === null) return;
  const { seen, sent } = given;
  const unseen = seen !== undefined && sent !== undefined && seen !== stored.version;
  if (unseen && !isWithin(stored.body, sent)) return;
  if (stored.older !== null && sent !== undefined && !isWithin(stored.older, sent)) {
    const { savedAt: _, ...body } = stored.older;
    return writeDraft(ctx, requestId, { body, version: stored.version + 1, older: null });
  }
  await ctx.db
    .deleteFrom('draft')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .execute();
}

/** What drafts kept from before lack. */
export const emptyDraft = { quote: false, values: [], assets: [], files: [], gain: '', signed: true };
export const asDraft = (body: unknown): Draft => ({ ...emptyDraft, ...(body as Draft) });

export const asOlder = ({ body, savedAt }: { body: Draft; savedAt: Instant }): OlderDraft => ({
  ...body,
  savedAt: toIso(savedAt),
});

/** Whoever keeps the second loses no word or file of the first. */
export function isWithin(first: Draft, second: Draft): boolean {
  return (
    holdsWords(second.text, first.text) &&
    holdsWords(second.gain, first.gain) &&
    [...first.files, ...first.assets].every((id) => [...second.files, ...second.assets].includes(id))
  );
}

/** What a draft settles: an interim counts only with who and by when (R19). */
export function intentOf(draft: Written): ReplyIntent {
  const { interim } = draft;
  return {
    answers: draft.answers,
    parts: draft.parts.filter((id) => !draft.answers.includes(id)),
    interim: interim?.who.trim() && interim.by ? { who: interim.who.trim(), by: fromIso(interim.by) } : null,
    quote: draft.quote === true,
    values: draft.values ?? [],
    assets: draft.assets ?? [],
    gain: draft.gain?.trim() ?? '',
  };
}
