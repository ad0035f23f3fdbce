import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { inbox } from '../../src/flow/desk/inbox/contract.ts';
import { call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import type { InboxFilters, InboxPage } from './inbox-query.ts';

/** The pages of the inbox as the filters say, without what was disposed of here a moment ago. */
export function useInbox(filters: InboxFilters, enabled: boolean) {
  const org = useOrg();
  const query = useInfiniteQuery<InboxPage, Problem>({
    queryKey: [inbox.path, { org }, filters],
    queryFn: ({ pageParam, signal }) => readPage(org, filters, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
    refetchInterval: 60_000,
    enabled,
  });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const data = query.data;
  // A fresh answer knows what became of them.
  useEffect(() => {
    if (data !== undefined) setGone((known) => (known.size === 0 ? known : new Set()));
  }, [data]);
  const items = useMemo(
    () => (data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !gone.has(id)),
    [data, gone],
  );
  const hide = (ids: readonly string[]) => {
    setGone((known) => new Set([...known, ...ids]));
    return () => setGone((known) => new Set([...known].filter((id) => !ids.includes(id))));
  };
  const [last] = data?.pages ?? [];
  return { query, items, hide, counts: last?.counts, asOf: last?.time.now ?? '' };
}

export type Inbox = ReturnType<typeof useInbox>;

function readPage(
  org: string,
  filters: InboxFilters,
  after: unknown,
  signal: AbortSignal,
): Promise<InboxPage> {
  const query = typeof after === 'string' ? { ...filters, after } : filters;
  return call(inbox, { params: { org }, query }, { signal }).catch((error: unknown) => {
    throw asProblem(error);
  });
}
