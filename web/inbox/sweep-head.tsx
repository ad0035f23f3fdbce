import './sweep.css';
import { IconChecks } from '@tabler/icons-react';
import { sweep } from '../../src/flow/desk/inbox/contract.ts';
import type { Answer } from '../api.ts';
import { serverNow, useServerTime } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, longDuration, timeOfDay } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

type Desk = Answer<typeof sweep>['desks'][number];

/** What must be cleared by the close of the day and how far it is, desk by desk and person by person. */
export function SweepHead() {
  const org = useOrg();
  const query = useEndpoint(sweep, { params: { org } }, { refetchInterval: 60_000 });
  if (query.isError && query.data === undefined)
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  return (
    <div className="heed-sweep">
      {(query.data?.desks ?? []).map((desk) => (
        <SweepDesk key={desk.id} desk={desk} many={(query.data?.desks.length ?? 0) > 1} />
      ))}
    </div>
  );
}

function SweepDesk({ desk, many }: { readonly desk: Desk; readonly many: boolean }) {
  useServerTime(10_000);
  const left = Date.parse(desk.closesAt) - serverNow();
  const by = timeOfDay(Date.parse(desk.closesAt));
  const isOver = left <= 0;
  return (
    <section aria-label={`To clear on ${desk.name}`}>
      <h2>
        {many ? `${desk.name}: ` : ''}
        {isOver ? `By ${by}` : `To clear by ${by}`}
        <span className="heed-soft">
          {isOver ? (desk.clear ? 'the day is clear' : 'the day is not clear') : `${longDuration(left)} left`}
        </span>
      </h2>
      <Progress desk={desk} />
      <ul>
        {desk.people
          .filter(({ due, left: open }) => due > 0 || open > 0)
          .map(({ person, mine, cleared, due, left: open, noReply }) => (
            <li key={person?.id ?? 'nobody'}>
              <strong>{mine ? 'You' : (person?.name ?? 'Nobody')}</strong> {cleared} of {due} cleared
              {open > 0 ? `, ${open} open` : ''}
              {noReply > 0 ? <span className="heed-soft">, {noReply} without reply</span> : null}
            </li>
          ))}
      </ul>
    </section>
  );
}

function Progress({ desk }: { readonly desk: Desk }) {
  const { due, cleared, percent, left, lateArrivals } = desk;
  const older = left - (due - cleared);
  return (
    <div className="heed-sweep-progress">
      <progress
        max={Math.max(1, due)}
        value={due === 0 ? 1 : cleared}
        aria-label={`${cleared} of ${due} cleared`}
      />
      <span>
        {due === 0 ? 'Nothing is due today' : `${cleared} of ${due}, ${percent?.toFixed(1)} %`}
        {older > 0 ? `; ${older} from before` : ''}
        {lateArrivals > 0 ? `; ${lateArrivals} came in the last half hour` : ''}
      </span>
    </div>
  );
}

/** Everything has been cleared: calm. */
export function ClearForToday() {
  return (
    <EmptyState
      icon={<IconChecks size={28} stroke={1.5} aria-hidden />}
      title={<span role="status">Clear for today</span>}
    >
      Every message due by the close has an answer, or a word why it needs none.
    </EmptyState>
  );
}
