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
  { path: 'targets', ...page(() => import('./settings/targets.tsx'), 'TargetsPage') },
  { path: 'mailboxes', ...page(() => import('./settings/mailboxes.tsx'), 'MailboxesPage') },
  { path: 'forms', ...page(() => import('./settings/forms.tsx'), 'FormsPage') },
  { path: 'health', ...page(() => import('./settings/health.tsx'), 'HealthPage') },
  { path: 'demo', ...page(() => import('./settings/demo.tsx'), 'DemoPage') },
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
      { path: 'filtered', ...page(() => import('./desk/filtered-page.tsx'), 'FilteredPage') },
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
        { path: '*', element: <PageNotFound /> },
      ],
    },
  ]);
}
