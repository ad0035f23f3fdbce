import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { request, saveDraft } from '../../src/flow/desk/contract.ts';
import { call } from '../api.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { keyOf } from '../use-endpoint.ts';
import { type Draft, type DraftBody, draftFrom, emptyDraft } from './draft.ts';
import { DraftSaver, type SaveState } from './draft-saver.ts';
import { keptDraft } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';

/** A draft that saves itself: a moment after the last key, on leaving the field, and on leaving the page. */
export function useDraft(view: RequestView) {
  const org = useOrg();
  const queries = useQueryClient();
  const { id } = view;
  const [draft, setDraft] = useState<Draft>(() => stored(view));
  const [saved, setSaved] = useState<SaveState>(draft.text === '' ? 'empty' : 'saved');
  const [saver] = useState(
    () => new DraftSaver({ id, now: serverNow, save: saveWith(queries, org, id), onState: setSaved }),
  );
  const touched = useRef(false);

  // A draft written elsewhere meanwhile is taken over as long as nothing was typed here.
  const savedAt = view.draft?.savedAt;
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (savedAt !== undefined && !touched.current) setDraft(stored(latest.current));
  }, [savedAt]);

  useEffect(() => {
    const leave = () => void saver.flush(true);
    const hide = () => (document.visibilityState === 'hidden' ? leave() : undefined);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [saver]);

  const touch = (body: DraftBody) => {
    touched.current = true;
    saver.touch(body);
  };
  return { draft, setDraft, saved, setSaved, touch, saver };
}

/** The newer of the server's draft and the one kept in this browser. */
function stored(view: RequestView): Draft {
  const here = keptDraft(view.id);
  const there = view.draft;
  if (here !== null && (there === null || here.at > Date.parse(there.savedAt))) return draftFrom(here.body);
  return there === null ? emptyDraft : draftFrom(there);
}

/** Saves on the server and in the cache, so that coming back shows it at once. */
function saveWith(queries: QueryClient, org: string, id: string) {
  const params = { org, id };
  return async (body: DraftBody, keepalive: boolean): Promise<void> => {
    const { savedAt } = await call(saveDraft, { params, body }, { keepalive });
    const draft = body.text === '' ? null : { ...body, savedAt };
    queries.setQueryData<RequestView>(keyOf(request, { params }), (data) => data && { ...data, draft });
  };
}
