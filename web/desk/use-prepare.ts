import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request } from '../../src/flow/desk/contract.ts';
import { call } from '../api.ts';
import { useOrg } from '../session.ts';
import { keyOf } from '../use-endpoint.ts';

/** Fetches a request before it is opened; what is younger than 10 s is not fetched again. */
export function usePrepare(): (id: string) => void {
  const org = useOrg();
  const queries = useQueryClient();
  return useCallback(
    (id: string) => {
      const args = { params: { org, id } };
      void queries.prefetchQuery({
        queryKey: keyOf(request, args),
        queryFn: ({ signal }) => call(request, args, { signal }),
        staleTime: 10_000,
      });
    },
    [org, queries],
  );
}
