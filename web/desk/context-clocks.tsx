import { useServerTime } from '../server-clock.ts';
import { elapsedAt, spentAt } from '../ui/clock-text.ts';
import { ClockBadge, ClockStory, dayAndTime, shortDuration, withLocalTimes } from '../ui/index.ts';
import type { RequestView } from './request-view.ts';

export interface ContextClocksProps {
  readonly view: RequestView;
  readonly refresh: () => void;
}

/** Every clock of the request: working time first, the buyer's own time beside it, its story on a press. */
export function ContextClocks({ view, refresh }: ContextClocksProps) {
  const now = useServerTime(5000);
  const asOf = Date.parse(view.time.now);
  if (view.clocks.length === 0) return null;
  return (
    <section>
      <h2>Clocks</h2>
      <ul className="heed-context-clocks">
        {dueFirst(view.clocks).map((clock) => (
          <li key={clock.id}>
            <div className="heed-context-clock-title">{clock.title}</div>
            <ClockBadge
              clock={clock}
              asOf={view.time.now}
              size="large"
              showBuyer={false}
              onChange={refresh}
              story={() => <ClockStory clock={clock} story={clock.story} />}
            />
            <div className="heed-soft">
              {shortDuration(spentAt(clock, asOf, now))} working time,{' '}
              {shortDuration(elapsedAt(clock, asOf, now))} for the buyer
            </div>
            <div className="heed-soft">{dueText(clock, now)}</div>
          </li>
        ))}
      </ul>
      <p className="heed-soft heed-context-receipt">
        Received {dayAndTime(Date.parse(view.receivedAt), now)}, logged{' '}
        {dayAndTime(Date.parse(view.loggedAt), now)}
      </p>
    </section>
  );
}

type Clocks = RequestView['clocks'];

/** Clocks that run in front, the one due first above; those that ended after them. */
function dueFirst(clocks: Clocks): Clocks {
  const rank = ({ endedAt, dueAt }: Clocks[number]) => Date.parse(dueAt) + (endedAt === null ? 0 : 1e15);
  return clocks.toSorted((a, b) => rank(a) - rank(b));
}

function dueText(clock: RequestView['clocks'][number], now: number): string {
  if (clock.state === 'void') return withLocalTimes(clock.reason ?? '', now);
  const due = `due ${dayAndTime(Date.parse(clock.dueAt), now)}`;
  const goal = clock.goalAt === null ? '' : `, goal ${dayAndTime(Date.parse(clock.goalAt), now)}`;
  const reason = clock.reason === null ? '' : `; ${withLocalTimes(clock.reason, now)}`;
  return `${due}${goal}${reason}`;
}
