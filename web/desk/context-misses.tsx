import { requestMisses } from '../../src/flow/desk/breaches/contract.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime, shortDuration } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { MissReason } from './miss-reason.tsx';
import type { RequestView } from './request-view.ts';

/** Deadlines of this request that were missed, each with its reason (DOMAIN 5.7). */
export function ContextMisses({ view }: { readonly view: RequestView }) {
  const org = useOrg();
  const now = useServerMinute();
  const wasLate = view.clocks.some(({ breachedAt }) => breachedAt !== null);
  const { data } = useEndpoint(requestMisses, { params: { org, id: view.id } }, { enabled: wasLate });
  if (!wasLate || !data || data.misses.length === 0) return null;
  return (
    <section aria-label="Missed">
      <h2>Missed</h2>
      <ul className="heed-misses">
        {data.misses.map((miss) => (
          <li key={miss.breachId}>
            <span className="heed-context-clock-title">{miss.title}</span>{' '}
            <span className="heed-soft">
              late by {shortDuration(miss.overMs)}
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
