import './figures.css';
import { Link, useSearchParams } from 'react-router';
import type { z } from 'zod';
import { boardItems } from '../../src/flow/measurement/boards/contract.ts';
import { paths } from '../paths.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, EmptyState, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { ExportLinks } from './export-links.tsx';
import { FigureTable } from './figure-table.tsx';
import { daysText, pointsText, waitText } from './figure-text.ts';
import { ZoneNote } from './zone-note.tsx';

type Items = z.output<typeof boardItems.response>;
type Item = Items['items'][number];

const standings = {
  met: 'in time',
  missed: 'missed',
  pending: 'may still be in time',
  excluded: 'left out',
} as const;

/** The requests behind a figure; each opens to its conversation, and its clocks to their facts. */
export function ItemsPage() {
  const org = useOrg();
  const [search] = useSearchParams();
  const query = Object.fromEntries(
    ['count', 'from', 'until', 'by', 'key', 'after'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const { data, error, refetch } = useEndpoint(
    boardItems,
    { params: { org }, query },
    { keepPrevious: true },
  );
  return (
    <>
      <PageHeader
        title={data ? sentenceCase(data.meaning) : 'Behind the figure'}
        lead={data ? whereText(data) : 'The requests a figure is made of.'}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? <ItemsBody board={data} search={search} /> : null}
    </>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function whereText({ slice, from, until, items, more }: Items): string {
  const n = items.length + more;
  return `${slice.name}, ${daysText(from, until)}: ${n} ${n === 1 ? 'request' : 'requests'}, the newest first.`;
}

function ItemsBody({ board, search }: { readonly board: Items; readonly search: URLSearchParams }) {
  const org = useOrg();
  const { items, zone, next, slice, from, until } = board;
  if (items.length === 0) return <EmptyState title="Nothing stands behind this figure" />;
  const further = new URLSearchParams(search);
  if (next !== null) further.set('after', next);
  const of = { from, until, slice: slice.by === 'all' ? null : { by: slice.by, key: slice.key } };
  return (
    <>
      <FigureTable
        caption="Requests"
        head="Request"
        columns={[
          { name: 'Came in' },
          { name: 'Person' },
          { name: 'Working time' },
          { name: 'The contact’s time' },
          { name: 'Score' },
          { name: 'Counted as' },
        ]}
        rows={items.map((item) => ({
          key: item.id,
          head: <Head item={item} />,
          quiet: item.standing === 'excluded',
          cells: [
            dayAndTime(Date.parse(item.receivedAt), serverNow(), zone),
            item.person?.name ?? '–',
            item.businessMs === null ? 'no answer' : waitText(item.businessMs),
            item.elapsedMs === null ? '–' : waitText(item.elapsedMs),
            pointsText(item.score),
            standings[item.standing],
          ],
        }))}
      />
      <p>
        <ZoneNote zone={zone} />
      </p>
      {next === null ? null : <Link to={paths.boardItems(org, further)}>The next ones</Link>}
      <ExportLinks of={of} />
    </>
  );
}

function Head({ item: { id, number, subject, contact } }: { readonly item: Item }) {
  const org = useOrg();
  if (contact === '') return <>{number}</>;
  return (
    <>
      <Link to={paths.request(org, id)}>{contact}</Link>
      <span className="heed-soft"> {subject}</span>
    </>
  );
}
