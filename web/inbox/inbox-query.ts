import type { z } from 'zod';
import type { inbox } from '../../src/flow/desk/inbox/contract.ts';
import type { Answer } from '../api.ts';

export type InboxPage = Answer<typeof inbox>;
export type InboxItem = InboxPage['items'][number];
export type InboxFilters = Omit<z.input<typeof inbox.query>, 'after'>;

export const views = ['clear', 'sweep', 'cleared', 'all', 'sitting'] as const;
export type InboxView = (typeof views)[number];

export const viewNames: Readonly<Record<InboxView, string>> = {
  clear: 'To clear',
  sweep: 'Sweep',
  cleared: 'Cleared',
  all: 'All',
  sitting: 'Sitting',
};

export function viewOf(params: URLSearchParams): InboxView {
  const wanted = params.get('view');
  return views.find((view) => view === wanted) ?? 'clear';
}

const states = {
  clear: 'to_clear',
  sweep: 'to_clear',
  cleared: 'cleared',
  all: 'all',
  sitting: 'to_clear',
} as const;

/** What the address of the page asks the server for; what the server does not know is left out. */
export function filtersOf(params: URLSearchParams): InboxFilters {
  const view = viewOf(params);
  const text = (name: string) => params.get(name) || undefined;
  const minutes = Number(params.get('older'));
  const filters = {
    state: states[view],
    channel: text('channel') as InboxFilters['channel'],
    owner: text('owner') as InboxFilters['owner'],
    desk: text('desk'),
    q: text('q'),
    olderThan: Number.isInteger(minutes) && minutes > 0 ? minutes : undefined,
    due: view === 'sweep' ? ('today' as const) : undefined,
  };
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as InboxFilters;
}

/** The address with one filter set, or left out with null. */
export function withFilter(params: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === null || (name === 'view' && value === 'clear')) next.delete(name);
  else next.set(name, value);
  return next;
}
