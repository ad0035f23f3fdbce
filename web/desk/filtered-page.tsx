import './filtered.css';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { counts, now } from '../../src/flow/desk/contract.ts';
import { listFiltered, releaseFiltered } from '../../src/flow/intake/contract.ts';
import { type Answer, call } from '../api.ts';
import { paths } from '../paths.ts';
import { asProblem, type Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, EmptyState, ErrorState, PageHeader, Skeleton, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { FilteredRow } from './filtered-row.tsx';

type Page = Answer<typeof listFiltered>;

/** What came in and opened no request; nothing is dropped at the door. */
export function FilteredPage() {
  const org = useOrg();
  const query = useInfiniteQuery<Page, Problem>({
    queryKey: [listFiltered.path, { org }],
    queryFn: ({ pageParam, signal }) => readPage(org, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  });
  const release = useRelease(org);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="heed-filtered">
      <PageHeader
        title="Filtered"
        lead="Machines, bulk mail and what looked like them. None of it has a clock. If one is a person, say so: the clock runs from when it came in."
      />
      {query.isError && query.data === undefined ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton rows={8} height={56} /> : null}
      {query.isSuccess && items.length === 0 ? (
        <EmptyState title="Nothing was filtered">Everything that came in was taken for a person.</EmptyState>
      ) : null}
      <ul className="heed-filtered-list">
        {items.map((item) => (
          <FilteredRow
            key={item.id}
            item={item}
            release={() => release.mutate({ params: { org, id: item.id } })}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show older
        </Button>
      ) : null}
    </div>
  );
}

function readPage(org: string, before: unknown, signal: AbortSignal): Promise<Page> {
  const query = typeof before === 'string' ? { before } : {};
  return call(listFiltered, { params: { org }, query }, { signal }).catch((error: unknown) => {
    throw asProblem(error);
  });
}

function useRelease(org: string) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useCommand(releaseFiltered, {
    refreshes: [now, counts],
    onDone: ({ requestId }) => {
      void queries.invalidateQueries({ queryKey: [listFiltered.path] });
      showToast({
        text: 'A person, then. The clock runs from when it came in.',
        action: { label: 'Open', run: () => void navigate(paths.request(org, requestId)) },
      });
    },
  });
}
