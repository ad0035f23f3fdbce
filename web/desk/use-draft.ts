import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request, saveDraft } from '../../src/flow/desk/contract.ts';
import { call } from '../api.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { keyOf } from '../use-endpoint.ts';
import { type Draft, type DraftBody, draftFrom, emptyDraft } from './draft.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';

const pauseMs = 900;

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'empty';

/** The newer of the server's draft and the one kept in this browser. */
function stored(view: RequestView): Draft {
  const here = keptDraft(view.id);
  const there = view.draft;
  if (here !== null && (there === null || here.at > Date.parse(there.savedAt))) return draftFrom(here.body);
  return there === null ? emptyDraft : draftFrom(there);
}

/** A draft that saves itself: a moment after the last key, on leaving the field, and on leaving the page. */
export function useDraft(view: RequestView) {
  const org = useOrg();
  const queries = useQueryClient();
  const { id } = view;
  const [draft, setDraft] = useState<Draft>(() => stored(view));
  const [saved, setSaved] = useState<SaveState>(draft.text === '' ? 'empty' : 'saved');
  const pending = useRef<DraftBody | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const touched = useRef(false);

  const flush = useCallback(
    (keepalive = false): Promise<void> => {
      clearTimeout(timer.current);
      const body = pending.current;
      if (body === null) return running.current;
      pending.current = null;
      setSaved('saving');
      const save = async () => {
        try {
          const { savedAt } = await call(saveDraft, { params: { org, id }, body }, { keepalive });
          const draftNow = body.text === '' ? null : { ...body, savedAt };
          queries.setQueryData<RequestView>(
            keyOf(request, { params: { org, id } }),
            (data) => data && { ...data, draft: draftNow },
          );
          if (pending.current !== null) return;
          forgetDraft(id);
          setSaved(body.text === '' ? 'empty' : 'saved');
        } catch {
          // It stays in this browser; the next key, or the next visit, tries again.
          pending.current ??= body;
          setSaved('unsaved');
        }
      };
      running.current = running.current.then(save);
      return running.current;
    },
    [org, id, queries],
  );

  /** Call with what would be sent whenever it changes by the writer's hand. */
  const touch = useCallback(
    (body: DraftBody) => {
      touched.current = true;
      pending.current = body;
      keepDraft(id, body, serverNow());
      setSaved('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [id, flush],
  );

  /** Forgets what is unsaved, because it is being sent; waits for a save under way so that it cannot come after. */
  const settle = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    pending.current = null;
    await running.current;
  }, []);

  // A draft written elsewhere meanwhile is taken over as long as nothing was typed here.
  const savedAt = view.draft?.savedAt;
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (savedAt !== undefined && !touched.current) setDraft(stored(latest.current));
  }, [savedAt]);

  useEffect(() => {
    const leave = () => void flush(true);
    const hide = () => (document.visibilityState === 'hidden' ? leave() : undefined);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [flush]);

  return { draft, setDraft, saved, setSaved, touch, flush, settle };
}
