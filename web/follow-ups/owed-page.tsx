import './owed.css';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { owed } from '../../src/flow/desk/owed/contract.ts';
import type { Answer } from '../api.ts';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { count, dayAndTime, EmptyState, ErrorState, Modal, Select, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { FollowUpsHead } from './follow-ups-head.tsx';
import { OwedAfter } from './owed-after.tsx';
import { useOwedKeys } from './use-owed-keys.ts';

type View = Answer<typeof owed>;
type Item = View['items'][number];
type Whose = 'mine' | 'all';

/** Contacts on the way to a purchase to whom nothing of value went for some days (S0-05). */
export function OwedPage() {
  const org = useOrg();
  const [search, setSearch] = useSearchParams();
  const whose: Whose = search.get('whose') === 'all' ? 'all' : 'mine';
  const { data, error, refetch } = useEndpoint(
    owed,
    { params: { org }, query: { whose } },
    { refetchInterval: 60_000, keepPrevious: true },
  );
  const [setting, setSetting] = useState(false);
  useTitle();
  return (
    <div className="heed-list-page heed-due">
      <FollowUpsHead>
        {data?.can.includes('set_days') ? (
          <button type="button" className="heed-quiet-button" onClick={() => setSetting(true)}>
            Set days
          </button>
        ) : null}
        <Select
          size="xs"
          aria-label="Whose contacts"
          value={whose}
          onChange={(event) =>
            setSearch(event.currentTarget.value === 'all' ? { whose: 'all' } : {}, { replace: true })
          }
          data={[
            { value: 'mine', label: 'Mine' },
            { value: 'all', label: 'Everybody’s' },
          ]}
        />
      </FollowUpsHead>
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <List view={data} whose={whose} /> : null}
      <Modal
        opened={setting}
        onClose={() => setSetting(false)}
        title="When a contact is owed something"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {data && setting ? <OwedAfter days={data.afterDays} close={() => setSetting(false)} /> : null}
      </Modal>
    </div>
  );
}

function List({ view, whose }: { readonly view: View; readonly whose: Whose }) {
  const org = useOrg();
  useOwedKeys(view.items.map(({ requestId }) => requestId));
  if (view.items.length === 0)
    return (
      <EmptyState
        title={
          whose === 'mine' ? 'Nobody of yours is owed anything useful' : 'Nobody is owed anything useful'
        }
      >
        Who is buying and got nothing of value for {count(view.afterDays, 'business day')} shows here.
      </EmptyState>
    );
  return (
    <div className="heed-due-list">
      <p className="heed-due-lead">
        They are buying, and got nothing of value for {count(view.afterDays, 'business day')} or more.
      </p>
      <ul aria-label="Owed something useful">
        {view.items.map((item) => (
          <Row key={item.requestId} org={org} item={item} showOwner={whose === 'all'} />
        ))}
      </ul>
      {view.more > 0 ? <p className="heed-due-more">and {view.more} more</p> : null}
    </div>
  );
}

interface RowProps {
  readonly org: string;
  readonly item: Item;
  readonly showOwner: boolean;
}

function Row({ org, item, showOwner }: RowProps) {
  const now = useServerMinute();
  const since = Date.parse(item.since);
  return (
    <li className="heed-due-row heed-owed-row">
      <span className="heed-due-clock">
        <span className="heed-soft">{item.hadValue ? 'last ' : 'asked '}</span>
        <time dateTime={item.since}>{dayAndTime(since, now)}</time>
      </span>
      <Link to={paths.request(org, item.requestId)} data-row={item.requestId} className="heed-due-link">
        <span className="heed-due-what">
          <strong>{item.contact.name}</strong>
          {item.contact.company ? <span className="heed-soft"> {item.contact.company}</span> : null}
        </span>
        <span className="heed-due-who">{item.subject || item.number}</span>
        <span className="heed-due-about">{item.stage}</span>
        <span className="heed-due-value">
          {item.suggestion ? `send: ${item.suggestion.title}` : 'nothing in the library fits'}
        </span>
      </Link>
      {showOwner ? <span className="heed-due-owner">{item.owner?.name ?? 'nobody'}</span> : null}
      <span className="heed-due-acts">
        <Link className="heed-row-act" to={`${paths.request(org, item.requestId)}#reply`}>
          <span>
            Write<span className="heed-owed-long"> to them</span>
          </span>
          <span className="heed-unseen">: {item.contact.name}</span>
        </Link>
      </span>
    </li>
  );
}

function useTitle(): void {
  useEffect(() => {
    document.title = 'Owed something useful · Heed';
    return () => {
      document.title = 'Heed';
    };
  }, []);
}
