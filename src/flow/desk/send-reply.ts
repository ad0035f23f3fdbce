import { DomainError } from '../../core/domain-error.ts';
import type { ReplyVerdict } from '../../core/reply/class-of-reply.ts';
import { deadlineWithin, stopsOf } from '../../core/reply/what-it-stops.ts';
import type { Instant } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { loadCarried } from '../library/load-carried.ts';
import { type FileToSend, filesToSend } from './composer/files-to-send.ts';
import { lockRequest } from './lock-request.ts';
import { letGo, RELEASE_TIMER } from './release-reply.ts';
import { asDraft, deleteDraft, type Written } from './save-draft.ts';
import { ownSignature } from './signatures/signature-of.ts';
import { weighReply } from './weigh-reply.ts';

export interface ReplyInput extends Written {
  readonly requestId: string;
  /** The same key again is the same reply, however often the browser asks. */
  readonly idempotencyKey: string;
  /** How long it is held so that it can be taken back; 0 unless told. */
  readonly undoSeconds?: number;
  /** The version of the draft it was written as; what another window wrote since stays a draft. */
  readonly seen?: number | null | undefined;
}

export interface QueuedReply extends Pick<ReplyVerdict, 'class' | 'stopsFirstResponse' | 'reason'> {
  readonly messageId: string;
  /** Until then it can be taken back; null: it is with the outbox. */
  readonly heldUntil: Instant | null;
}

/**
 * A person's reply: graded, stored and held for undo or put into the outbox. It stops clocks when our relay accepts it, not
 * now. Throws `not_found`; `conflict` for a merged request and a contact without a mail address; `invalid` for files and
 * library items that can't go with it.
 * @param domain right-hand side of the Message-ID
 */
export async function sendReply(ctx: Context, input: ReplyInput, domain: string): Promise<QueuedReply> {
  const { state } = await lockRequest(ctx, input.requestId);
  const known = await storedReply(ctx, input);
  if (known) return known;
  const request = await loadRequest(ctx, input.requestId);
  if (state === 'merged') throw new DomainError('conflict', mergedWords(request.into));
  if (!request.email)
    throw new DomainError('conflict', 'this contact left no mail address; call them instead');
  const draft = draftOf(input);
  const carried = await loadCarried(ctx, draft.assets);
  const files = await filesToSend(ctx, draft.files, carried);
  const { requestId, idempotencyKey: messageId } = input;
  const { verdict, intent } = await weighReply(ctx, { requestId, deskId: request.desk_id, draft, carried });
  const heldUntil = await holdUntil(ctx, input, { verdict, quote: intent.quote === true });
  await ctx.db
    .insertInto('message')
    .values({
      org_id: ctx.orgId,
      id: messageId,
      conversation_id: request.conversation_id,
      request_id: requestId,
      direction: 'out',
      channel: 'email',
      at: at(ctx.now),
      from_text: request.author,
      to_text: request.email,
      subject: /^re:/i.test(request.subject) ? request.subject : `Re: ${request.subject}`,
      text: draft.text,
      html: null,
      mail_id: `<${messageId}@${domain}>`,
      source_key: `reply:${messageId}`,
      author_id: actingUser(ctx),
      reply_class: verdict.class,
      reply: JSON.stringify(intent),
      reason: verdict.reason,
      delivery: 'queued',
      delivery_note: null,
      held_until: heldUntil === null ? null : at(heldUntil),
      taken_from: heldUntil === null ? null : JSON.stringify(draft),
      signature: draft.signed ? (await ownSignature(ctx)).text : '',
    })
    .execute();
  await attach(ctx, messageId, files);
  if (heldUntil === null) await letGo(ctx, { messageId, requestId, draft });
  else await hold(ctx, messageId, heldUntil);
  await deleteDraft(ctx, requestId, { seen: input.seen, sent: draft });
  await announce(ctx, { requestIds: [requestId] });
  return { ...verdict, messageId, heldUntil };
}

const draftOf = ({ requestId: _, idempotencyKey: __, undoSeconds: ___, seen: ____, ...draft }: ReplyInput) =>
  asDraft(draft);

const mergedWords = (into: number | null) =>
  `this request went into ${into === null ? 'another one' : `#${into}`}: answer there; your words are kept`;

/** The reply of this key, when it has been taken before. */
async function storedReply(ctx: Context, input: ReplyInput): Promise<QueuedReply | null> {
  const row = await ctx.db
    .selectFrom('message')
    .select(['reply_class', 'reason', 'held_until'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', input.idempotencyKey)
    .executeTakeFirst();
  if (!row) return null;
  const kind = row.reply_class as ReplyVerdict['class'];
  const stopsFirstResponse = kind === 'R2' || kind === 'R3' || kind === 'R4';
  await deleteDraft(ctx, input.requestId, { seen: null, sent: draftOf(input) });
  return {
    messageId: input.idempotencyKey,
    class: kind,
    stopsFirstResponse,
    reason: row.reason ?? '',
    heldUntil: row.held_until,
  };
}

async function loadRequest(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'r.org_id').on('m.user_id', '=', actingUser(ctx)),
    )
    .leftJoin('request as i', (join) =>
      join.onRef('i.org_id', '=', 'r.org_id').onRef('i.id', '=', 'r.merged_into'),
    )
    .select([
      'r.conversation_id',
      'r.desk_id',
      'r.subject',
      'c.email',
      'm.name as author',
      'i.number as into',
    ])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Until when a reply can be taken back; null where it goes at once: a deadline that it meets would pass meanwhile. */
async function holdUntil(
  ctx: Context,
  { requestId, undoSeconds = 0 }: ReplyInput,
  worth: { readonly verdict: ReplyVerdict; readonly quote: boolean },
): Promise<Instant | null> {
  const undoMs = undoSeconds * 1000;
  if (undoMs === 0) return null;
  const stops = stopsOf(worth.verdict, worth);
  const clocks =
    stops.length === 0
      ? []
      : await ctx.db
          .selectFrom('clock')
          .select('due_at')
          .where('org_id', '=', ctx.orgId)
          .where('request_id', '=', requestId)
          .where('kind', 'in', [...stops])
          .where('ended_at', 'is', null)
          .execute();
  const dueAts = clocks.map(({ due_at }) => due_at);
  return deadlineWithin(dueAts, { now: ctx.now, undoMs }) === null ? ctx.now + undoMs : null;
}

async function hold(ctx: Context, messageId: string, until: Instant): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: RELEASE_TIMER, subject_id: messageId, due_at: at(until) })
    .execute();
}

async function attach(ctx: Context, messageId: string, files: readonly FileToSend[]): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ name, type, bytes, sha256 }) => ({
    org_id: ctx.orgId,
    id: newId(),
    message_id: messageId,
    name,
    type,
    bytes,
    sha256,
    content_id: null,
  }));
  await ctx.db.insertInto('attachment').values(rows).execute();
}
