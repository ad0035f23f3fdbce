import './wall.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { z } from 'zod';
import { boardDay } from '../../src/flow/measurement/boards/contract.ts';
import { useLive } from '../live.ts';
import { paths } from '../paths.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { ErrorState, timeOfDay } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { percentText, pointsApart, waitText } from './figure-text.ts';

type Day = z.output<typeof boardDay.response>;
type Mood = 'calm' | 'soon' | 'late' | 'none';

/** For a screen on a wall: who waits, for how long, and today; sign, word and colour say the same (E9.g). */
export function WallPage() {
  const org = useOrg();
  const navigate = useNavigate();
  useLive(org, useQueryClient());
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void navigate(paths.myDay(org));
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [navigate, org]);
  const { data, error, refetch } = useEndpoint(
    boardDay,
    { params: { org }, query: { by: 'all' } },
    { keepPrevious: true, refetchInterval: 15_000 },
  );
  return (
    <main className="heed-wall">
      <header>
        <h1>Today</h1>
        <Link to={paths.myDay(org)} className="heed-wall-leave" aria-label="Leave the wallboard">
          ×
        </Link>
      </header>
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {data ? <Wall day={data} /> : null}
    </main>
  );
}

function Wall({ day }: { readonly day: Day }) {
  const now = useNow();
  const { waiting, todays, better } = day;
  const { withinTarget, population, complete } = todays;
  return (
    <dl>
      <WallFigure
        name="Waiting now"
        value={String(waiting.n)}
        mood={waiting.late > 0 ? 'late' : waiting.n > 0 ? 'soon' : 'calm'}
        word={waiting.late > 0 ? `${waiting.late} late` : waiting.n > 0 ? 'none late' : 'nobody waits'}
      />
      <WallFigure
        name="The longest"
        value={
          waiting.oldestSince === null ? '–' : waitText(Math.max(0, now - Date.parse(waiting.oldestSince)))
        }
        mood={waiting.late > 0 ? 'late' : 'calm'}
        word={dueWord(waiting, now)}
      />
      <WallFigure
        name="Within target"
        value={percentText(withinTarget?.share)}
        mood={withinTarget ? 'calm' : 'none'}
        word={
          withinTarget
            ? `${withinTarget.met} of ${withinTarget.of}${population.pending > 0 ? `, ${population.pending} pending` : ''}`
            : 'none decided yet'
        }
        more={complete.first.mean === null ? null : `${percentText(complete.first.mean)} complete`}
      />
      <WallFigure name="Better today" {...betterShown(better)} />
    </dl>
  );
}

const signs: Readonly<Record<Mood, string>> = { calm: '✓', soon: '◔', late: '■', none: '·' };

interface WallFigureProps {
  readonly name: string;
  readonly value: string;
  readonly mood: Mood;
  readonly word: string;
  readonly more?: string | null;
}

function WallFigure({ name, value, mood, word, more }: WallFigureProps) {
  return (
    <div data-mood={mood}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>
          <span aria-hidden>{signs[mood]}</span> {word}
        </span>
        {more ? <span>{more}</span> : null}
      </dd>
    </div>
  );
}

function dueWord({ nextDueAt, n }: Day['waiting'], now: number): string {
  if (n === 0) return 'all answered';
  if (nextDueAt === null) return 'past its time';
  const left = Date.parse(nextDueAt) - now;
  return left < 12 * 3_600_000
    ? `next due in ${waitText(Math.max(0, left))}`
    : `next due at ${timeOfDay(Date.parse(nextDueAt))}`;
}

/** M-36; up and down are said by sign and word as well. */
function betterShown({ difference, today, sameWeekday }: Day['better']) {
  if (difference === null) return { value: '–', mood: 'none' as const, word: 'no comparison with last week' };
  const then = `${percentText(sameWeekday?.share)} a week ago, n ${today?.of ?? 0} and ${sameWeekday?.of ?? 0}`;
  const isWorse = difference.difference < 0;
  return {
    value: pointsApart(difference.difference * 100),
    mood: isWorse ? ('soon' as const) : ('calm' as const),
    word: then,
  };
}

/** The time of the server, looked at every second. */
function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
