import { useNavigate } from 'react-router';
import { search } from '../../src/flow/desk/search/contract.ts';
import { library } from '../../src/flow/library/contract.ts';
import { paths } from '../paths.ts';
import { isReader, useOrg, useOrganisation } from '../session.ts';
import { useDebouncedValue } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { Command } from './match-commands.ts';

/** What the server finds for the words, once typing pauses: contacts, requests, people, messages. */
export function useFound(words: string): { readonly found: readonly Command[]; readonly looking: boolean } {
  const org = useOrg();
  const navigate = useNavigate();
  const mayRead = isReader(useOrganisation());
  const typed = words.trim();
  const [settled] = useDebouncedValue(typed, 150);
  const enabled = mayRead && settled.length >= 2;
  const query = useEndpoint(
    search,
    { params: { org }, query: { q: settled || '-' } },
    { enabled, keepPrevious: true, staleTime: 10_000 },
  );
  const shelf = useEndpoint(
    library,
    { params: { org }, query: { query: settled || '-' } },
    { enabled, keepPrevious: true, staleTime: 10_000 },
  );
  const looking = mayRead && typed.length >= 2 && (typed !== settled || query.isFetching);
  if (!enabled || query.data === undefined) return { found: [], looking };
  const open = (id: string) => () => void navigate(paths.request(org, id));
  const { contacts, requests, people, messages } = query.data;
  const found: Command[] = [
    ...contacts.slice(0, 5).flatMap(({ id, name, company, requestId }) =>
      requestId === null
        ? []
        : [
            {
              id: `c-${id}`,
              label: company === null ? name : `${name}, ${company}`,
              note: 'Contact',
              run: open(requestId),
            },
          ],
    ),
    ...requests.slice(0, 8).map(({ id, number, subject, contact }) => ({
      id: `r-${id}`,
      label: subject || contact,
      note: `${number} of ${contact}`,
      run: open(id),
    })),
    ...people.slice(0, 3).map(({ id, name }) => ({
      id: `p-${id}`,
      label: name,
      note: 'What they hold',
      run: () => void navigate(`${paths.inbox(org)}?owner=${id}`),
    })),
    ...messages.slice(0, 8).map(({ id, requestId, from, at, excerpt }) => ({
      id: `m-${id}`,
      label: from,
      note: `${whenText(at)}: ${excerpt}`,
      run: open(requestId),
    })),
    ...(shelf.data?.items ?? []).slice(0, 4).map(({ id, title }) => ({
      id: `l-${id}`,
      label: title,
      note: 'Library',
      run: () => void navigate(paths.libraryItem(org, id)),
    })),
  ];
  return { found, looking };
}
