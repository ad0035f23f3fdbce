import { useCallback } from 'react';
import { useOrg } from '../session.ts';
import { Button } from '../ui/index.ts';
import { InboxRow } from './inbox-row.tsx';
import type { Inbox } from './use-inbox.ts';

export interface InboxListProps {
  readonly list: Inbox;
  readonly selected: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** The messages, dense, with the way to further ones. */
export function InboxList({ list, selected, toggle }: InboxListProps) {
  const org = useOrg();
  const { query, items, asOf } = list;
  const { refetch } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  return (
    <>
      <ul className="heed-inbox-list" aria-label="Messages">
        {items.map((item) => (
          <InboxRow
            key={item.id}
            org={org}
            item={item}
            asOf={asOf}
            selected={selected.has(item.id)}
            toggle={toggle}
            refresh={refresh}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          className="heed-inbox-more"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </>
  );
}
