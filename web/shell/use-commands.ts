import { useNavigate } from 'react-router';
import { now } from '../../src/flow/desk/contract.ts';
import { useCallCommands } from '../desk/calls-commands.ts';
import { paths } from '../paths.ts';
import { isReader, useOrg, useOrganisation, useSession } from '../session.ts';
import { useScheme } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { Command } from './match-commands.ts';

/** Everything the command bar can do from where one is. */
export function useCommands(openKeys: () => void): readonly Command[] {
  const org = useOrg();
  const organisation = useOrganisation();
  const onDesk = isReader(organisation);
  const waiting = useEndpoint(now, { params: { org } }, { enabled: onDesk }).data?.items ?? [];
  const go = useGo();
  const calls = useCallCommands(waiting);
  const people: Command[] = waiting.map(({ id, contact, ask }) => ({
    id,
    label: contact.company === null ? contact.name : `${contact.name}, ${contact.company}`,
    note: ask,
    words: contact.email ?? '',
    run: () => go(paths.request(org, id)),
  }));
  return [
    ...(onDesk ? deskPages(org).map(([label, to, note]) => page(label, to, note)) : []),
    page('Help', paths.help(org)),
    page('Huddle', paths.huddle(org), 'Board'),
    page('Teaching examples', paths.teaching(org), 'Board'),
    page('Readiness', paths.readiness(org), 'Board'),
    page('Urgent contact', paths.urgent(org), 'Board'),
    ...people.slice(0, 200),
    ...calls.slice(0, 200),
    ...settingsPages(org).map(([label, to]) => page(label, to, 'Settings')),
    ...(organisation?.demo ? [page('Mail sink', paths.demo(org), 'Demo')] : []),
    ...useOtherOrganisations(),
    ...useActions(openKeys),
  ];

  function page(label: string, to: string, note = 'Page'): Command {
    return { id: to, label, note, run: () => go(to) };
  }
}

function deskPages(org: string): readonly (readonly [string, string, string?])[] {
  return [
    ['Now', paths.now(org)],
    ['Inbox', paths.inbox(org)],
    ['Sweep: what to clear today', paths.sweep(org)],
    ['Follow-ups', paths.followUps(org)],
    ['Backlog', paths.backlog(org)],
    ['Filtered', paths.filtered(org)],
    ['Library', paths.library(org)],
    ['New request: letter, visit, phone note', paths.typeIn(org), 'Action'],
  ];
}

function settingsPages(org: string): readonly (readonly [string, string])[] {
  return [
    ['People', paths.people(org)],
    ['Calendars', paths.calendars(org)],
    ['Roster', paths.roster(org)],
    ['My calendar', paths.myCalendar(org)],
    ['Targets', paths.targets(org)],
    ['Public promise', paths.publicPromise(org)],
    ['Routing', paths.routing(org)],
    ['Skills & teams', paths.skills(org)],
    ['Notifications', paths.notifications(org)],
    ['Mailboxes', paths.mailboxes(org)],
    ['Web forms', paths.forms(org)],
    ['Health', paths.health(org)],
    ['Set-up', paths.setUp(org)],
  ];
}

function useOtherOrganisations(): readonly Command[] {
  const org = useOrg();
  const go = useGo();
  const all = useSession().data?.organisations ?? [];
  return all
    .filter(({ slug }) => slug !== org)
    .map(({ slug, name }) => ({
      id: `org-${slug}`,
      label: `Go to ${name}`,
      note: 'Organisation',
      run: () => go(`/o/${slug}`),
    }));
}

function useActions(openKeys: () => void): readonly Command[] {
  const { setScheme } = useScheme();
  return [
    { id: 'keys', label: 'Show the keys', note: 'Action', run: openKeys },
    { id: 'light', label: 'Light look', note: 'Action', words: 'theme', run: () => setScheme('light') },
    { id: 'dark', label: 'Dark look', note: 'Action', words: 'theme', run: () => setScheme('dark') },
    { id: 'auto', label: 'Look as the system', note: 'Action', words: 'theme', run: () => setScheme('auto') },
  ];
}

function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate(to);
}
