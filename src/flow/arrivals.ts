import type { Fact } from '../core/clock/fact.ts';
import { toldInserts } from '../people/tell.ts';
import type { Context, Runner } from '../platform/context.ts';
import { insertTogether } from '../platform/insert-rows.ts';
import { announce, announcement, factInsert, type NewFact } from '../platform/ledger.ts';
import type { Metrics } from '../platform/metrics.ts';
import { Batcher } from './batcher.ts';
import { clockInsert, wakeTimekeeper } from './clocks/clock-insert.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';
import { loadTerms } from './clocks/terms.ts';
import { stopPlans } from './desk/follow-ups/stop-plans.ts';
import { sendReceipts } from './desk/send-receipts.ts';
import type { Admitted, Arrival } from './intake/arrival.ts';
import { addFollowUp, findThread } from './intake/follow-up.ts';
import { keepAttachments } from './intake/keep-attachments.ts';
import { type KnownContact, knownArrivals } from './intake/known-arrivals.ts';
import { draftRequests, type NewRequest, requestInserts } from './intake/new-request.ts';
import { withZonesOfPhones } from './intake/zones-of-phones.ts';
import { assignedNotices } from './routing/assigned-notices.ts';
import { chooseOwners, type Ownerless } from './routing/choose-owners.ts';
import { decisionInsert, loadUpdate } from './routing/decision-insert.ts';
import { countryOf } from './routing/rules/country-of.ts';
import { tellCoordinators } from './routing/tell-coordinators.ts';
import { keepOutBlocked } from './unless-blocked.ts';

/** What became of an arrival at the door; `filtered`: its sender is blocked. */
export type Admission = Admitted | { readonly outcome: 'filtered'; readonly requestId: null };

/** The door through which every channel brings its arrivals in; concurrent ones are committed together. */
export class Arrivals {
  readonly #runner: Runner;
  readonly #metrics: Metrics;
  readonly #mailDomain: string | null;
  readonly #batchers = new Map<string, Batcher<Arrival, Admission>>();

  /** `mailDomain` stands in the Message-IDs of receipts; without one there are none. */
  constructor(runner: Runner, metrics: Metrics, mailDomain: string | null = null) {
    this.#runner = runner;
    this.#metrics = metrics;
    this.#mailDomain = mailDomain;
  }

  /**
   * Resolves when the arrival is durable: with its clocks and, where somebody is on duty, its owner; or in Filtered, when
   * its sender is blocked.
   */
  async admit(orgId: string, arrival: Arrival): Promise<Admission> {
    const admitted = await this.#batcher(orgId).add(arrival);
    this.#metrics.arrivals.inc({ channel: arrival.channel, outcome: admitted.outcome });
    return admitted;
  }

  #batcher(orgId: string): Batcher<Arrival, Admission> {
    const known = this.#batchers.get(orgId);
    if (known) return known;
    const batcher = new Batcher<Arrival, Admission>((arrivals) =>
      this.#runner.run(orgId, { kind: 'channel', source: 'intake' }, (ctx) =>
        admitUnlessBlocked(ctx, arrivals, this.#mailDomain),
      ),
    );
    this.#batchers.set(orgId, batcher);
    return batcher;
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#batchers.values()].map((batcher) => batcher.settled()));
  }
}

async function admitUnlessBlocked(
  ctx: Context,
  arrivals: readonly Arrival[],
  mailDomain: string | null,
): Promise<Admission[]> {
  const keptOut = await keepOutBlocked(ctx, arrivals);
  const welcome = arrivals.filter(({ sourceKey }) => !keptOut.has(sourceKey));
  const admitted = welcome.length === 0 ? [] : await admitAll(ctx, welcome, mailDomain);
  const found = new Map(welcome.map(({ sourceKey }, index) => [sourceKey, admitted[index]]));
  return arrivals.map(({ sourceKey }) => found.get(sourceKey) ?? { outcome: 'filtered', requestId: null });
}

