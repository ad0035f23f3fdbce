import type { Instant } from '../time/instant.ts';
import { type Candidate, fitOf } from './candidate.ts';
import { type Choice, chooseOwner } from './choose-owner.ts';
import { type Knowledge, type Need, needsOf } from './needs-of.ts';
import type { Past, TriedPerson, TriedRequest } from './try-out-input.ts';
import { SimulatedLoads } from './try-out-loads.ts';

/** Who would have got a request. */
export interface Tried {
  readonly request: TriedRequest;
  /** When it would have been given out: at receipt, or what found nobody, when the desk opened (E1.k). */
  readonly at: Instant;
  readonly needs: readonly Need[];
  readonly choice: Choice;
  /** Something is needed, and who would get it knows nothing of it. */
  readonly isUnfitted: boolean;
}

interface Waiting {
  readonly request: TriedRequest;
  readonly at: Instant;
}

/**
 * Gives requests out once more by rules as drafted, in the order in which they came: with duty as it was, and loads as
 * they would have been, an item counting as open until it was first answered. Silence and calls are left out: they come
 * of what people do. The answer stands in the order of receipt.
 */
export function tryOut(
  requests: readonly TriedRequest[],
  people: readonly TriedPerson[],
  knowledge: Knowledge,
  past: Past,
): Tried[] {
  const loads = new SimulatedLoads(people);
  const waiting: Waiting[] = requests
    .map((request) => ({ request, at: request.receivedAt }))
    .sort((a, b) => a.at - b.at || (a.request.id < b.request.id ? -1 : 1));
  const tried: Tried[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { request, at } = next;
    loads.moveTo(at);
    const outcome = tryOne(request, at, people, loads, knowledge, past);
    const opens = outcome.choice.chosen === null && !past.isOpen(at) ? past.opensAfter(at) : null;
    if (opens !== null) insert(waiting, { request, at: opens });
    else tried.push(outcome);
    if (outcome.choice.chosen) loads.give(outcome.choice.chosen.userId, at, request.settledAt);
  }
  return tried.sort((a, b) => a.request.receivedAt - b.request.receivedAt);
}

function tryOne(
  request: TriedRequest,
  at: Instant,
  people: readonly TriedPerson[],
  loads: SimulatedLoads,
  knowledge: Knowledge,
  past: Past,
): Tried {
  const { needs, teamId, order } = needsOf(request, knowledge);
  const candidates = people.map((person) => candidateAt(person, request, at, loads, past));
  const choice = chooseOwner(candidates, needs, {
    now: at,
    zone: past.zone,
    order,
    teamId: teamId ?? past.deskTeamId,
    isOpen: past.isOpen(at),
    passedOver: nobody,
  });
  const knows = choice.chosen !== null && fitOf(choice.chosen, needs).known.length > 0;
  return { request, at, needs, choice, isUnfitted: needs.length > 0 && !knows };
}

/** Written out field by field: a hundred thousand of them are made for a large team. */
function candidateAt(
  { userId, name, roles, teamId, answers, skills, loadLimit }: TriedPerson,
  { contactId }: TriedRequest,
  at: Instant,
  loads: SimulatedLoads,
  past: Past,
): Candidate {
  const { onDutyUntil, nextOnDuty, awaySince } = past.duty(userId, at);
  return {
    userId,
    name,
    roles,
    teamId,
    answers,
    skills,
    loadLimit,
    onDutyUntil,
    nextOnDuty,
    awaySince,
    openItems: loads.openItems(userId),
    lastAssignedAt: loads.lastAssignedAt(userId),
    onCall: past.isOnCall(userId, at),
    inCall: false,
    history: past.history(userId, contactId, at),
  };
}

const nobody: ReadonlyMap<string, string> = new Map();

/** In the order of time; what has waited comes before what just came in. */
function insert(queue: Waiting[], item: Waiting): void {
  const { receivedAt } = item.request;
  const place = queue.findIndex(
    ({ at, request }) => at > item.at || (at === item.at && request.receivedAt > receivedAt),
  );
  queue.splice(place < 0 ? queue.length : place, 0, item);
}
