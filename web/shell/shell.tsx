import './shell.css';
import './dialogs.css';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { CallBar } from '../desk/calls-bar.tsx';
import { rememberOrganisation } from '../home.ts';
import { useLive } from '../live.ts';
import { paths } from '../paths.ts';
import { isReader, useOrg, useOrganisation } from '../session.ts';
import { TourStrip } from '../tour/tour-strip.tsx';
import { LiveRegion, Skeleton, useHotkeys } from '../ui/index.ts';
import { CommandBar } from './command-bar.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { useKeys } from './keys.ts';
import { KeysHelp } from './keys-help.tsx';
import { Rail } from './rail.tsx';
import { useNotificationToasts } from './use-notification-toasts.ts';

/** Everything around the pages of an organisation. */
export function Shell() {
  const org = useOrg();
  const organisation = useOrganisation();
  const [commands, setCommands] = useState(false);
  const [help, setHelp] = useState(false);
  useLive(org, useQueryClient());
  useNotificationToasts();
  useEffect(() => rememberOrganisation(org), [org]);
  useHotkeys([['mod+K', () => setCommands(true)]], []);
  useShellKeys(org, isReader(organisation), () => setHelp(true));
  return (
    <div className="heed-shell">
      <a className="heed-skip" href="#main">
        Skip to the page
      </a>
      <Rail openCommands={() => setCommands(true)} openKeys={() => setHelp(true)} />
      <div className="heed-shell-page">
        <ConnectionNotice />
        {organisation?.demo ? <DemoBanner /> : null}
        <main id="main" tabIndex={-1} className="heed-main">
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
        {organisation?.demo ? <TourStrip /> : null}
        <CallBar />
      </div>
      <CommandBar opened={commands} close={() => setCommands(false)} openKeys={() => setHelp(true)} />
      <KeysHelp opened={help} close={() => setHelp(false)} />
      <LiveRegion />
    </div>
  );
}

function useShellKeys(org: string, onDesk: boolean, help: () => void): void {
  const navigate = useNavigate();
  const desk = [
    { keys: 'g n', label: 'Go to Now', run: () => void navigate(paths.now(org)) },
    { keys: 'g i', label: 'Go to the Inbox', run: () => void navigate(paths.inbox(org)) },
    { keys: '+', label: 'Type in a letter, a visit, a call', run: () => void navigate(paths.typeIn(org)) },
    { keys: 'g f', label: 'Go to Follow-ups', run: () => void navigate(paths.followUps(org)) },
    { keys: 'g x', label: 'Go to Filtered', run: () => void navigate(paths.filtered(org)) },
    { keys: 'g l', label: 'Go to the Library', run: () => void navigate(paths.library(org)) },
  ];
  useKeys('Everywhere', [
    ...(onDesk ? desk : []),
    { keys: 'g h', label: 'Go to Help', run: () => void navigate(paths.help(org)) },
    { keys: 'g b', label: 'Go to Boards', run: () => void navigate(paths.boards(org)) },
    { keys: 'g s', label: 'Go to Settings', run: () => void navigate(paths.settings(org)) },
    { keys: '?', label: 'Show the keys of this screen', run: help },
  ]);
}
