import './figures.css';
import { Link } from 'react-router';
import type { z } from 'zod';
import { boardDay } from '../../src/flow/measurement/boards/contract.ts';
import { paths } from '../paths.ts';
import { serverNow } from '../server-clock.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { count, ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { CountLink, type FigureOf } from './count-link.tsx';
import { FigureTable } from './figure-table.tsx';
import {
  besideText,
  differenceText,
  type FiguresView,
  percentText,
  pointsApart,
  pointsText,
  reachedText,
  waitText,
} from './figure-text.ts';
import { FigureTile, FigureTiles, ShareCell, ShareTile } from './figure-tiles.tsx';
import { MyHuddleActions } from './huddle-mine.tsx';

type Day = z.output<typeof boardDay.response>;

/** Roles that see more than their own figures (DOMAIN 2.6). */
const seeingAll = [
  'salesperson',
  'coordinator',
  'expert',
  'support',
  'manager',
  'executive',
  'keeper',
] as const;

/** My own figures of today and the week, and who waits for me (S0-21, S0-31). */
export function DayPage() {
  const org = useOrg();
  const seesAll = hasRole(useOrganisation(), ...seeingAll);
  const { data, error, refetch } = useEndpoint(
    boardDay,
    { params: { org }, query: {} },
    { keepPrevious: true, refetchInterval: 30_000 },
  );
  return (
    <>
      <PageHeader
        title="My day"
        lead={data ? daySentence(data) : 'My own figures of today and this week.'}
        actions={seesAll ? <Link to={paths.wall(org)}>Wallboard</Link> : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <DayBody day={data} /> : null}
      <MyHuddleActions />
    </>
  );
}

function daySentence({ todays, waiting }: Day): string {
  const done = todays.population.answered;
  const answered =
    done === 0 ? 'Nothing answered yet today' : `${count(done, 'answer')} to what came in today`;
  if (waiting.n === 0) return `${answered}; nobody waits for you.`;
  return `${answered}; ${waiting.n} ${waiting.n === 1 ? 'waits' : 'wait'} for you.`;
}

function DayBody({ day }: { readonly day: Day }) {
  const org = useOrg();
  const { today, tomorrow, slice, todays, waiting } = day;
  const own = { by: 'person' as const, key: slice.key };
  const of = { from: today, until: tomorrow, slice: own };
  return (
    <>
      <FigureTiles>
        <FigureTile
          name="Waiting for me"
          value={<Link to={paths.now(org)}>{waiting.n}</Link>}
          beside={waiting.late > 0 ? `${waiting.late} late` : null}
          note={waitingNote(waiting)}
        />
        <ShareTile
          name="Within target today"
          share={todays.withinTarget}
          met="met"
          all="decided"
          of={of}
          note={`yesterday ${percentText(day.yesterdays.withinTarget?.share)}`}
        />
        <FigureTile
          name="Half are answered within"
          value={reachedText(todays.response.business.median)}
          beside={besideText(todays.response.elapsed.median)}
          note={
            todays.complete.first.mean === null
              ? 'nothing answered yet'
              : `${percentText(todays.complete.first.mean)} complete at the first answer`
          }
        />
        <FigureTile
          name="Score today"
          value={pointsText(todays.worth.score)}
          note={`of 100; yesterday ${pointsText(day.yesterdays.worth.score)}`}
        />
        <ShareTile name="Promises kept" share={todays.promises.kept} met="C10.met" all="C10.due" of={of} />
      </FigureTiles>
      <p className="heed-board-compared">{betterText(day)}</p>
      <Section title="Side by side" lead="Every number opens to its requests.">
        <DayTable day={day} />
      </Section>
    </>
  );
}

function waitingNote({ oldestSince, nextDueAt }: Day['waiting']): string {
  if (oldestSince === null) return 'nobody';
  const oldest = `the longest for ${waitText(Math.max(0, serverNow() - Date.parse(oldestSince)))}`;
  if (nextDueAt === null) return oldest;
  return `${oldest}; the next is due in ${waitText(Math.max(0, Date.parse(nextDueAt) - serverNow()))}`;
}

/** M-36: today against the same weekday of last week, and four weeks against the four before. */
function betterText({ better }: Day): string {
  const today = better.difference
    ? `Today against the same weekday last week: ${differenceText(better.difference)} within target.`
    : 'No comparison for today: one of the two weekdays has nothing decided.';
  if (better.fourWeeks === null) return today;
  return `${today} The last four weeks against the four before: ${pointsApart(better.fourWeeks * 100)}.`;
}

function DayTable({ day }: { readonly day: Day }) {
  const { today, tomorrow, days, slice } = day;
  const own = { by: 'person' as const, key: slice.key };
  const columns: readonly (readonly [string, FiguresView, FigureOf])[] = [
    ['Today', day.todays, { from: today, until: tomorrow, slice: own }],
    ['Yesterday', day.yesterdays, { from: days.yesterday, until: today, slice: own }],
    ['This week', day.weeks, { from: days.monday, until: tomorrow, slice: own }],
    [
      'Last week so far',
      day.lastWeeks,
      { from: days.lastMonday, until: dayAfter(days.sameWeekday), slice: own },
    ],
  ];
  return (
    <FigureTable
      caption="Mine"
      head="When"
      columns={[
        { name: 'Came in' },
        { name: 'Answered' },
        { name: 'Within target' },
        { name: 'Half within' },
        { name: 'Complete' },
        { name: 'Score' },
        { name: 'Promises kept' },
      ]}
      rows={columns.map(([name, figures, of]) => ({
        key: name,
        head: name,
        cells: [
          <CountLink key="in" count="counted" of={of}>
            {figures.population.counted}
          </CountLink>,
          <CountLink key="out" count="answered" of={of}>
            {figures.population.answered}
          </CountLink>,
          <ShareCell key="met" share={figures.withinTarget} met="met" all="decided" of={of} />,
          reachedText(figures.response.business.median),
          percentText(figures.complete.first.mean),
          pointsText(figures.worth.score),
          <ShareCell key="kept" share={figures.promises.kept} met="C10.met" all="C10.due" of={of} />,
        ],
      }))}
    />
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
