import { useServerTime } from '../server-clock.ts';
import { elapsedAt, spentAt } from '../ui/clock-text.ts';
import { ClockBadge, ClockStory, dayAndTime, shortDuration } from '../ui/index.ts';
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
        {view.clocks.map((clock) => (
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

function dueText(clock: RequestView['clocks'][number], now: number): string {
  if (clock.state === 'void') return clock.reason ?? '';
  const due = `due ${dayAndTime(Date.parse(clock.dueAt), now)}`;
  const goal = clock.goalAt === null ? '' : `, goal ${dayAndTime(Date.parse(clock.goalAt), now)}`;
  const reason = clock.reason === null ? '' : `; ${clock.reason}`;
  return `${due}${goal}${reason}`;
}
