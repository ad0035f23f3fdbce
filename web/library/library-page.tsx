import '../ui/list-page.css';
import './library.css';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../ui/index.ts';
import { LibraryFilters, LibraryTabs } from './library-filters.tsx';
import { isNarrowed, type LibraryState, stateOf } from './library-query.ts';
import { LibraryRow } from './library-row.tsx';
import { useLibrary } from './use-library.ts';

/** What the desk gives out besides fresh words: approved answers, snippets and files, found as one types. */
export function LibraryPage() {
  const org = useOrg();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { pages, items, counts, mayWrite } = useLibrary(params);
  const state = stateOf(params);
  const add = () => void navigate(paths.newLibraryItem(org));
  useLibraryKeys(mayWrite ? add : null);
  return (
    <div className="heed-list-page heed-library">
      <header className="heed-list-head">
        <h1>Library</h1>
        <LibraryTabs state={state} counts={counts} />
        {mayWrite ? (
          <Button
            component={Link}
            to={paths.newLibraryItem(org)}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            Add
          </Button>
        ) : null}
      </header>
      <LibraryFilters />
      {pages.isError && pages.data === undefined ? (
        <ErrorState problem={pages.error} retry={() => void pages.refetch()} />
      ) : null}
      {pages.data === undefined && !pages.isError ? <Skeleton rows={8} height={56} /> : null}
      {pages.data !== undefined && items.length === 0 ? (
        <Nothing state={state} narrowed={isNarrowed(params)} />
      ) : null}
      <ul className="heed-library-list" aria-label="Library" aria-busy={pages.isPlaceholderData}>
        {items.map((item) => (
          <LibraryRow key={item.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button
          className="heed-library-more"
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </div>
  );
}

const empty: Readonly<Record<LibraryState, readonly [title: string, text: string]>> = {
  ready: [
    'The library is empty',
    'Begin with an answer you have just sent: open the request and choose “Save to the library” under your message. The next buyer who asks the same gets it in one press.',
  ],
  unapproved: [
    'Nothing waits for approval',
    'Answers that nobody who knows the matter has read yet stand here.',
  ],
  review: ['Nothing is due for review', 'Items whose review date has come stand here.'],
  retired: ['Nothing was retired', 'What was taken out of use stands here and can be brought back.'],
};

function Nothing({ state, narrowed }: { readonly state: LibraryState; readonly narrowed: boolean }) {
  const org = useOrg();
  const onDesk = isOnDesk(useOrganisation());
  if (narrowed) return <EmptyState title="Nothing matches">No item holds all of this.</EmptyState>;
  const [title, text] = empty[state];
  const icon = state === 'ready' ? <IconBooks size={28} stroke={1.5} aria-hidden /> : undefined;
  const action =
    state === 'ready' && onDesk ? (
      <Button component={Link} to={paths.newLibraryItem(org)} variant="default">
        Write the first one
      </Button>
    ) : undefined;
  return (
    <EmptyState title={title} icon={icon} action={action}>
      {text}
    </EmptyState>
  );
}

/** j and k walk the rows, / goes to the search, c begins a new item. */
function useLibraryKeys(add: (() => void) | null): void {
  const rows = () => [...document.querySelectorAll<HTMLElement>('.heed-library-link')];
  const walk = (step: 1 | -1) => () => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
    all[next]?.focus();
    all[next]?.scrollIntoView({ block: 'nearest' });
  };
  useKeys('Library', [
    { keys: 'j', label: 'Next', run: walk(1) },
    { keys: 'k', label: 'Previous', run: walk(-1) },
    {
      keys: '/',
      label: 'Search',
      run: () => document.querySelector<HTMLElement>('.heed-library .heed-list-find')?.focus(),
    },
    ...(add ? [{ keys: 'c', label: 'New item', run: add }] : []),
  ]);
}
