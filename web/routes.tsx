import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject, redirect } from 'react-router';
import { session } from '../src/people/contract.ts';
import { call } from './api.ts';
import { homeOf } from './home.ts';
import { paths } from './paths.ts';
import { Opening, PageNotFound, RouteError } from './shell/route-states.tsx';
import { keyOf } from './use-endpoint.ts';

/** A page in its own script, fetched when it is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return { lazy: async () => ({ Component: (await load())[name] }), HydrateFallback: Opening };
}

function sessionOf(queries: QueryClient) {
  return queries.fetchQuery({
    queryKey: keyOf(session, {}),
    queryFn: () => call(session, {}),
    staleTime: 60_000,
  });
}

/** Sends whoever opens `/` to where their work is. */
function home(queries: QueryClient) {
  return async () => redirect(homeOf(await sessionOf(queries)));
}

/** Keeps strangers and members of other organisations out of `/o/:org`. */
function guard(queries: QueryClient) {
  return async ({ params, request }: { params: { org?: string }; request: Request }) => {
    const known = await sessionOf(queries);
    if (known.user === null) {
      const { pathname, search } = new URL(request.url);
      throw redirect(`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`);
    }
    if (!known.organisations.some(({ slug }) => slug === params.org)) throw redirect(homeOf(known));
    return null;
  };
}

const settings: RouteObject[] = [
  { index: true, loader: ({ params }) => redirect(paths.people(params.org ?? '')) },
  { path: 'set-up', ...page(() => import('./settings/set-up.tsx'), 'SetUp') },
  { path: 'people', ...page(() => import('./settings/people.tsx'), 'PeoplePage') },
  { path: 'hours', loader: ({ params }) => redirect(paths.calendars(params.org ?? '')) },
  { path: 'calendars', ...page(() => import('./settings/calendars.tsx'), 'CalendarsPage') },
  { path: 'calendars/:scope/:id', ...page(() => import('./settings/calendar-page.tsx'), 'CalendarPage') },
  { path: 'roster', ...page(() => import('./settings/roster-page.tsx'), 'RosterPage') },
  { path: 'my-calendar', ...page(() => import('./settings/calendar-feed.tsx'), 'MyCalendarPage') },
  { path: 'targets', ...page(() => import('./settings/targets.tsx'), 'TargetsPage') },
  { path: 'promise', ...page(() => import('./settings/promise.tsx'), 'PublicPromisePage') },
  { path: 'routing', ...page(() => import('./settings/routing-page.tsx'), 'RoutingPage') },
  { path: 'skills', ...page(() => import('./settings/skills-page.tsx'), 'SkillsPage') },
  { path: 'notifications', ...page(() => import('./settings/notifications.tsx'), 'NotificationsPage') },
  { path: 'signature', ...page(() => import('./settings/signature.tsx'), 'SignaturePage') },
  {
    path: 'blocked-senders',
    ...page(() => import('./settings/blocked-senders.tsx'), 'BlockedSendersPage'),
  },
  { path: 'receipt', ...page(() => import('./settings/receipt.tsx'), 'ReceiptPage') },
  { path: 'mailboxes', ...page(() => import('./settings/mailboxes.tsx'), 'MailboxesPage') },
  { path: 'forms', ...page(() => import('./settings/forms.tsx'), 'FormsPage') },
  { path: 'health', ...page(() => import('./settings/health.tsx'), 'HealthPage') },
  { path: 'demo', ...page(() => import('./settings/demo.tsx'), 'DemoPage') },
];

const boards: RouteObject[] = [
  { index: true, loader: ({ params }) => redirect(paths.myDay(params.org ?? '')) },
  { path: 'day', ...page(() => import('./boards/day.tsx'), 'DayPage') },
  { path: 'team', ...page(() => import('./boards/team.tsx'), 'TeamPage') },
  { path: 'answers', ...page(() => import('./boards/answers.tsx'), 'AnswersPage') },
  { path: 'leads', ...page(() => import('./boards/leads.tsx'), 'LeadsPage') },
  { path: 'huddle', ...page(() => import('./boards/huddle.tsx'), 'HuddlePage') },
  { path: 'teaching', ...page(() => import('./boards/teaching.tsx'), 'TeachingPage') },
  { path: 'late', ...page(() => import('./boards/late.tsx'), 'LatePage') },
  { path: 'items', ...page(() => import('./boards/items.tsx'), 'ItemsPage') },
  { path: 'value', ...page(() => import('./boards/value.tsx'), 'ValuePage') },
  { path: 'promise', ...page(() => import('./boards/promise.tsx'), 'PromiseBoardPage') },
  { path: 'weekly', ...page(() => import('./reports/weekly-page.tsx'), 'WeeklyPage') },
  { path: 'readiness', ...page(() => import('./boards/readiness.tsx'), 'ReadinessPage') },
  { path: 'urgent', ...page(() => import('./boards/urgent.tsx'), 'UrgentPage') },
];

