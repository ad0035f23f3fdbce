import '../desk/desk.css';
import './follow-ups.css';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';

/** The name of the page, its two views, and what belongs beside them. */
export function FollowUpsHead({ children }: { readonly children?: ReactNode }) {
  const org = useOrg();
  return (
    <header className="heed-due-head">
      <h1>Follow-ups</h1>
      <nav className="heed-due-tabs" aria-label="Views of follow-ups">
        <NavLink to={paths.followUps(org)} end className="heed-due-tab">
          List
        </NavLink>
        <NavLink to={paths.backlog(org)} className="heed-due-tab">
          Backlog
        </NavLink>
      </nav>
      {children}
    </header>
  );
}
