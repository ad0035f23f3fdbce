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
import type { DraftBody } from './draft.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';

/**
 * Sends a reply: it appears at once, the next item opens, the server's verdict comes as a toast. A refusal keeps the
 * words and says so; trying again with the same words uses the same key, so nothing goes out twice.
 */
export function useSend(view: RequestView) {
  const org = useOrg();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useSession().data?.user?.name ?? '';
  const { nextAfter } = useDeskContext();
  const last = useRef({ text: '', key: '' });
  return async (body: DraftBody, settle: () => Promise<void>): Promise<boolean> => {
    if (last.current.text !== body.text) last.current = { text: body.text, key: newId() };
    const idempotencyKey = last.current.key;
    const open = () => void navigate(paths.request(org, view.id));
    const takeBack = showAtOnce(queries, org, view, body, me, idempotencyKey);
    const next = nextAfter(view.id);
    await settle();
    keepDraft(view.id, body, serverNow());
    void navigate(next === null ? paths.now(org) : paths.request(org, next));
    try {
      const answer = await call(reply, { params: { org, id: view.id }, body: { ...body, idempotencyKey } });
      forgetDraft(view.id);
      tellVerdict(view.contact.name, answer, open);
      return true;
    } catch (error) {
      takeBack();
      tellRefusal(view.contact.name, asProblem(error).message, open);
      return false;
    } finally {
      for (const { path } of [now, counts]) void queries.invalidateQueries({ queryKey: [path] });
      void queries.invalidateQueries({ queryKey: keyOf(request, { params: { org, id: view.id } }) });
    }
  };
}

function showAtOnce(
  queries: QueryClient,
  org: string,
  view: RequestView,
  body: DraftBody,
  author: string,
  id: string,
): () => void {
  const key = keyOf(request, { params: { org, id: view.id } });
  const message: RequestView['messages'][number] = {
    id,
    direction: 'out',
    channel: view.channel,
    author,
    at: new Date(serverNow()).toISOString(),
    text: body.text,
    quoted: '',
    hasHtml: false,
    attachments: [],
    replyClass: null,
    reason: null,
    oldestUnanswered: false,
    delivery: 'queued',
    deliveryNote: null,
    cleared: null,
    loggedLateMs: null,
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

function tellVerdict(name: string, answer: Answer<typeof reply>, open: () => void): void {
  const stops = answer.stops ? 'stops the clock once it is out' : 'stops nothing';
  showToast({
    text: `Reply to ${name}: class ${answer.replyClass}, ${stops}.`,
    detail: withLocalTimes(answer.reason, serverNow()),
    action: { label: 'Open', run: open },
  });
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
