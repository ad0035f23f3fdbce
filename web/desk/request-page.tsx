import './request.css';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { Composer } from './composer.tsx';
import { ContextPane } from './context-pane.tsx';
import { Conversation } from './conversation.tsx';
import { useDeskContext } from './desk-context.ts';
import { RequestHead } from './request-head.tsx';
import { SuggestedKind } from './suggested-kind.tsx';
import { usePrepare } from './use-prepare.ts';

/** One request: the conversation with its composer, and what one needs to know beside it. */
export function RequestPage() {
  const org = useOrg();
  const id = useParams().id ?? '';
  const query = useEndpoint(request, { params: { org, id } });
  const [side, setSide] = useState<'talk' | 'context'>('talk');
  useEffect(() => (id === '' ? undefined : setSide('talk')), [id]);
  usePreparedNext(id);
  const view = query.data;
  const article = useArrivalFocus(view?.id);
  if (query.isError && view === undefined) {
    if (query.error.status === 404) return <NoSuchRequest />;
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  }
  if (view === undefined) return <Skeleton rows={8} />;
  return (
    <article
      ref={article}
      tabIndex={-1}
      className="heed-request"
      aria-label={`${view.contact.name}: ${view.subject}`}
    >
      <RequestHead view={view} side={side} setSide={setSide} />
      <div className="heed-request-body" data-side={side}>
        <div className="heed-talk">
          <Conversation key={view.id} view={view} />
          <SuggestedKind view={view} />
          {view.can.includes('reply') ? <Composer key={`composer-${view.id}`} view={view} /> : null}
        </div>
        <ContextPane view={view} refresh={() => void query.refetch()} />
      </div>
    </article>
  );
}

function NoSuchRequest() {
  return (
    <EmptyState
      title="There is no such request"
      action={<Link to={paths.now(useOrg())}>To those who wait</Link>}
    >
      The address is wrong, or the request belongs to another organisation.
    </EmptyState>
  );
}

/** The one to answer next is fetched ahead, so that it opens at once. */
function usePreparedNext(id: string): void {
  const prepare = usePrepare();
  const next = useDeskContext().nextAfter(id);
  useEffect(() => {
    if (next !== null) prepare(next);
  }, [next, prepare]);
}

/** On a narrow screen the list goes out of sight with the focus in it; the request takes it. */
function useArrivalFocus(id: string | undefined) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    const lost = active === null || active === document.body || !active.checkVisibility();
    if (id !== undefined && lost) article.current?.focus({ preventScroll: true });
  }, [id]);
  return article;
}
