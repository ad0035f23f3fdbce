import './figures.css';
import './value.css';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { valueBoard } from '../../src/flow/measurement/contract.ts';
import { useOrg } from '../session.ts';
import {
  EmptyState,
  ErrorState,
  IconButton,
  PageHeader,
  SegmentedControl,
  Select,
  Skeleton,
} from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { ValueFigures } from './value-figures.tsx';
import { ValueItems } from './value-items.tsx';
import { ValuePeople } from './value-people.tsx';
import { meaning, restText } from './value-text.ts';

export type ValueBoard = z.output<typeof valueBoard.response>;

/** Value, speed and score of a day, mine or a team's; every figure opens to the requests below it. */
export function ValuePage() {
  const org = useOrg();
  const { scope, team, day, put } = useAddress();
  const query = { scope, ...(team === null ? {} : { team }), ...(day === null ? {} : { day }) };
  const { data, error, refetch } = useEndpoint(
    valueBoard,
    { params: { org }, query },
    { keepPrevious: true, refetchInterval: 60_000 },
  );
  const who = scope === 'mine' ? 'you' : (data?.team?.name ?? 'the team');
  return (
    <>
      <PageHeader
        title="Value"
        lead={data ? meaning(data.summary, who) : 'What answers were worth to those who asked.'}
        actions={
          <SegmentedControl
            aria-label="Whose"
            value={scope}
            data={[
              { value: 'mine', label: 'My day' },
              { value: 'team', label: 'Team' },
            ]}
            onChange={(value) => put('scope', value === 'team' ? 'team' : null)}
          />
        }
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? (
        <>
          <div className="heed-value-bar">
            <DayPicker board={data} put={put} />
            {scope === 'team' && data.teams.length > 1 ? (
              <Select
                aria-label="Team"
                size="xs"
                data={data.teams.map(({ id, name }) => ({ value: id, label: name }))}
                value={data.team?.id ?? ''}
                onChange={(event) => put('team', event.currentTarget.value)}
              />
            ) : null}
          </div>
          <BoardBody board={data} scope={scope} />
        </>
      ) : null}
    </>
  );
}

interface BodyProps {
  readonly board: ValueBoard;
  readonly scope: 'mine' | 'team';
}

function BoardBody({ board, scope }: BodyProps) {
  if (board.items.length === 0) return <NothingThatDay board={board} scope={scope} />;
  const rest = restText(board.summary);
  return (
    <>
      <ValueFigures summary={board.summary} />
      {rest === '' ? null : <p className="heed-soft">{rest.charAt(0).toUpperCase() + rest.slice(1)}.</p>}
      {board.people.length > 0 ? <ValuePeople people={board.people} /> : null}
      <ValueItems items={board.items} zone={board.zone} />
      {board.more > 0 ? (
        <p className="heed-soft">{board.more} more requests of that day are not counted here.</p>
      ) : null}
    </>
  );
}

function NothingThatDay({ board, scope }: BodyProps) {
  if (scope === 'team' && board.team === null)
    return (
      <EmptyState title="You are in no team">
        Whoever manages people in Settings puts you in one; then its requests stand here.
      </EmptyState>
    );
  return (
    <EmptyState title={board.after === null ? 'Nothing came in today yet' : 'Nothing came in that day'}>
      {scope === 'mine'
        ? 'Requests count for whoever gave the first information; until then, for whoever holds them.'
        : 'Requests count for the team whose desk they came to.'}
    </EmptyState>
  );
}

type Put = (name: 'scope' | 'team' | 'day', value: string | null) => void;

function DayPicker({ board, put }: { readonly board: ValueBoard; readonly put: Put }) {
  const { day, before, after } = board;
  return (
    <nav className="heed-value-day" aria-label="Day">
      <IconButton variant="subtle" aria-label="The day before" onClick={() => put('day', before)}>
        <IconChevronLeft size={16} stroke={1.75} />
      </IconButton>
      <time dateTime={day}>{dayText(day, after === null)}</time>
      <IconButton
        variant="subtle"
        aria-label="The day after"
        disabled={after === null}
        onClick={() => put('day', after)}
      >
        <IconChevronRight size={16} stroke={1.75} />
      </IconButton>
    </nav>
  );
}

function dayText(day: string, isToday: boolean): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return `${isToday ? 'Today, ' : ''}${format.format(new Date(`${day}T00:00:00Z`))}`;
}

/** Whose and which day stand in the address, so that the board can be handed on. */
function useAddress() {
  const [search, setSearch] = useSearchParams();
  const put: Put = (name, value) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const scope = search.get('scope') === 'team' ? ('team' as const) : ('mine' as const);
  return { scope, team: scope === 'team' ? search.get('team') : null, day: search.get('day'), put };
}
