import { Link } from 'react-router';
import { huddles } from '../../src/flow/measurement/huddle/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { count } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { huddleDay } from './huddle-text.ts';

/** So many are offered at once. */
const SHOWN = 5;

/** Huddles that were held, to be opened as they were shown. */
export function HuddlePast({ today }: { readonly today: string }) {
  const org = useOrg();
  const { data } = useEndpoint(huddles, { params: { org } });
  const past = data?.items.filter(({ day }) => day !== today).slice(0, SHOWN) ?? [];
  if (past.length === 0) return null;
  return (
    <nav aria-label="Past huddles">
      <h2>Past huddles</h2>
      <ul className="heed-huddle-past">
        {past.map(({ day, actions, done }) => (
          <li key={day}>
            <Link to={`${paths.huddle(org)}?day=${day}`}>{huddleDay(day)}</Link>{' '}
            <span className="heed-soft">
              {actions === 0 ? 'no actions' : `${done} of ${count(actions, 'action')} done`}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