const open: RouteObject[] = [
  { path: paths.signIn, ...page(() => import('./public/sign-in.tsx'), 'SignIn') },
  { path: paths.forgotPassword, ...page(() => import('./public/forgot-password.tsx'), 'ForgotPassword') },
  { path: paths.resetPassword, ...page(() => import('./public/reset-password.tsx'), 'ResetPassword') },
  {
    path: paths.invitation(':token'),
    ...page(() => import('./public/accept-invitation.tsx'), 'AcceptInvitation'),
  },
  { path: paths.welcome, ...page(() => import('./public/welcome.tsx'), 'Welcome') },
];

function organisation(queries: QueryClient): RouteObject {
  return {
    path: '/o/:org',
    loader: guard(queries),
    shouldRevalidate: () => false,
    ...page(() => import('./shell/shell.tsx'), 'Shell'),
    children: [
      { index: true, loader: ({ params }) => redirect(paths.now(params.org ?? '')) },
      {
        path: 'now',
        ...page(() => import('./desk/desk-page.tsx'), 'DeskPage'),
        children: [{ path: ':id', ...page(() => import('./desk/request-page.tsx'), 'RequestPage') }],
      },
      { path: 'help', ...page(() => import('./desk/help-page.tsx'), 'HelpPage') },
      { path: 'inbox', ...page(() => import('./inbox/inbox-page.tsx'), 'InboxPage') },
      { path: 'tour', ...page(() => import('./tour/tour-page.tsx'), 'TourPage') },
      { path: 'filtered', ...page(() => import('./desk/filtered-page.tsx'), 'FilteredPage') },
      { path: 'library', ...page(() => import('./library/library-page.tsx'), 'LibraryPage') },
      { path: 'library/new', ...page(() => import('./library/asset-page.tsx'), 'NewAssetPage') },
      { path: 'library/:id', ...page(() => import('./library/asset-page.tsx'), 'AssetPage') },
      {
        path: 'boards',
        ...page(() => import('./boards/boards-layout.tsx'), 'BoardsLayout'),
        children: boards,
      },
      {
        path: 'audit',
        ...page(() => import('./boards/boards-layout.tsx'), 'BoardsLayout'),
        children: [
          { index: true, ...page(() => import('./audit/audit-page.tsx'), 'AuditPage') },
          { path: ':id', ...page(() => import('./audit/audit-file-page.tsx'), 'AuditFilePage') },
        ],
      },
      { path: 'follow-ups', ...page(() => import('./follow-ups/follow-ups-page.tsx'), 'FollowUpsPage') },
      { path: 'follow-ups/backlog', ...page(() => import('./follow-ups/backlog-page.tsx'), 'BacklogPage') },
      { path: 'follow-ups/owed', ...page(() => import('./follow-ups/owed-page.tsx'), 'OwedPage') },
      {
        path: 'settings',
        ...page(() => import('./settings/settings-layout.tsx'), 'SettingsLayout'),
        children: settings,
      },
    ],
  };
}

/** All pages of the app. */
export function makeRouter(queries: QueryClient) {
  return createBrowserRouter([
    {
      errorElement: <RouteError />,
      HydrateFallback: Opening,
      children: [
        { path: paths.home, loader: home(queries), element: null },
        ...open,
        organisation(queries),
        {
          path: '/o/:org/wall',
          loader: guard(queries),
          ...page(() => import('./boards/wall.tsx'), 'WallPage'),
        },
        { path: '*', element: <PageNotFound /> },
      ],
    },
  ]);
}
