import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { dayAndTime } from '../ui/index.ts';
import type { FollowUpsView } from './follow-up-types.ts';

/** Promises told to contacts that are still to be kept: they are dated as well. */
export function PromiseList({
  promises,
  now,
}: {
  readonly promises: FollowUpsView['promises'];
  readonly now: number;
}) {
  const org = useOrg();
  if (promises.length === 0) return null;
  return (
    <section aria-label="Promised">
      <h2 className="heed-group">
        Promised <span>{promises.length}</span>
      </h2>
      <ul>
        {promises.map((promise) => {
          const isBroken = Date.parse(promise.dueAt) < now;
          return (
            <li key={promise.clockId} className="heed-due-row heed-due-promise">
              <span className="heed-due-clock" data-late={isBroken}>
                by <time dateTime={promise.dueAt}>{dayAndTime(Date.parse(promise.dueAt), now)}</time>
                {isBroken ? ', broken' : ''}
              </span>
              <Link
                to={paths.request(org, promise.requestId)}
                data-row={promise.clockId}
                className="heed-due-link"
              >
                <span className="heed-due-what">
                  <strong>{promise.who === null ? 'What was told' : `${promise.who}, as told`}</strong>
                </span>
                <span className="heed-due-who">{promise.contact}</span>
                <span className="heed-due-about">{promise.subject}</span>
                <span className="heed-due-value">{promise.owner?.name ?? 'nobody'}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
