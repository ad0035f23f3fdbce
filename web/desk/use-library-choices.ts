import type { z } from 'zod';
import { library, requestLibrary } from '../../src/flow/library/contract.ts';
import type { fitItem } from '../../src/flow/library/shapes.ts';
import { useOrg } from '../session.ts';
import { useDebouncedValue } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

type Fit = z.output<typeof fitItem>;
export type LibraryOption = Omit<Fit, 'kind' | 'versionId'>;

export interface LibraryGroup {
  readonly key: string;
  readonly title: string;
  /** The question these would answer, whose words stand for `question` in them. */
  readonly questionId: string | null;
  readonly items: readonly LibraryOption[];
}

/** What fits the open questions of a request and it as a whole; once words are typed, what holds those. */
export function useLibraryChoices(
  requestId: string,
  words: string,
): { readonly groups: readonly LibraryGroup[]; readonly looking: boolean; readonly searched: boolean } {
  const org = useOrg();
  const typed = words.trim();
  const [settled] = useDebouncedValue(typed, 120);
  const fits = useEndpoint(requestLibrary, { params: { org, id: requestId } });
  const found = useEndpoint(
    library,
    { params: { org }, query: { query: settled || '-' } },
    { enabled: settled !== '', keepPrevious: true, staleTime: 10_000 },
  );
  if (typed !== '') {
    const items = (found.data?.items ?? []).slice(0, 20).map((item) => ({ ...item, why: '' }));
    const looking = typed !== settled || found.isFetching;
    return {
      groups: items.length === 0 ? [] : [{ key: 'found', title: 'Found', questionId: null, items }],
      looking,
      searched: true,
    };
  }
  return { groups: groupsOf(fits.data), looking: fits.isPending, searched: false };
}

/** By question, then what else fits the request; an item that fits a question is not said again. */
function groupsOf(view: z.output<typeof requestLibrary.response> | undefined): LibraryGroup[] {
  if (view === undefined) return [];
  const questions = view.questions
    .filter(({ items }) => items.length > 0)
    .map(({ id, text, items }) => ({ key: id, title: text, questionId: id, items }));
  const known = new Set(questions.flatMap(({ items }) => items.map(({ id }) => id)));
  const rest = view.items.filter(({ id }) => !known.has(id));
  if (rest.length === 0) return questions;
  return [...questions, { key: 'request', title: 'For this request', questionId: null, items: rest }];
}
