import './boards.css';
import { NavLink, Outlet } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';

interface Board {
  readonly to: (org: string) => string;
  readonly name: string;
}

const boards: readonly Board[] = [
  { to: paths.myDay, name: 'My day' },
  { to: paths.team, name: 'Team' },
  { to: paths.huddle, name: 'Huddle' },
  { to: paths.answers, name: 'Answers' },
  { to: paths.leads, name: 'Leads' },
  { to: paths.late, name: 'Why late' },
  { to: paths.value, name: 'Value' },
  { to: paths.weekly, name: 'Weekly' },
  { to: paths.promise, name: 'Promise' },
  { to: paths.readiness, name: 'Readiness' },
  { to: paths.urgent, name: 'Urgent contact' },
  { to: paths.audit, name: 'My own data' },
];

/** The boards side by side: one glance each. */
export function BoardsLayout() {
  const org = useOrg();
  return (
    <div className="heed-boards">
      <nav className="heed-boards-tabs" aria-label="Boards">
        {boards.map(({ to, name }) => (
          <NavLink key={name} to={to(org)} className="heed-boards-tab">
            {name}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
