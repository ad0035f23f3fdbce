import {
  IconBolt,
  IconBooks,
  IconCalendarCheck,
  IconFilter,
  IconInbox,
  IconLayoutDashboard,
  IconMailbox,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { counts } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { hasRole, isOnDesk, isReader, useOrg, useOrganisation } from '../session.ts';
import { count } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { Bell } from './bell.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';
import { YouMenu } from './you-menu.tsx';

export interface RailProps {
  readonly openCommands: () => void;
  readonly openKeys: () => void;
}

const icon = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

/** The way around: a rail on the left, a bar at the bottom of a phone. */
export function Rail({ openCommands, openKeys }: RailProps) {
  const org = useOrg();
  const organisation = useOrganisation();
  const { data } = useEndpoint(counts, { params: { org } }, { refetchInterval: 60_000 });
  const troubles = data?.troubles ?? 0;
  const { pathname } = useLocation();
  return (
    <nav className="heed-rail" aria-label="Main">
      <OrganisationMenu />
      {isReader(organisation) ? (
        <>
          <RailLink to={paths.now(org)} label="Now" icon={<IconBolt {...icon} />} note={waitingNote(data)}>
            {data && data.waiting > 0 ? <WaitingCount waiting={data.waiting} late={data.late} /> : null}
          </RailLink>
          <RailLink to={paths.inbox(org)} label="Inbox" icon={<IconInbox {...icon} />} />
          {isOnDesk(organisation) ? (
            <RailLink
              to={paths.followUps(org)}
              label={
                <>
                  <span className="heed-rail-long">Follow-ups</span>
                  <span className="heed-rail-short">Due</span>
                </>
              }
              icon={<IconCalendarCheck {...icon} />}
            />
          ) : null}
          <RailLink to={paths.filtered(org)} label="Filtered" icon={<IconFilter {...icon} />} wideOnly>
            {data && data.filtered > 0 ? (
              <span className="heed-rail-count">{short(data.filtered)}</span>
            ) : null}
          </RailLink>
          <RailLink to={paths.library(org)} label="Library" icon={<IconBooks {...icon} />} wideOnly />
        </>
      ) : null}
      {isOnDesk(organisation) ? null : (
        <RailLink to={paths.help(org)} label="Help" icon={<IconUsers {...icon} />} />
      )}
      {isReader(organisation) || hasRole(organisation, 'admin') ? (
        <RailLink to={paths.boards(org)} label="Boards" icon={<IconLayoutDashboard {...icon} />} />
      ) : null}
      {organisation?.demo ? (
        <RailLink to={paths.demo(org)} label="Mail sink" icon={<IconMailbox {...icon} />} wideOnly />
      ) : null}
      <RailLink
        to={paths.settings(org)}
        label="Settings"
        icon={<IconSettings {...icon} />}
        elsewhere={organisation?.demo === true && pathname === paths.demo(org)}
        note={troubles > 0 ? `, ${count(troubles, 'health trouble')}` : ''}
        wideOnly
      >
        {troubles > 0 ? <span className="heed-rail-dot" title={count(troubles, 'health trouble')} /> : null}
      </RailLink>
      <div className="heed-rail-space" />
      <button type="button" className="heed-rail-item heed-rail-find" onClick={openCommands}>
        <IconSearch {...icon} />
        <span>Find</span>
      </button>
      <Bell />
      <YouMenu openKeys={openKeys} />
    </nav>
  );
}

interface RailLinkProps {
  readonly to: string;
  readonly label: ReactNode;
  readonly icon: ReactNode;
  readonly note?: string;
  /** The open page lies under this address but is another link's. */
  readonly elsewhere?: boolean;
  /** On a phone it stands in the menu behind "You". */
  readonly wideOnly?: boolean;
  readonly children?: ReactNode;
}

function RailLink({
  to,
  label,
  icon: drawing,
  note,
  elsewhere = false,
  wideOnly = false,
  children,
}: RailLinkProps) {
  const Way = elsewhere ? Link : NavLink;
  return (
    <Way to={to} className={`heed-rail-item${wideOnly ? ' heed-rail-wide' : ''}`}>
      {drawing}
      <span>{label}</span>
      {note ? <span className="heed-unseen">{note}</span> : null}
      {children}
    </Way>
  );
}

function WaitingCount({ waiting, late }: { readonly waiting: number; readonly late: number }) {
  return (
    <span className={`heed-rail-count${late > 0 ? ' heed-rail-count-late' : ''}`} aria-hidden="true">
      {short(late > 0 ? late : waiting)}
    </span>
  );
}

function waitingNote(data: { waiting: number; late: number } | undefined): string {
  return data === undefined ? '' : `, ${data.waiting} waiting, ${data.late} late`;
}

function short(number: number): string {
  return number > 99 ? '99+' : String(number);
}
