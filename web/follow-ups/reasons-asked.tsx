import { Link } from 'react-router';
import { reasonsAsked } from '../../src/flow/desk/breaches/contract.ts';
import { MissReason } from '../desk/miss-reason.tsx';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, shortDuration } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

/** Missed deadlines whose reason you are asked for, and those your team has to confirm; nothing where there are none. */
export function ReasonsAsked() {
  const org = useOrg();
  const now = useServerMinute();
  const { data } = useEndpoint(reasonsAsked, { params: { org } }, { refetchInterval: 60_000 });
  if (!data || data.misses.length === 0) return null;
  return (
    <section aria-label="Why was it late?">
      <h2 className="heed-group">
        Why was it late? <span>{data.misses.length}</span>
      </h2>
      <ul>
        {data.misses.map((miss) => (
          <li key={miss.breachId} className="heed-miss-row">
            <Link to={paths.request(org, miss.requestId)}>{miss.contact || miss.number}</Link>{' '}
            <span className="heed-soft">
              {miss.subject}: {miss.title.toLowerCase()}, late by {shortDuration(miss.overMs)}
              {miss.done ? '' : ' so far'}, due{' '}
              <time dateTime={miss.dueAt}>{dayAndTime(Date.parse(miss.dueAt), now)}</time>
            </span>
            <MissReason miss={miss} />
          </li>
        ))}
      </ul>
    </section>
  );
}
