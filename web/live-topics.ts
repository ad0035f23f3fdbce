import { targets } from '../src/flow/clocks/targets/contract.ts';
import { counts, notifications, now, request } from '../src/flow/desk/contract.ts';
import { listFiltered } from '../src/flow/intake/contract.ts';
import { calendar, calendars } from '../src/people/calendars/contract.ts';
import { hours, people } from '../src/people/contract.ts';
import { health, listForms, listMailboxes, setup, sink } from '../src/setup/contract.ts';

export const requestPath = request.path;

const pathsByTopic: Readonly<Record<string, readonly string[]>> = {
  now: [now.path],
  requests: [now.path],
  notifications: [notifications.path],
  filtered: [listFiltered.path],
  people: [people.path, now.path],
  hours: [hours.path, calendars.path, calendar.path, now.path],
  targets: [targets.path],
  mailboxes: [listMailboxes.path, health.path],
  forms: [listForms.path],
  health: [health.path],
  setup: [setup.path],
  sink: [sink.path],
  counts: [],
};

/** A topic this page does not know, or a new server time for all, concerns everything. */
export function affectsAll(topics: readonly string[]): boolean {
  return topics.some((topic) => !(topic in pathsByTopic));
}

/** The cached answers that a change makes old; the list, the numbers and the bell always are. */
export function affectedPaths(topics: readonly string[]): ReadonlySet<string> {
  const always = [now.path, counts.path, notifications.path];
  return new Set([...always, ...topics.flatMap((topic) => pathsByTopic[topic] ?? [])]);
}
