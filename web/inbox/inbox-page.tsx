import '../ui/list-page.css';
import './inbox.css';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { hasRole, isOnDesk, useOrganisation } from '../session.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../ui/index.ts';
import { InboxFilters, InboxTabs } from './inbox-filters.tsx';
import { InboxList } from './inbox-list.tsx';
import { filtersOf, type InboxItem, type InboxView, viewOf, withFilter } from './inbox-query.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { NewRequestDialog } from './new-request-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SittingList } from './sitting-list.tsx';
import { ClearForToday, SweepHead } from './sweep-head.tsx';
import { type Disposal, useDispose } from './use-dispose.ts';
import { type Inbox, useInbox } from './use-inbox.ts';
import { focusAfter, useInboxKeys } from './use-inbox-keys.ts';

const MOST_AT_ONCE = 50;

interface Asked {
  readonly how: Disposal;
  readonly items: readonly InboxItem[];
}

/** Everything that came in on every channel, until it has an answer or a word why it needs none. */
export function InboxPage() {
  const [params, setParams] = useSearchParams();
  const organisation = useOrganisation();
  const view = viewOf(params);
  const list = useInbox(filtersOf(params), view !== 'sitting');
  const { dispose, undoLast } = useDispose(list);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [merging, setMerging] = useState<string | null>(null);
  const toggle = (id: string) =>
    setSelected((known) => new Set(known.has(id) ? [...known].filter((one) => one !== id) : [...known, id]));
  const ask = (how: Disposal, item: InboxItem) => {
    const chosen = how === 'clear' ? list.items.filter(({ id }) => selected.has(id)) : [];
    const items = (chosen.length > 0 ? chosen : [item]).filter(({ can }) => can.includes(how));
    if (items.length > 0) setAsked({ how, items: items.slice(0, MOST_AT_ONCE) });
  };
  useInboxKeys(list.items, { ask, toggle, merge: setMerging, undo: undoLast });
  const mayAct = isOnDesk(organisation);
  const shown: InboxView[] = ['clear', 'sweep', 'cleared', 'all'];
  if (hasRole(organisation, 'manager', 'executive')) shown.push('sitting');
  const submit = (reason: string) => {
    if (asked === null) return;
    focusAfter(list.items, asked.items);
    setAsked(null);
    setSelected(new Set());
    void dispose(asked.items, asked.how, reason);
  };
  return (
    <div className="heed-list-page heed-inbox">
      <header className="heed-list-head">
        <h1>Inbox</h1>
        <InboxTabs view={view} shown={shown} counts={list.counts} />
        {mayAct ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setParams(withFilter(params, 'new', 'request'))}
          >
            Type in
          </Button>
        ) : null}
      </header>
      {view === 'sweep' ? <SweepHead /> : null}
      {view === 'sitting' ? (
        <SittingList />
      ) : (
        <>
          <InboxFilters counts={list.counts} />
          <Body list={list} view={view} selected={selected} toggle={toggle} filtered={params.size > 1} />
        </>
      )}
      <ReasonDialog asked={asked} close={() => setAsked(null)} submit={submit} />
      <MergeDialog requestId={merging} close={() => setMerging(null)} />
      <NewRequestDialog
        opened={params.get('new') === 'request'}
        close={() => setParams(withFilter(params, 'new', null), { replace: true })}
      />
    </div>
  );
}

interface BodyProps {
  readonly list: Inbox;
  readonly view: InboxView;
  readonly selected: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly filtered: boolean;
}

function Body({ list, view, selected, toggle, filtered }: BodyProps) {
  const { query, items } = list;
  if (query.isError && query.data === undefined)
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton rows={10} />;
  if (items.length === 0 && view === 'sweep') return <ClearForToday />;
  if (items.length === 0)
    return filtered ? (
      <EmptyState title="Nothing matches">No message fits all of these filters.</EmptyState>
    ) : (
      <EmptyState title={view === 'clear' ? 'The inbox is clear' : 'Nothing yet'}>
        {view === 'clear'
          ? 'Every message has an answer, or a word why it needs none.'
          : 'Messages of all channels appear here.'}
      </EmptyState>
    );
  return <InboxList list={list} selected={selected} toggle={toggle} />;
}
