import { useServerTime } from '../server-clock.ts';
import { elapsedAt, spentAt } from '../ui/clock-text.ts';
import { ClockBadge, ClockStory, dayAndTime, shortDuration, withLocalTimes } from '../ui/index.ts';
import { owedClocks } from './owed-clocks.ts';
import type { RequestView } from './request-view.ts';

export interface ContextClocksProps {
  readonly view: RequestView;
  readonly refresh: () => void;
}

type Clocks = RequestView['clocks'];
type Clock = Clocks[number];

/** The clocks that run, the one of each kind that is due first in full; the rest in a line each. Every one opens to its story. */
export function ContextClocks({ view, refresh }: ContextClocksProps) {
  const now = useServerTime(5000);
  const clocks = owedClocks(view);
  if (clocks.length === 0) return null;
  const open = clocks.filter(({ endedAt }) => endedAt === null).toSorted(byDue);
  const isNext = (clock: Clock) => clock === open.find(({ kind }) => kind === clock.kind);
  const ended = clocks.filter(({ endedAt }) => endedAt !== null);
  return (
    <section>
      <h2>Clocks</h2>
      <ul className="heed-context-clocks">
        {open.filter(isNext).map((clock) => (
          <OpenClock key={clock.id} clock={clock} asOf={view.time.now} now={now} refresh={refresh} />
        ))}
      </ul>
      <ul className="heed-ended-clocks">
        {[...open.filter((clock) => !isNext(clock)), ...ended.toSorted(byEnd)].map((clock) => (
          <ClockInALine key={clock.id} clock={clock} asOf={view.time.now} />
        ))}
      </ul>
      <p className="heed-soft heed-context-receipt">
        Received {dayAndTime(Date.parse(view.receivedAt), now)}, logged{' '}
        {dayAndTime(Date.parse(view.loggedAt), now)}
      </p>
    </section>
  );
}

interface OpenClockProps {
  readonly clock: Clock;
  readonly asOf: string;
  readonly now: number;
  readonly refresh: () => void;
}

/** Working time first, the buyer's own time beside it. */
function OpenClock({ clock, asOf, now, refresh }: OpenClockProps) {
  const read = Date.parse(asOf);
  return (
    <li>
      <div className="heed-context-clock-title">{clock.title}</div>
      <ClockBadge
        clock={clock}
        asOf={asOf}
        size="large"
        showBuyer={false}
        onChange={refresh}
        story={() => <ClockStory clock={clock} story={clock.story} />}
      />
      <div className="heed-soft">
        {shortDuration(spentAt(clock, read, now))} working time, {shortDuration(elapsedAt(clock, read, now))}{' '}
        for the buyer
      </div>
      <div className="heed-soft">{dueText(clock, now)}</div>
    </li>
  );
}

/** `First personal response ✓ 8:02`; the rest is in its story. */
function ClockInALine({ clock, asOf }: { readonly clock: Clock; readonly asOf: string }) {
  return (
    <li>
      <span className="heed-ended-clock-title">{clock.title}</span>
      <ClockBadge
        clock={clock}
        asOf={asOf}
        showBuyer={false}
        story={() => <ClockStory clock={clock} story={clock.story} />}
      />
    </li>
  );
}

const byDue = (a: Clock, b: Clock) => Date.parse(a.dueAt) - Date.parse(b.dueAt);
const byEnd = (a: Clock, b: Clock) => Date.parse(b.endedAt ?? '') - Date.parse(a.endedAt ?? '');

function dueText(clock: Clock, now: number): string {
  const due = `due ${dayAndTime(Date.parse(clock.dueAt), now)}`;
  const goal = clock.goalAt === null ? '' : `, goal ${dayAndTime(Date.parse(clock.goalAt), now)}`;
  const reason = clock.reason === null ? '' : `; ${withLocalTimes(clock.reason, now)}`;
  return `${due}${goal}${reason}`;
}
