import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { followUps } from '../../src/flow/desk/follow-ups/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg, useSession } from '../session.ts';
import { EmptyState, ErrorState, Select, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { FollowUpRow } from './follow-up-row.tsx';
import type { FollowUpItem, FollowUpsView } from './follow-up-types.ts';
import { FollowUpsHead } from './follow-ups-head.tsx';
import { dueGroupTitles, groupFollowUps } from './group-follow-ups.ts';
import { NextPrompt } from './next-prompt.tsx';
import { PromiseList } from './promise-list.tsx';
import { ReasonsAsked } from './reasons-asked.tsx';
import { ShareBar } from './share-bar.tsx';
import { useFollowUpActs, useShare } from './use-follow-up-acts.ts';
import { useListKeys } from './use-list-keys.ts';
import { ValuePrompt } from './value-prompt.tsx';

/** Everything that is dated, of one person or the team: what is overdue first. */
export function FollowUpsPage() {
  const org = useOrg();
  const [search, setSearch] = useSearchParams();
  const whose = search.get('whose') ?? 'mine';
  const query = useEndpoint(
    followUps,
    { params: { org }, query: { whose } },
    { refetchInterval: 60_000, keepPrevious: true },
  );
  useTitle();
  return (
    <div className="heed-list-page heed-due">
      <FollowUpsHead>
        {query.data ? (
          <Whose
            view={query.data}
            whose={whose}
            choose={(next) => setSearch(next === 'mine' ? {} : { whose: next }, { replace: true })}
          />
        ) : null}
      </FollowUpsHead>
      {query.isError && query.data === undefined ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.data === undefined && !query.isError ? <Skeleton rows={8} /> : null}
      {whose === 'mine' ? <ReasonsAsked /> : null}
      {query.data ? (
        <List key={whose} view={query.data} whose={whose} refresh={() => void query.refetch()} />
      ) : null}
      <NextPrompt />
    </div>
  );
}

interface WhoseProps {
  readonly view: FollowUpsView;
  readonly whose: string;
  readonly choose: (whose: string) => void;
}

function Whose({ view, whose, choose }: WhoseProps) {
  const me = useSession().data?.user?.id;
  const others = view.people.filter(({ id }) => id !== me);
  return (
    <Select
      size="xs"
      aria-label="Whose follow-ups"
      value={whose}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: 'mine', label: 'Mine' },
        { value: 'team', label: 'My team' },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

interface ListProps {
  readonly view: FollowUpsView;
  readonly whose: string;
  readonly refresh: () => void;
}

function List({ view, whose, refresh }: ListProps) {
  const org = useOrg();
  const now = useServerMinute();
  const acts = useListActs(view);
  const groups = groupFollowUps(view.items, Math.max(now, Date.parse(view.time.now)));
  const mayShare = view.receivers.length > 0;
  if (view.items.length === 0 && view.promises.length === 0) return <NothingDated whose={whose} />;
  return (
    <div className="heed-due-list">
      <ShareBar
        chosen={acts.chosen.length}
        receivers={view.receivers}
        share={acts.share}
        clear={acts.clear}
        opened={acts.choosing}
        setOpened={acts.setChoosing}
      />
      {groups.map(({ key, items }) => (
        <section key={key} aria-label={dueGroupTitles[key]}>
          <h2 className="heed-group" data-group={key === 'overdue' ? 'late' : key}>
            {dueGroupTitles[key]} <span>{items.length}</span>
          </h2>
          <ul>
            {items.map((item) => (
              <FollowUpRow
                key={item.id}
                org={org}
                item={item}
                asOf={view.time.now}
                now={now}
                selected={acts.chosen.includes(item.id)}
                selectable={mayShare}
                showOwner={whose === 'team'}
                select={acts.select}
                done={acts.done}
                refresh={refresh}
              />
            ))}
          </ul>
        </section>
      ))}
      {view.more > 0 ? <p className="heed-due-more">and {view.more} more, due later</p> : null}
      <PromiseList promises={view.promises} now={now} />
      <ValuePrompt item={acts.asked} close={acts.closeAsked} submit={acts.doneWithValue} />
    </div>
  );
}

/** Choosing, doing and sharing out, by hand and by key. */
function useListActs(view: FollowUpsView) {
  const { done } = useFollowUpActs();
  const shareOut = useShare();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [choosing, setChoosing] = useState(false);
  const [asked, setAsked] = useState<FollowUpItem | null>(null);
  const chosen = useMemo(
    () => picked.filter((id) => view.items.some((item) => item.id === id)),
    [picked, view.items],
  );
  const place = (item: FollowUpItem) => ({ requestId: item.request.id, contact: item.contact.name });
  const finish = (item: FollowUpItem) => {
    if (item.step !== null && item.valueItem === null) setAsked(item);
    else done(item, place(item));
  };
  const share = (to: { readonly id: string; readonly name: string } | null) => {
    if (chosen.length === 0) return;
    shareOut(chosen, to);
    setPicked([]);
  };
  const select = (id: string) =>
    setPicked(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const late = view.items.filter(
    ({ dueAt, can }) => can.includes('share') && Date.parse(dueAt) < Date.parse(view.time.now),
  );
  useListKeys({
    items: view.items,
    mayShare: view.receivers.length > 0,
    select,
    selectAll: () => setPicked(late.map(({ id }) => id)),
    done: finish,
    share: () => share(null),
    clear: () => setPicked([]),
  });
  return {
    chosen,
    choosing,
    setChoosing,
    asked,
    select,
    share,
    clear: () => setPicked([]),
    done: finish,
    closeAsked: () => setAsked(null),
    doneWithValue: (item: { readonly id: string }, valueItem: string) => {
      const known = view.items.find(({ id }) => id === item.id);
      if (known) done(known, place(known), valueItem);
      setAsked(null);
    },
  };
}

function NothingDated({ whose }: { readonly whose: string }) {
  return (
    <EmptyState title={whose === 'mine' ? 'Nothing of yours is dated' : 'Nothing is dated here'}>
      Plan a follow-up from a request: it shows here, with what was promised.
    </EmptyState>
  );
}

function useTitle(): void {
  useEffect(() => {
    document.title = 'Follow-ups · Heed';
    return () => {
      document.title = 'Heed';
    };
  }, []);
}
