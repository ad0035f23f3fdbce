import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { now as nowEndpoint } from '../../src/flow/desk/contract.ts';
import { useServerTime } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { announce } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { type Group, groupItems, type NowItem } from './group-items.ts';
import { holdGroups } from './hold-groups.ts';

const none: readonly NowItem[] = [];

/** Everyone who waits, in groups; rows keep their places while the pointer is over them. */
export function useNowList() {
  const org = useOrg();
  const query = useEndpoint(nowEndpoint, { params: { org } }, { refetchInterval: 60_000 });
  const items = query.data?.items ?? none;
  const asOf = query.data?.time.now ?? '';
  const tick = useServerTime(5000);
  const [held, setHeld] = useState(false);
  const shown = useRef<readonly Group[] | null>(null);
  const seen = useRef(new Map<string, NowItem>());
  const fresh = useMemo(() => groupItems(items, Date.parse(asOf), tick), [items, asOf, tick]);
  const { groups, waiting } = holdGroups(shown.current, fresh, held);
  useEffect(() => {
    shown.current = groups;
  }, [groups]);
  const known = useMemo(() => {
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const [id, item] of seen.current) if (held && !byId.has(id)) byId.set(id, item);
    return byId;
  }, [items, held]);
  useEffect(() => {
    seen.current = new Map(known);
  }, [known]);
  useAnnounceNew(items, query.isSuccess);
  const live = useMemo(() => new Set(items.map(({ id }) => id)), [items]);
  const release = useCallback(() => setHeld(false), []);
  const hold = useCallback(() => setHeld(true), []);
  return { query, groups, waiting, items: known, live, asOf, hold, release };
}

export type NowList = ReturnType<typeof useNowList>;

function useAnnounceNew(items: readonly NowItem[], loaded: boolean): void {
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!loaded) return;
    const known = before.current;
    before.current = new Set(items.map(({ id }) => id));
    if (known === null) return;
    const fresh = items.filter(({ id }) => !known.has(id));
    const first = fresh[0];
    if (first === undefined) return;
    announce(fresh.length === 1 ? `New: ${first.contact.name} is waiting` : `${fresh.length} new enquiries`);
  }, [items, loaded]);
}
