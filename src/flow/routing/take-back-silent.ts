import { sql } from 'kysely';
import { openStates } from '../../core/request/request-state.ts';
import { type Told, tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import { touchedByHolder } from '../clocks/silence-facts.ts';
import { loadTerms } from '../clocks/terms.ts';
import { type Chosen, chooseOwners } from './choose-owners.ts';
import { giveOn } from './give-on.ts';
import { type WaitingRequest, waitingRequests } from './waiting-requests.ts';

/** What the clock has noted about the holders of a request. */
interface Silence {
  /** Holders who did not touch it, in their order; one who was silent twice stands twice. */
  readonly userIds: readonly string[];
  /** Business time after which the last of them was noted. */
  readonly afterMs: number;
}

/**
 * The holder of a request was noted as silent: it goes to the next best who was not (R4), the second time to a
 * coordinator with word to the managers (D-16). Where nobody else can take it its holder keeps it and is nudged. What
 * was touched or answered meanwhile stays. The contact's clock runs on.
 */
export async function takeBackSilent(ctx: Context, requestId: string): Promise<void> {
  await sql`select from request where org_id = ${ctx.orgId} and id = ${requestId} for no key update`.execute(
    ctx.db,
  );
  const [request] = await waitingRequests(ctx, [requestId]);
  const silence = await silenceOn(ctx, requestId);
  if (!request || silence === null || !(await isStillSilent(ctx, request, silence))) return;
  const isSecond = silence.userIds.length > 1;
  const waiting = {
    ...request,
    passedOver: new Map(silence.userIds.map((userId) => [userId, 'silent on it'])),
    because: `untouched after ${minutesText(silence.afterMs)}`,
    ...(isSecond ? { order: 'coordinator_first' as const } : {}),
  };
  const chosen = (await chooseOwners(ctx, [waiting], await loadTerms(ctx))).get(requestId) ?? null;
  if (chosen === null) return tell(ctx, nudge(request, silence));
  await giveOn(ctx, [{ request, chosen, ended: 'silent' }]);
  const managers = isSecond ? await managersBut(ctx, chosen.userId) : [];
  await tell(ctx, takenBack(request, silence, chosen, managers));
}

async function silenceOn(ctx: Context, requestId: string): Promise<Silence | null> {
  const facts = await ctx.db
    .selectFrom('fact')
    .select('data')
    .where('org_id', '=', ctx.orgId)
    .where('subject_id', '=', requestId)
    .where('kind', '=', 'assignment.silent')
    .orderBy('occurred_at')
    .execute();
  const noted = facts.map(({ data }) => data as { userId: string; afterMs: number });
  const last = noted.at(-1);
  return last ? { userIds: noted.map(({ userId }) => userId), afterMs: last.afterMs } : null;
}

/** Between the note and this turn the holder may have taken it up, or somebody else taken it over. */
async function isStillSilent(ctx: Context, request: WaitingRequest, { userIds }: Silence): Promise<boolean> {
  if (request.ownerId === null || request.ownerId !== userIds.at(-1)) return false;
  if (!openStates.includes(request.state)) return false;
  return !(await touchedByHolder(ctx, [request.requestId])).has(request.requestId);
}

function nudge(request: WaitingRequest, { userIds, afterMs }: Silence): Told[] {
  if (request.ownerId === null) return [];
  return [
    {
      userId: request.ownerId,
      kind: 'nudge',
      text: `“${request.subject}” came in ${minutesText(afterMs)} ago and waits for you: nobody else can take it`,
      requestId: request.requestId,
      onceKey: `nudge:${request.requestId}:${userIds.length}`,
    },
  ];
}

function takenBack(
  { requestId, subject, ownerId, ownerName }: WaitingRequest,
  { userIds, afterMs }: Silence,
  chosen: Chosen,
  managers: readonly string[],
): Told[] {
  const after = minutesText(afterMs);
  const told = (userId: string, kind: string, text: string): Told => {
    return { userId, kind, text, requestId, onceKey: `${kind}:${chosen.fact.id}` };
  };
  return [
    ...(ownerId === null
      ? []
      : [
          told(
            ownerId,
            'taken_back',
            `“${subject}” went to ${chosen.name}: you had not touched it ${after} after it came in`,
          ),
        ]),
    told(
      chosen.userId,
      'assigned',
      `“${subject}” is yours: ${ownerName ?? 'somebody'} had not touched it ${after} after it came in`,
    ),
    ...managers
      .filter((userId) => userId !== ownerId)
      .map((userId) =>
        told(
          userId,
          'taken_back',
          `“${subject}” was taken back ${userIds.length} times, last from ${ownerName ?? 'somebody'}; ${chosen.name} has it now`,
        ),
      ),
  ];
}

async function managersBut(ctx: Context, userId: string): Promise<string[]> {
  const managers = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where('user_id', '!=', userId)
    .where(sql<boolean>`'manager' = any(roles)`)
    .execute();
  return managers.map(({ user_id }) => user_id);
}

function minutesText(afterMs: number): string {
  return `${Math.round(afterMs / 60_000)} min`;
}
