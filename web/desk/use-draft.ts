import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isEmptyDraft } from '../../src/core/reply/is-empty-draft.ts';
import { request, saveDraft } from '../../src/flow/desk/contract.ts';
import { call } from '../api.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg, useSession } from '../session.ts';
import { keyOf } from '../use-endpoint.ts';
import { type Carries, type Draft, type DraftBody, isBlank } from './draft.ts';
import { DraftSaver, type SaveState } from './draft-saver.ts';
import { forgetOlder } from './kept-draft.ts';
import type { RequestView } from './request-view.ts';
import { fromStored, type OlderWords, serversOlder, storedDrafts } from './stored-draft.ts';

/** A draft that saves itself: a moment after the last key, on leaving the field, and on leaving the page. */
export function useDraft(view: RequestView) {
  const org = useOrg();
  const me = useSession().data?.user?.name ?? 'I';
  const queries = useQueryClient();
  const { id } = view;
  const [first] = useState(() => storedDrafts(view, me));
  const [draft, setDraft] = useState<Draft>(first.draft);
  const [older, setOlder] = useState<OlderWords | null>(first.older);
  const [saved, setSaved] = useState<SaveState>(isBlank(draft) ? 'empty' : 'saved');
  const version = useRef<number | null>(view.draft?.version ?? null);
  const dropOlder = useRef(false);
  const carries = useRef<Carries>({ files: [], assets: [] });
  const [saver] = useState(
    () =>
      new DraftSaver({
        id,
        now: serverNow,
        save: saveWith(queries, { org, id, version, dropOlder, carries }, setOlder),
        onState: setSaved,
      }),
  );
  const touched = useRef(false);

  // A draft written elsewhere meanwhile, or taken back, is taken over as long as nothing was typed here.
  const savedVersion = view.draft?.version;
  const latest = useRef({ view, me });
  latest.current = { view, me };
  useEffect(() => {
    if (touched.current || (savedVersion ?? null) === version.current) return;
    version.current = savedVersion ?? null;
    const stored = storedDrafts(latest.current.view, latest.current.me);
    setDraft(stored.draft);
    setOlder(stored.older);
  }, [savedVersion]);

  useSavedOnLeave(saver);
  const touch = (body: DraftBody, what: Carries) => {
    touched.current = true;
    carries.current = what;
    saver.touch(body, what);
  };
  /** It is out, or on its way: what comes next is another draft. */
  const settled = () => {
    touched.current = false;
    version.current = null;
  };
  const forget = () => {
    dropOlder.current = true;
    forgetOlder(id);
    setOlder(null);
  };
  const takeOlder = () => (older === null ? null : fromStored(view, older, me));
  return {
    draft,
    setDraft,
    older,
    forgetOlder: forget,
    takeOlder,
    saved,
    setSaved,
    touch,
    saver,
    version,
    settled,
  };
}

/** Saves when the page is left, hidden or closed. */
function useSavedOnLeave(saver: DraftSaver): void {
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
}

interface Place {
  readonly org: string;
  readonly id: string;
  readonly version: RefObject<number | null>;
  readonly dropOlder: RefObject<boolean>;
  readonly carries: RefObject<Carries>;
}

/** Saves on the server and in the cache, so that coming back shows it at once; tells what another window wrote. */
function saveWith(queries: QueryClient, place: Place, tellOlder: (older: OlderWords | null) => void) {
  const { org, id, version, dropOlder, carries } = place;
  const params = { org, id };
  return async (body: DraftBody, keepalive: boolean): Promise<void> => {
    const sent = { ...body, seen: version.current, dropOlder: dropOlder.current };
    const answer = await call(saveDraft, { params, body: sent }, { keepalive });
    version.current = answer.version;
    dropOlder.current = false;
    const { savedAt, older } = answer;
    const draft =
      answer.version === null || isEmptyDraft(body)
        ? null
        : { ...body, savedAt, version: answer.version, older, carries: carries.current };
    queries.setQueryData<RequestView>(keyOf(request, { params }), (data) => {
      if (data && draft?.older) tellOlder(serversOlder({ ...data, draft }));
      return data && { ...data, draft };
    });
  };
}
