import { toIso } from '../../core/time/instant.ts';
import { type Binding, forMembers } from '../../platform/bindings.ts';
import { claimRequest, releaseRequest } from './change-owner.ts';
import { clearMessage, reopenMessage } from './clear-message.ts';
import { gainIdeas, undoSend } from './composer/contract.ts';
import { viewGainIdeas } from './composer/gain-ideas.ts';
import * as contract from './contract.ts';
import { dismissRequest, restoreRequest } from './dismiss-request.ts';
import { editQuestions } from './edit-questions.ts';
import { markRead, viewCounts, viewNotifications } from './notification-views.ts';
import { viewNow } from './now-view.ts';
import { viewRequest } from './request-page.ts';
import { saveDraft } from './save-draft.ts';
import { sendReply } from './send-reply.ts';
import { keepKind, setKind } from './set-kind.ts';
import { setSegment } from './set-segment.ts';
import { settleSend } from './settle-send.ts';
import { takeBackReply } from './take-back-reply.ts';
import { acceptRequest } from './touch-request.ts';

const ok = { ok: true } as const;

/** The desk's endpoints. `frozen`: a test clock holds time still. `mailDomain` stands in our Message-IDs. */
export function deskBindings(deps: { frozen: boolean; mailDomain: string }): Binding[] {
  return [
    forMembers(contract.now, ({ ctx }) => viewNow(ctx, deps.frozen)),
    forMembers(contract.request, ({ ctx, params }) => viewRequest(ctx, params.id, deps.frozen)),
    forMembers(contract.claim, async ({ ctx, params, body }) => {
      await claimRequest(ctx, { requestId: params.id, expected: body.owner });
      return ok;
    }),
    forMembers(contract.release, async ({ ctx, params, body }) => {
      await releaseRequest(ctx, { requestId: params.id, to: body.to });
      return ok;
    }),
    forMembers(contract.dismiss, async ({ ctx, params, body }) => {
      await dismissRequest(ctx, { requestId: params.id, reason: body.reason });
      return ok;
    }),
    forMembers(contract.restore, async ({ ctx, params }) => {
      await restoreRequest(ctx, params.id);
      return ok;
    }),
    forMembers(contract.saveDraft, async ({ ctx, params, body }) => {
      const { seen, dropOlder, ...draft } = body;
      return { ...(await saveDraft(ctx, params.id, draft, { seen, dropOlder })), savedAt: toIso(ctx.now) };
    }),
    forMembers(contract.reply, async ({ ctx, params, body }) => {
      const queued = await sendReply(ctx, { ...body, requestId: params.id }, deps.mailDomain);
      return {
        messageId: queued.messageId,
        replyClass: queued.class,
        stops: queued.stopsFirstResponse,
        reason: queued.reason,
        heldUntil: queued.heldUntil === null ? null : toIso(queued.heldUntil),
      };
    }),
    forMembers(undoSend, ({ ctx, params }) => takeBackReply(ctx, params.id)),
    forMembers(gainIdeas, ({ ctx, params }) => viewGainIdeas(ctx, params.id)),
    forMembers(contract.settleSend, async ({ ctx, params, body }) => {
      await settleSend(ctx, params.id, body.outcome);
      return ok;
    }),
    forMembers(contract.setSegment, async ({ ctx, params, body }) => {
      await setSegment(ctx, { contactId: params.id, segment: body.segment });
      return ok;
    }),
    forMembers(contract.notifications, ({ ctx }) => viewNotifications(ctx)),
    forMembers(contract.readNotifications, async ({ ctx, body }) => {
      await markRead(ctx, body.ids);
      return ok;
    }),
    forMembers(contract.counts, ({ ctx }) => viewCounts(ctx)),
    ...readerBindings,
  ];
}

/** What a person says about a request after reading it. */
const readerBindings: readonly Binding[] = [
  forMembers(contract.accept, async ({ ctx, params }) => {
    await acceptRequest(ctx, params.id);
    return ok;
  }),
  forMembers(contract.setKind, async ({ ctx, params, body }) => {
    await setKind(ctx, { requestId: params.id, ...body });
    return ok;
  }),
  forMembers(contract.keepKind, async ({ ctx, params }) => {
    await keepKind(ctx, params.id);
    return ok;
  }),
  forMembers(contract.editQuestions, async ({ ctx, params, body }) => {
    await editQuestions(ctx, { requestId: params.id, questions: body.questions });
    return ok;
  }),
  forMembers(contract.clearMessage, async ({ ctx, params, body }) => {
    await clearMessage(ctx, { messageId: params.id, reason: body.reason });
    return ok;
  }),
  forMembers(contract.reopenMessage, async ({ ctx, params }) => {
    await reopenMessage(ctx, params.id);
    return ok;
  }),
];
