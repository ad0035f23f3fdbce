import { sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { callsLeads } from '../../core/routing/calls-leads.ts';
import { chooseOwner } from '../../core/routing/choose-owner.ts';
import { type Needs, needsOf, type RoutedRequest } from '../../core/routing/needs-of.ts';
import type { RoutingOrder } from '../../core/routing/rules.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Terms } from '../clocks/terms.ts';
import { contactHistories, type KnownBefore } from './contact-histories.ts';
import type { Decision } from './decision-insert.ts';
import { DeskPeople } from './desk-people.ts';
import { loadPool, type RoutingPool } from './routing-pool.ts';

/** A request that waits for an owner. */
export interface Ownerless {
  readonly requestId: string;
  readonly deskId: string;
  readonly contactId: string;
  /** Nobody can have helped them before. */
  readonly isNewContact: boolean;
  readonly isLead: boolean;
  readonly about: RoutedRequest;
  /** Who is not to have it, by id, and why: `silent on it` (R4). */
  readonly passedOver?: ReadonlyMap<string, string>;
  /** Outranks what the rules say. */
  readonly order?: RoutingOrder;
  /** Why it is given on; stands first in the reason. */
  readonly because?: string;
}

/** A choice as made: the fact to be recorded carries its reason, the decision all that was weighed. */
export interface Chosen {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly fact: Extract<Fact, { kind: 'assignment.made' }>;
  readonly decision: Decision;
}

/**
 * Chooses a named person for each request, in one go under the desk's lock, so that loads are counted right while
 * many arrive at once. The caller writes owner, fact, decision and load in the same transaction. A request that is
 * missing in the answer found nobody: the desk looks again when duty begins.
 */
export async function chooseOwners(
  ctx: Context,
  waiting: readonly Ownerless[],
  terms: Terms,
): Promise<ReadonlyMap<string, Chosen>> {
  const chosen = new Map<string, Chosen>();
  if (waiting.length === 0) return chosen;
  // Always in the same order, so that of two who need two desks none holds what the other waits for.
  const byDesk = [...Map.groupBy(waiting, ({ deskId }) => deskId)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [deskId] of byDesk)
    await sql`select pg_advisory_xact_lock(hashtextextended(${deskId}, 1))`.execute(ctx.db);
  const pool = await loadPool(ctx);
  const old = waiting.filter(({ isNewContact }) => !isNewContact).map(({ contactId }) => contactId);
  const known = await contactHistories(ctx, [...new Set(old)]);
  for (const [deskId, requests] of byDesk) {
    const people = await DeskPeople.at(ctx, pool, terms, deskId);
    for (const request of requests) {
      const one = await choose(ctx, { request, people, pool, known: known.get(request.contactId) });
      if (one) chosen.set(request.requestId, one);
    }
    if (requests.some(({ requestId }) => !chosen.has(requestId))) await people.lookAgain(ctx, deskId);
  }
  return chosen;
}

interface OneChoice {
  readonly request: Ownerless;
  readonly people: DeskPeople;
  readonly pool: RoutingPool;
  readonly known: KnownBefore | undefined;
}

async function choose(ctx: Context, { request, people, pool, known }: OneChoice): Promise<Chosen | null> {
  const { versionId, knowledge } = pool.knowledgeOn(request.deskId);
  const phone = request.about.phone ?? known?.phone ?? null;
  const found = needsOf({ ...request.about, phone }, knowledge);
  const terms = {
    ...people.terms,
    order: request.order ?? found.order,
    teamId: found.teamId ?? people.teamId,
    passedOver: request.passedOver ?? nobody,
  };
  let choice = chooseOwner(people.known(known?.histories), found.needs, terms);
  if (!choice.isAtHand && terms.isOpen && (await people.withOnCall(ctx)))
    choice = chooseOwner(people.known(known?.histories), found.needs, terms);
  const { chosen } = choice;
  if (!chosen) return null;
  people.gave(chosen.userId);
  const reason = request.because ? `${request.because}; ${choice.reason}` : choice.reason;
  const toCall = request.isLead && phone !== null && callsLeads(chosen.roles);
  const fact = assignmentFact(ctx, { userId: chosen.userId, reason, callsLeads: toCall });
  return {
    userId: chosen.userId,
    name: chosen.name,
    roles: chosen.roles,
    fact,
    decision: decisionOf(fact, request, { needs: found.needs, ranking: choice.ranking, versionId }),
  };
}

const nobody: ReadonlyMap<string, string> = new Map();

function assignmentFact(
  ctx: Context,
  { userId, reason, callsLeads }: { userId: string; reason: string; callsLeads: boolean },
): Chosen['fact'] {
  const id = newId();
  return {
    id,
    kind: 'assignment.made',
    sourceKey: `assigned:${id}`,
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    evidence: 'server',
    data: { userId, onDuty: true, reason, ...(callsLeads ? { callsLeads } : {}) },
  };
}

function decisionOf(
  { id, occurredAt, data }: Chosen['fact'],
  { requestId }: Ownerless,
  weighed: Pick<Decision, 'ranking' | 'versionId'> & Pick<Needs, 'needs'>,
): Decision {
  return { id, requestId, at: occurredAt, userId: data.userId, reason: data.reason, ...weighed };
}
