import { useInfiniteQuery } from '@tanstack/react-query';
import { library } from '../../src/flow/library/contract.ts';
import { call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { keyOf } from '../use-endpoint.ts';
import { type LibraryItem, type LibraryPageView, queryOf } from './library-query.ts';

/** The library as the address asks for it, page by page; the last list stays while the next one loads. */
export function useLibrary(params: URLSearchParams) {
  const org = useOrg();
  const query = queryOf(params);
  const pages = useInfiniteQuery<
    LibraryPageView,
    Problem,
    { pages: LibraryPageView[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...keyOf(library, { params: { org }, query }), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      call(
        library,
        { params: { org }, query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ).catch((error: unknown) => {
        throw asProblem(error);
      }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const items: readonly LibraryItem[] = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = pages.data?.pages ?? [];
  return { pages, items, counts: first?.counts, mayWrite: first?.can.includes('write') ?? false };
}
