import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { boardFilters } from '../../src/flow/measurement/boards/contract.ts';
import { useOrg } from '../session.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { type BoardAddress, type Compared, type Preset, readAddress } from './board-address.ts';

export type Filters = z.output<typeof boardFilters.response>;

/** Changes what stands in the address; null takes a word out. */
export type PutAddress = (words: Readonly<Record<string, string | null>>) => void;

/** A board’s days and slice as its address says, once it is known what is offered. */
export function useBoard(standing: { readonly preset: Preset; readonly compare: Compared }) {
  const org = useOrg();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useEndpoint(
    boardFilters,
    { params: { org } },
    { staleTime: 60_000, refetchInterval: 300_000 },
  );
  const put: PutAddress = (words) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(words)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const address: BoardAddress | null = data ? readAddress(search, data, standing) : null;
  return { filters: data, address, put, error, refetch };
}
