import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { counts, now, reply, request } from '../../src/flow/desk/contract.ts';
import { type Answer, call } from '../api.ts';
import { newId } from '../new-id.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg, useSession } from '../session.ts';
import { showToast, withLocalTimes } from '../ui/index.ts';
import { keyOf } from '../use-endpoint.ts';
import { useDeskContext } from './desk-context.ts';
import type { Carries, DraftBody } from './draft.ts';
import { type HeldActs, showHeld, useUndoSend } from './held-sends.tsx';
import { forgetDraft, keepDraft } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';

/** How long a reply can be taken back, in seconds. */
export const UNDO_SECONDS = 8;

/** A reply that is to go. */
export interface Sending {
  readonly body: DraftBody;
  readonly carries: Carries;
  /** The version of the draft it was written as, asked once no saving is under way any more. */
  readonly seen: () => number | null;
  /** A deadline is too near for holding it back. */
  readonly atOnce: boolean;
  readonly settle: () => Promise<void>;
}

/**
 * Sends a reply: it appears at once, the next item opens, and a message counts down while it can be taken back. A refusal
 * keeps the words and says so; trying again with the same words uses the same key, so nothing goes out twice.
 */
export function useSend(view: RequestView) {
  const org = useOrg();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const undo = useUndoSend(org);
  const me = useSession().data?.user?.name ?? '';
  const { nextAfter } = useDeskContext();
  const last = useRef({ words: '', key: '' });
  return async ({ body, carries, seen, atOnce, settle }: Sending): Promise<boolean> => {
    const words = JSON.stringify(body);
    if (last.current.words !== words) last.current = { words, key: newId() };
    const idempotencyKey = last.current.key;
    const open = () => void navigate(paths.request(org, view.id));
    const takeAway = showAtOnce(queries, org, view, { body, carries, author: me, id: idempotencyKey });
    const next = nextAfter(view.id);
    await settle();
    keepDraft(view.id, body, serverNow(), carries);
    void navigate(next === null ? paths.now(org) : paths.request(org, next));
    try {
      const sent = { ...body, idempotencyKey, seen: seen(), undoSeconds: atOnce ? 0 : UNDO_SECONDS };
      const answer = await call(reply, { params: { org, id: view.id }, body: sent });
      forgetDraft(view.id);
      last.current = { words: '', key: '' };
      tellSent(view, answer, { open, undo });
      return true;
    } catch (error) {
      takeAway();
      tellRefusal(view.contact.name, asProblem(error).message, open);
      return false;
    } finally {
      for (const { path } of [now, counts]) void queries.invalidateQueries({ queryKey: [path] });
      void queries.invalidateQueries({ queryKey: keyOf(request, { params: { org, id: view.id } }) });
    }
  };
}

interface Shown {
  readonly body: DraftBody;
  readonly carries: Carries;
  readonly author: string;
  readonly id: string;
}

function showAtOnce(queries: QueryClient, org: string, view: RequestView, shown: Shown): () => void {
  const { body, carries, author, id } = shown;
  const key = keyOf(request, { params: { org, id: view.id } });
  const fromLibrary = carries.assets.flatMap(({ versionId, file }) =>
    file ? { id: versionId, type: '', ...file } : [],
  );
  const message: RequestView['messages'][number] = {
    id,
    direction: 'out',
    channel: view.channel,
    author,
    at: new Date(serverNow()).toISOString(),
    text: body.text,
    quoted: '',
    hasHtml: false,
    attachments: [...carries.files, ...fromLibrary],
    replyClass: null,
    reason: null,
    oldestUnanswered: false,
    delivery: 'queued',
    deliveryNote: null,
    cleared: null,
    loggedLateMs: null,
    heldUntil: null,
    sender: null,
    ownMail: null,
    can: [],
  };
  queries.setQueryData<RequestView>(
    key,
    (data) => data && { ...data, draft: null, messages: [...data.messages, message] },
  );
  return () =>
    queries.setQueryData<RequestView>(
      key,
      (data) => data && { ...data, messages: data.messages.filter((other) => other.id !== id) },
    );
}

function tellSent(view: RequestView, answer: Answer<typeof reply>, acts: HeldActs): void {
  const { messageId, replyClass, stops, reason, heldUntil } = answer;
  const { name } = view.contact;
  const worth = `class ${replyClass}${stops ? '' : ', stops nothing'}`;
  const detail = withLocalTimes(reason, serverNow());
  if (heldUntil === null) {
    showToast({ text: `Reply to ${name}: ${worth}.`, detail, action: { label: 'Open', run: acts.open } });
    return;
  }
  const until = Date.parse(heldUntil);
  showHeld({ messageId, requestId: view.id, name, until, worth: `${worth}: ${detail}` }, acts);
}

function tellRefusal(name: string, why: string, open: () => void): void {
  showToast({
    text: `The reply to ${name} did not go out.`,
    detail: `${why} Your words are kept; open it to send them again.`,
    tone: 'trouble',
    keep: true,
    action: { label: 'Open', run: open },
  });
}
