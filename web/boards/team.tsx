import './figures.css';
import { Link, useSearchParams } from 'react-router';
import type { z } from 'zod';
import { boardPeople } from '../../src/flow/measurement/boards/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge, EmptyState, ErrorState, PageHeader, Select, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { BoardBar } from './board-bar.tsx';
import { CountLink } from './count-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { answersSentence, percentText, pointsText, reachedText } from './figure-text.ts';
import { ShareCell } from './figure-tiles.tsx';
import { TeamTiles } from './team-tiles.tsx';
import { useBoard } from './use-board.ts';

type Board = z.output<typeof boardPeople.response>;
type Row = Board['people'][number];

/** A team, the most senior first, and never ranked by what people did (S0-20, S4-03, S4-33). */
export function TeamPage() {
  const org = useOrg();
  const { filters, address, put } = useBoard({ preset: 'week', compare: 'none' });
  const [search] = useSearchParams();
  const team = search.get('team');
  const query = {
    ...(address ? { from: address.from, until: address.until } : {}),
    ...(team === null ? {} : { team }),
  };
  const { data, error, refetch } = useEndpoint(
    boardPeople,
    { params: { org }, query },
    { enabled: address !== null, keepPrevious: true, refetchInterval: 60_000 },
  );
  return (
    <>
      <PageHeader
        title="Team"
        lead={data ? teamSentence(data) : 'A team and its people, the leaders first.'}
      />
      {filters && address ? (
        <div className="heed-board-bars">
          <BoardBar filters={filters} address={address} put={put} slices={false} />
          {data && data.teams.length > 1 ? (
            <Select
              aria-label="Team"
              size="xs"
              data={data.teams.map(({ id, name }) => ({ value: id, label: name }))}
              value={data.team?.id ?? ''}
              onChange={(event) => put({ team: event.currentTarget.value })}
            />
          ) : null}
        </div>
      ) : null}
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <TeamBody board={data} /> : null}
    </>
  );
}

function teamSentence({ team, figures }: Board): string {
  if (team === null || figures === null)
    return 'You are in no team; leaders’ own figures stand here for everybody.';
  return `${team.name}: ${answersSentence(figures, null)}`;
}

function TeamBody({ board }: { readonly board: Board }) {
  const { team, figures, people, from, until, named, missedReview } = board;
  return (
    <>
      {missedReview === '' ? null : <p className="heed-board-missed">{missedReview.replace(/^e/, 'E')}</p>}
      {team && figures ? (
        <TeamTiles figures={figures} of={{ from, until, slice: { by: 'team', key: team.id } }} />
      ) : null}
      {people.length === 0 ? (
        <EmptyState title="Nobody to show here">
          Whoever manages people in Settings puts them into teams.
        </EmptyState>
      ) : (
        <PeopleTable people={people} from={from} until={until} />
      )}
      <p className="heed-soft">
        {named
          ? 'Leaders stand first, then the others by name; nobody is ranked.'
          : 'Leaders’ own figures are open to everybody. Colleagues see one another as a team, not by name.'}
      </p>
      <PeopleFile from={from} until={until} />
    </>
  );
}

/** What contacts have of each person, as a file (S4-07). */
function PeopleFile({ from, until }: Pick<Board, 'from' | 'until'>) {
  const org = useOrg();
  const query = new URLSearchParams({ what: 'people', format: 'csv', from, until });
  return (
    <p className="heed-board-files">
      Take it along:{' '}
      <a href={`/api/o/${org}/boards/export?${query}`} download>
        what contacts have of each person (CSV)
      </a>
    </p>
  );
}

function PeopleTable({ people, from, until }: Pick<Board, 'people' | 'from' | 'until'>) {
  const org = useOrg();
  const reviewed = people.some(({ reviews }) => reviews !== null);
  return (
    <FigureTable
      caption="By person, the most senior first"
      head="Person"
      columns={[
        { name: 'Within target' },
        { name: 'Half within' },
        { name: 'For the contact' },
        { name: 'Complete' },
        { name: 'Score' },
        { name: 'Promises kept' },
        { name: 'Overdue' },
        ...(reviewed ? [{ name: 'Reports reviewed' }] : []),
      ]}
      rows={people.map((row) => {
        const of = { from, until, slice: { by: 'person' as const, key: row.person.id } };
        return {
          key: row.person.id,
          head: (
            <>
              {row.person.name} {row.leader ? <Badge>leader</Badge> : null}
            </>
          ),
          quiet: row.counted === 0,
          cells: [
            <Within key="share" row={row} of={of} />,
            reachedText(row.median),
            reachedText(row.elapsedMedian),
            percentText(row.complete),
            pointsText(row.score),
            <ShareCell key="kept" share={row.promises} met="C10.met" all="C10.due" of={of} />,
            row.overdue === 0 ? (
              0
            ) : (
              <Link key="overdue" to={paths.backlog(org)}>
                {row.overdue}
              </Link>
            ),
            ...(reviewed ? [row.reviews === null ? '–' : `${row.reviews.done} of ${row.reviews.of}`] : []),
          ],
        };
      })}
    />
  );
}

function Within({ row, of }: { readonly row: Row; readonly of: Parameters<typeof CountLink>[0]['of'] }) {
  return (
    <>
      <ShareCell share={row.withinTarget} met="met" all="decided" of={of} />
      {row.pending > 0 ? (
        <span className="heed-soft">
          {' '}
          +{' '}
          <CountLink count="pending" of={of}>
            {row.pending}
          </CountLink>{' '}
          pending
        </span>
      ) : null}
    </>
  );
}
