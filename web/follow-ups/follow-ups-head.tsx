import '../desk/desk.css';
import '../ui/list-page.css';
import './follow-ups.css';
import './owed.css';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { owedCount } from '../../src/flow/desk/owed/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { useEndpoint } from '../use-endpoint.ts';

/** The name of the page, its views, and what belongs beside them. */
export function FollowUpsHead({ children }: { readonly children?: ReactNode }) {
  const org = useOrg();
  const { data } = useEndpoint(owedCount, { params: { org } }, { refetchInterval: 60_000 });
  return (
    <header className="heed-list-head">
      <h1>Follow-ups</h1>
      <nav className="heed-due-tabs" aria-label="Views of follow-ups">
        <NavLink to={paths.followUps(org)} end className="heed-due-tab">
          List
        </NavLink>
        <NavLink to={paths.backlog(org)} className="heed-due-tab">
          Backlog
        </NavLink>
        <NavLink to={paths.owed(org)} className="heed-due-tab">
          Owed something useful
          {data && data.count > 0 ? (
            <span>
              {data.count}
              <span className="heed-unseen"> of yours</span>
            </span>
          ) : null}
        </NavLink>
      </nav>
      {children}
    </header>
  );
}
