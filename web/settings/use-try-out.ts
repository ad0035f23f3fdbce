import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { tryRules, tryText } from '../../src/flow/routing/rules/contract.ts';
import { call } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import type { Rules, TryOut } from './routing-draft.ts';

type Words = Omit<z.input<typeof tryText.body>, 'rules'>;
export type Outcome = z.output<typeof tryText.response>;

/** Last week's requests by these rules; what was last known stays on screen while they change. null: not asked. */
export function useTryOut(deskId: string, rules: Rules | null) {
  const params = { org: useOrg(), id: deskId };
  return useQuery<TryOut, Problem>({
    queryKey: [tryRules.path, params, rules],
    queryFn: ({ signal }) =>
      call(tryRules, { params, body: { rules: rules as Rules } }, { signal }).catch(rethrow),
    enabled: rules !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** Typed words by these rules, as if they came in now. */
export function useTryText(deskId: string, rules: Rules | null, words: Words) {
  const params = { org: useOrg(), id: deskId };
  return useQuery<Outcome, Problem>({
    queryKey: [tryText.path, params, rules, words],
    queryFn: ({ signal }) =>
      call(tryText, { params, body: { ...words, rules: rules as Rules } }, { signal }).catch(rethrow),
    enabled: rules !== null && words.text.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

function rethrow(error: unknown): never {
  throw asProblem(error);
}
