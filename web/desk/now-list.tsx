import { useLayoutEffect, useRef } from 'react';
import { useOrg } from '../session.ts';
import { ErrorState, Skeleton } from '../ui/index.ts';
import { type Group, groupTitles } from './group-items.ts';
import { NobodyWaits } from './nobody-waits.tsx';
import { NowRow } from './now-row.tsx';
import { useAccept } from './use-accept.ts';
import { useClaim } from './use-claim.ts';
import type { NowList as List } from './use-now-list.ts';
import { usePrepare } from './use-prepare.ts';

export interface NowListProps {
  readonly list: List;
  /** The request open beside the list. */
  readonly openId: string | undefined;
}

/** The one list: everybody who waits, first due in front. */
export function NowList({ list, openId }: NowListProps) {
  const { query, groups, waiting, hold, release } = list;
  const place = useKeptFocus(groups);
  const prepare = usePrepare();
  const prepareRow = ({ target }: { target: EventTarget }) => {
    const id = target instanceof HTMLElement ? target.dataset.row : undefined;
    if (id !== undefined) prepare(id);
  };
  if (query.isError && query.data === undefined) {
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Skeleton rows={10} />;
  if (groups.length === 0) {
    return <NobodyWaits lastAnswerAt={query.data.lastAnswerAt} answeredToday={query.data.answeredToday} />;
  }
  return (
    <section
      ref={place}
      aria-label="Who is waiting"
      className="heed-list"
      onFocus={prepareRow}
      onPointerOver={prepareRow}
      onPointerMove={(event) => (event.pointerType === 'mouse' ? hold() : undefined)}
      onPointerLeave={release}
    >
      {waiting.length > 0 ? (
        <div className="heed-list-news">
          <button type="button" className="heed-list-new" onClick={release}>
            {waiting.length === 1 ? '1 new enquiry' : `${waiting.length} new enquiries`}, show
          </button>
        </div>
      ) : null}
      {groups.map((group) => (
        <GroupRows key={group.key} group={group} list={list} openId={openId} />
      ))}
      {query.data.more > 0 ? <p className="heed-list-more">and {query.data.more} more, due later</p> : null}
    </section>
  );
}

function GroupRows({ group, list, openId }: NowListProps & { readonly group: Group }) {
  const org = useOrg();
  const claim = useClaim();
  const accept = useAccept();
  const acts = useRef({ claim, accept });
  acts.current = { claim, accept };
  const { refetch } = list.query;
  const stable = useRef({
    claim: (item: Parameters<typeof claim>[0]) => acts.current.claim(item),
    accept: (item: Parameters<typeof accept>[0]) => acts.current.accept(item),
    refresh: () => void refetch(),
  });
  return (
    <section aria-label={groupTitles[group.key]}>
      <h2 className="heed-group" data-group={group.key}>
        {groupTitles[group.key]} <span>{group.ids.length}</span>
      </h2>
      <ul>
        {group.ids.map((id) => {
          const item = list.items.get(id);
          if (item === undefined) return null;
          return (
            <NowRow
              key={id}
              org={org}
              item={item}
              asOf={list.asOf}
              open={id === openId}
              gone={!list.live.has(id)}
              claim={stable.current.claim}
              accept={stable.current.accept}
              refresh={stable.current.refresh}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** A row that moves takes the focus along instead of losing it. */
function useKeptFocus(groups: readonly Group[]) {
  const place = useRef<HTMLElement>(null);
  const focused = useRef<string | null>(null);
  useLayoutEffect(() => {
    const node = place.current;
    if (node === null) return;
    const remember = (event: FocusEvent) => {
      focused.current = event.target instanceof HTMLElement ? (event.target.dataset.row ?? null) : null;
    };
    const forget = () => {
      if (document.activeElement !== document.body) focused.current = null;
    };
    node.addEventListener('focusin', remember);
    document.addEventListener('focusin', forget);
    return () => {
      node.removeEventListener('focusin', remember);
      document.removeEventListener('focusin', forget);
    };
  });
  useLayoutEffect(() => {
    const id = focused.current;
    if (id === null || groups.length === 0 || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus({ preventScroll: true });
  }, [groups]);
  return place;
}
