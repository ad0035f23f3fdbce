import { targets } from '../src/flow/clocks/targets/contract.ts';
import { reasonsAsked, requestMisses } from '../src/flow/desk/breaches/contract.ts';
import { openCall } from '../src/flow/desk/calls/contract.ts';
import { competitors } from '../src/flow/desk/competitors/contract.ts';
import { counts, notifications, now, request } from '../src/flow/desk/contract.ts';
import { backlog, followUps } from '../src/flow/desk/follow-ups/contract.ts';
import { help } from '../src/flow/desk/help/contract.ts';
import { inbox, sitting, sweep } from '../src/flow/desk/inbox/contract.ts';
import { owed, owedCount } from '../src/flow/desk/owed/contract.ts';
import { blockedSenders } from '../src/flow/desk/senders/contract.ts';
import { declaredWork } from '../src/flow/desk/work/contract.ts';
import { listFiltered } from '../src/flow/intake/contract.ts';
import { library, libraryItem, requestLibrary } from '../src/flow/library/contract.ts';
import { boardDay, boardFigures, boardItems, boardPeople } from '../src/flow/measurement/boards/contract.ts';
import { requestValue, valueBoard } from '../src/flow/measurement/contract.ts';
import { huddle, huddles, myActions } from '../src/flow/measurement/huddle/contract.ts';
import { promisePage } from '../src/flow/measurement/promise/contract.ts';
import { standard } from '../src/flow/measurement/standard/contract.ts';
import { weeklyReport, weeklyReports } from '../src/flow/measurement/weekly/contract.ts';
import { outcomes } from '../src/flow/outcomes/contract.ts';
import { routing } from '../src/flow/routing/rules/contract.ts';
import { readiness, urgentContact } from '../src/people/boards/contract.ts';
import { calendarFeed } from '../src/people/calendar-feeds/contract.ts';
import { calendar, calendars } from '../src/people/calendars/contract.ts';
import { hours, people } from '../src/people/contract.ts';
import { absences, roster } from '../src/people/roster/contract.ts';
import { skills, teams } from '../src/people/skills/contract.ts';
import { health, listForms, listMailboxes, setup, sink } from '../src/setup/contract.ts';

/** What is read of one request. */
export const requestPaths: readonly string[] = [
  request.path,
  requestValue.path,
  outcomes.path,
  competitors.path,
  declaredWork.path,
  requestMisses.path,
];

/** Figures are counted anew with whatever happens. */
const figureBoards: readonly string[] = [boardDay.path, boardFigures.path, boardPeople.path, boardItems.path];

const pathsByTopic: Readonly<Record<string, readonly string[]>> = {
  now: [now.path],
  requests: [now.path],
  calls: [openCall.path],
  help: [help.path],
  follow_ups: [],
  notifications: [notifications.path],
  filtered: [listFiltered.path, blockedSenders.path],
  people: [
    people.path,
    roster.path,
    absences.path,
    calendarFeed.path,
    readiness.path,
    urgentContact.path,
    now.path,
  ],
  hours: [hours.path, calendars.path, calendar.path, now.path],
  targets: [targets.path, promisePage.path, standard.path],
  promise: [promisePage.path],
  routing: [routing.path],
  library: [library.path, libraryItem.path, requestLibrary.path],
  teams: [skills.path, teams.path, routing.path],
  mailboxes: [listMailboxes.path, health.path],
  forms: [listForms.path],
  health: [health.path],
  setup: [setup.path],
  sink: [sink.path],
  huddle: [huddle.path, huddles.path, myActions.path],
  weekly: [weeklyReports.path, weeklyReport.path],
  counts: [],
};

/** A topic this page does not know, or a new server time for all, concerns everything. */
export function affectsAll(topics: readonly string[]): boolean {
  return topics.some((topic) => !(topic in pathsByTopic));
}

/** The cached answers that a change makes old; the list, the numbers and the bell always are. */
export function affectedPaths(topics: readonly string[]): ReadonlySet<string> {
  const always = [
    now.path,
    counts.path,
    notifications.path,
    inbox.path,
    sweep.path,
    sitting.path,
    followUps.path,
    reasonsAsked.path,
    backlog.path,
    owed.path,
    owedCount.path,
    valueBoard.path,
    huddle.path,
    ...figureBoards,
  ];
  return new Set([...always, ...topics.flatMap((topic) => pathsByTopic[topic] ?? [])]);
}
