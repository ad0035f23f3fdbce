import './inbox-filters.css';
import { useSearchParams } from 'react-router';
import { AddressSearch, AddressSelect } from '../ui/address-fields.tsx';
import { type InboxPage, type InboxView, viewNames, viewOf, withFilter } from './inbox-query.ts';

type Counts = InboxPage['counts'];

interface TabsProps {
  readonly view: InboxView;
  readonly shown: readonly InboxView[];
  readonly counts: Counts | undefined;
}

const countOf = (view: InboxView, counts: Counts | undefined): number | null =>
  view === 'clear' ? (counts?.toClear ?? null) : view === 'sweep' ? (counts?.dueToday ?? null) : null;

/** The modes of the inbox, each an address. */
export function InboxTabs({ view, shown, counts }: TabsProps) {
  const [params, setParams] = useSearchParams();
  return (
    <div className="heed-list-tabs" role="tablist" aria-label="Inbox">
      {shown.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === view}
          onClick={() => setParams(withFilter(params, 'view', tab))}
        >
          {viewNames[tab]}
          {countOf(tab, counts) === null ? null : <span>{countOf(tab, counts)}</span>}
        </button>
      ))}
    </div>
  );
}

const ages = [
  { value: '60', label: 'Older than an hour' },
  { value: '240', label: 'Older than 4 hours' },
  { value: '1440', label: 'Older than a day' },
];
const channelNames: Readonly<Record<string, string>> = {
  email: 'Mail',
  webform: 'Web form',
  page: 'Their page',
  phone: 'Phone',
  letter: 'Letter',
  walk_in: 'Visit',
  other: 'Other',
};

/** What can be left out of the list, each with how many it would leave; all of it stands in the address. */
export function InboxFilters({ counts }: { readonly counts: Counts | undefined }) {
  const [params, setParams] = useSearchParams();
  const view = viewOf(params);
  // The numbers are of what is to be cleared; in another list they would mislead.
  const isCounted = view === 'clear' || view === 'sweep';
  const chip = (name: string, value: string, label: string, number: number | null) => {
    const pressed = params.get(name) === value;
    return (
      <button
        key={`${name}-${value}`}
        type="button"
        className="heed-inbox-chip"
        aria-pressed={pressed}
        onClick={() => setParams(withFilter(params, name, pressed ? null : value))}
      >
        {label}
        {number === null || !isCounted ? null : <span>{number}</span>}
      </button>
    );
  };
  const channels = counts?.channels ?? [];
  const desks = counts?.desks ?? [];
  return (
    <div className="heed-inbox-filters">
      <AddressSearch name="q" label="Words in the messages" placeholder="Words in it" change={withFilter} />
      {chip('owner', 'me', 'Mine', counts?.mine ?? null)}
      {(counts?.nobody ?? 0) > 0 ? chip('owner', 'nobody', 'Nobody’s', counts?.nobody ?? 0) : null}
      {channels.length > 1 || params.has('channel')
        ? channels.map(({ key, count }) => chip('channel', key, channelNames[key] ?? key, count))
        : null}
      {desks.length > 1 ? desks.map(({ key, name, count }) => chip('desk', key, name, count)) : null}
      <AddressSelect
        change={withFilter}
        name="owner"
        label="Of whom"
        none="Anybody"
        options={(counts?.owners ?? []).map(({ key, name, count }) => ({
          value: key,
          label: isCounted ? `${name} (${count})` : name,
        }))}
      />
      <AddressSelect change={withFilter} name="older" label="How old" none="Any age" options={ages} />
    </div>
  );
}
