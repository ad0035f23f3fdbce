import './boards.css';
import { NavLink, Outlet } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';

interface Board {
  readonly to: (org: string) => string;
  readonly name: string;
}

const boards: readonly Board[] = [
  { to: paths.value, name: 'Value' },
  { to: paths.readiness, name: 'Readiness' },
  { to: paths.urgent, name: 'Urgent contact' },
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
