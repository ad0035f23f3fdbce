import type { Context, Runner } from '../platform/context.ts';
import { announce } from '../platform/ledger.ts';
import type { Metrics } from '../platform/metrics.ts';
import { Batcher } from './batcher.ts';
import { openClocks } from './clocks/open-clocks.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';
import { loadTerms } from './clocks/terms.ts';
import { admitNew, type NewRequest } from './intake/admit.ts';
import type { Admitted, Arrival } from './intake/arrival.ts';
import { addFollowUp, filedAlready, findThread } from './intake/follow-up.ts';
import { distribute } from './routing/distribute.ts';

/** The door through which every channel brings its arrivals in; concurrent ones are committed together. */
export class Arrivals {
  readonly #runner: Runner;
  readonly #metrics: Metrics;
  readonly #batchers = new Map<string, Batcher<Arrival, Admitted>>();

  constructor(runner: Runner, metrics: Metrics) {
    this.#runner = runner;
    this.#metrics = metrics;
  }

  /** Resolves when the arrival is durable with its clocks and, where somebody is on duty, its owner. */
  async admit(orgId: string, arrival: Arrival): Promise<Admitted> {
    const admitted = await this.#batcher(orgId).add(arrival);
    this.#metrics.arrivals.inc({ channel: arrival.channel, outcome: admitted.outcome });
    return admitted;
  }

  #batcher(orgId: string): Batcher<Arrival, Admitted> {
    const known = this.#batchers.get(orgId);
    if (known) return known;
    const batcher = new Batcher<Arrival, Admitted>((arrivals) =>
      this.#runner.run(orgId, { kind: 'channel', source: 'intake' }, (ctx) => admitAll(ctx, arrivals)),
    );
    this.#batchers.set(orgId, batcher);
    return batcher;
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#batchers.values()].map((batcher) => batcher.settled()));
  }
}

/** Takes a batch through the stations: intake, routing, clocks; one transaction. */
export async function admitAll(ctx: Context, arrivals: readonly Arrival[]): Promise<Admitted[]> {
  const filed = await filedAlready(
    ctx,
    arrivals.map((arrival) => arrival.sourceKey),
  );
  const fresh: Arrival[] = [];
  for (const arrival of arrivals) {
    if (filed.has(arrival.sourceKey) || fresh.some((other) => other.sourceKey === arrival.sourceKey))
      continue;
    const thread = await findThread(ctx, arrival);
    if (!thread) fresh.push(arrival);
    else filed.set(arrival.sourceKey, await continueThread(ctx, thread, arrival));
  }
  const opened = await openAll(ctx, fresh);
  for (const request of opened) filed.set(request.arrival.sourceKey, request);
  await announce(ctx, { requestIds: [...filed.values()].map((one) => one.requestId) });
  return arrivals.map((arrival) => filed.get(arrival.sourceKey) as Admitted);
}

async function continueThread(
  ctx: Context,
  thread: Parameters<typeof addFollowUp>[1],
  arrival: Arrival,
): Promise<Admitted> {
  const admitted = await addFollowUp(ctx, thread, arrival);
  await refreshClocks(ctx, admitted.requestId);
  return admitted;
}

async function openAll(ctx: Context, arrivals: readonly Arrival[]): Promise<NewRequest[]> {
  const opened = await admitNew(ctx, arrivals);
  if (opened.length === 0) return opened;
  const distributed = await distribute(
    ctx,
    opened.map((request) => ({
      requestId: request.requestId,
      conversationId: request.conversationId,
      deskId: request.arrival.deskId,
      subject: request.arrival.subject,
      earlierOwner: null,
    })),
  );
  const assignedBy = new Map(distributed.map((one) => [one.requestId, one.fact]));
  const fresh = opened.map((request) => ({
    requestId: request.requestId,
    deskId: request.arrival.deskId,
    facts: [request.receivedFact, assignedBy.get(request.requestId) ?? null].filter((fact) => fact !== null),
  }));
  await openClocks(ctx, fresh, await loadTerms(ctx));
  return opened;
}