/** Takes a batch through the stations: intake, routing, clocks; one transaction. With `mailDomain` receipts go out. */
export async function admitAll(
  ctx: Context,
  arrivals: readonly Arrival[],
  mailDomain: string | null = null,
): Promise<Admitted[]> {
  const { filed, contacts } = await knownArrivals(ctx, arrivals);
  const fresh: Arrival[] = [];
  for (const arrival of arrivals) {
    if (filed.has(arrival.sourceKey) || fresh.some((other) => other.sourceKey === arrival.sourceKey))
      continue;
    const thread = await findThread(ctx, arrival);
    if (!thread) fresh.push(arrival);
    else filed.set(arrival.sourceKey, await continueThread(ctx, thread, arrival));
  }
  const opened = await openAll(ctx, fresh, contacts, mailDomain);
  for (const request of opened) filed.set(request.arrival.sourceKey, request);
  await stopPlans(
    ctx,
    [...filed.values()].flatMap((one) => (one.outcome === 'duplicate' ? [] : one.requestId)),
  );
  return arrivals.map((arrival) => filed.get(arrival.sourceKey) as Admitted);
}

async function continueThread(
  ctx: Context,
  thread: Parameters<typeof addFollowUp>[1],
  arrival: Arrival,
): Promise<Admitted> {
  const admitted = await addFollowUp(ctx, thread, arrival);
  await refreshClocks(ctx, admitted.requestId);
  await announce(ctx, { requestIds: [admitted.requestId] });
  return admitted;
}

async function openAll(
  ctx: Context,
  arrivals: readonly Arrival[],
  contacts: Map<string, KnownContact>,
  mailDomain: string | null,
): Promise<NewRequest[]> {
  if (arrivals.length === 0) return [];
  const drafts = draftRequests(ctx, await withZonesOfPhones(ctx, arrivals, contacts), contacts);
  const terms = await loadTerms(ctx);
  const owners = await chooseOwners(ctx, drafts.map(ownerless), terms);
  const fresh = drafts.map(({ requestId, arrival, receivedFact }) => {
    const assigned = owners.get(requestId);
    return {
      requestId,
      deskId: arrival.deskId,
      facts: assigned ? [receivedFact, assigned.fact] : [receivedFact],
    };
  });
  const facts = fresh.flatMap((request) => request.facts.map((fact) => ofRequest(request.requestId, fact)));
  const clocks = clockInsert(ctx, fresh, terms);
  const requests = requestInserts(ctx, drafts, (requestId) => owners.get(requestId)?.userId ?? null);
  const load = loadUpdate(
    ctx,
    Array.from(owners.values(), ({ userId }) => ({ userId, by: 1 })),
  );
  const subjects = drafts.map(({ requestId, arrival }) => ({ requestId, subject: arrival.subject }));
  const notices = toldInserts(ctx, assignedNotices(owners, subjects));
  await insertTogether(
    ctx,
    [...requests, factInsert(ctx, facts), clocks, decisionInsert(ctx, owners.values()), ...notices],
    load ? [load] : [],
    announcement(ctx, {
      requestIds: drafts.map((draft) => draft.requestId),
      topics: owners.size > 0 ? ['notifications'] : [],
    }),
  );
  for (const { messageId, arrival } of drafts) await keepAttachments(ctx, messageId, arrival.attachments);
  await wakeTimekeeper(ctx, clocks);
  await tellCoordinators(
    ctx,
    subjects.filter(({ requestId }) => !owners.has(requestId)),
  );
  if (mailDomain !== null) await sendReceipts(ctx, drafts, terms, mailDomain);
  return drafts;
}

/** A new request as the choice of its owner sees it. */
function ownerless({ requestId, contactId, newContact, lead, arrival, receivedFact }: NewRequest): Ownerless {
  const { subject, text, questions, channel, source, contact } = arrival;
  const { zone, segment } = receivedFact.data as { zone?: string; segment?: string };
  return {
    ...{ requestId, deskId: arrival.deskId, contactId, isNewContact: newContact, isLead: lead },
    about: {
      ...{ subject, text, questions, channel, source, phone: contact.phone },
      kind: lead ? 'lead' : 'question',
      segment: segment ?? null,
      zone: zone ?? null,
      country: countryOf(contact.phone, zone ?? null),
    },
  };
}

function ofRequest(requestId: string, fact: Fact): NewFact {
  return { ...fact, subjectKind: 'request', subjectId: requestId };
}
