import { useServerMinute } from '../server-clock.ts';
import { dayAndTime } from '../ui/index.ts';
import type { RequestView } from './request-view.ts';

/** What was promised and is still to be kept. */
export function ContextPromises({ view }: { readonly view: RequestView }) {
  const now = useServerMinute();
  if (view.promises.length === 0) return null;
  return (
    <section>
      <h2>Promised</h2>
      <ul className="heed-promises">
        {view.promises.map(({ clockId, who, toldAt, dueAt }) => {
          const isBroken = Date.parse(dueAt) < now;
          return (
            <li key={clockId}>
              <span data-broken={isBroken}>
                By <time dateTime={dueAt}>{dayAndTime(Date.parse(dueAt), now)}</time>
                {isBroken ? ', broken' : ''}
              </span>
              <span className="heed-soft">
                {who === null ? '' : `${who}, `}told {dayAndTime(Date.parse(toldAt), now)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
