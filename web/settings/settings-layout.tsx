import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { paths } from '../paths.ts';
import { hasRole, isOnDesk, type Organisation, useOrganisation } from '../session.ts';
import './form.css';
import './list.css';
import './settings.css';

interface Entry {
  readonly to: (org: string) => string;
  readonly name: string;
  readonly shown: (organisation: Organisation) => boolean;
}

const always = () => true;
const forAdmin = (organisation: Organisation) => hasRole(organisation, 'admin');
/** A demo is set up already; one's own company begins on the welcome page. */
const forGuide = (organisation: Organisation) => forAdmin(organisation) && !organisation.demo;
/** Rules are read by those who answer, and by administrators. */
const forRouting = (organisation: Organisation) => isOnDesk(organisation) || forAdmin(organisation);
const forChannels = (organisation: Organisation) => hasRole(organisation, 'admin', 'manager');

/** Those who may read what contacts get by themselves. */
const forReceipt = (organisation: Organisation) =>
  hasRole(organisation, 'admin', 'manager', 'executive', 'coordinator');

/** Those who dispose of requests. */
const forBlocked = (organisation: Organisation) =>
  hasRole(organisation, 'coordinator', 'manager', 'salesperson', 'expert', 'support', 'recovery_lead');

const entries: readonly Entry[] = [
  { to: paths.setUp, name: 'Set-up', shown: forGuide },
  { to: paths.people, name: 'People', shown: always },
  { to: paths.calendars, name: 'Calendars', shown: always },
  { to: paths.roster, name: 'Roster', shown: always },
  { to: paths.myCalendar, name: 'My calendar', shown: always },
  { to: paths.targets, name: 'Targets', shown: always },
  { to: paths.publicPromise, name: 'Public promise', shown: always },
  { to: paths.routing, name: 'Routing', shown: forRouting },
  { to: paths.skills, name: 'Skills & teams', shown: always },
  { to: paths.mailboxes, name: 'Mailboxes', shown: forChannels },
  { to: paths.forms, name: 'Forms', shown: forChannels },
  { to: paths.signature, name: 'Signature', shown: isOnDesk },
  { to: paths.receipt, name: 'Receipt', shown: forReceipt },
  { to: paths.blockedSenders, name: 'Blocked senders', shown: forBlocked },
  { to: paths.notifications, name: 'Notifications', shown: always },
  { to: paths.health, name: 'Health', shown: always },
  { to: paths.demo, name: 'Demo', shown: (organisation) => organisation.demo },
];

/** The line of pages is wider than a phone: the current one is brought into view. */
function useCurrentInView() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const link = nav.current?.querySelector(`[href="${CSS.escape(pathname)}"]`) as HTMLElement | null;
    if (nav.current && link)
      nav.current.scrollLeft = link.offsetLeft - nav.current.clientWidth / 2 + link.clientWidth / 2;
  }, [pathname]);
  return nav;
}

/** The settings pages with their own navigation: a column, and a line that scrolls on a phone. */
export function SettingsLayout() {
  const organisation = useOrganisation();
  const nav = useCurrentInView();
  if (!organisation) return null;
  return (
    <div className="heed-settings">
      <nav ref={nav} className="heed-settings-nav" aria-label="Settings">
        {entries
          .filter((entry) => entry.shown(organisation))
          .map((entry) => (
            <NavLink key={entry.name} to={entry.to(organisation.slug)} className="heed-settings-link">
              {entry.name}
              {entry.to === paths.setUp && !organisation.setupDone ? (
                <span className="heed-settings-dot">
                  <span className="heed-unseen">, not finished</span>
                </span>
              ) : null}
            </NavLink>
          ))}
      </nav>
      <div className="heed-settings-page">
        <Outlet />
      </div>
    </div>
  );
}
