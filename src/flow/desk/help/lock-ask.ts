import type { Selectable } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type { Schema } from '../../../platform/schema.ts';
import { lockStanding, type Standing } from '../rights/request-rights.ts';

export type Ask = Selectable<Schema['help_ask']>;

export interface LockedAsk {
  readonly ask: Ask;
  /** The request it is about, locked. */
  readonly request: Standing;
}

/** Somebody who was asked: the person, or a member of the team, but not the one who asks. */
export function isHelper(ask: Ask, { id, teamId }: { readonly id: string; readonly teamId: string | null }) {
  if (ask.to_user_id !== null) return ask.to_user_id === id;
  return ask.to_team_id === teamId && ask.asked_by !== id;
}

/** Who asked, and whoever has the request by now. */
export function isAsker(ask: Ask, request: Pick<Standing, 'owner' | 'me'>): boolean {
  return (
    ask.asked_by === request.me.id || (request.owner?.id === request.me.id && !isHelper(ask, request.me))
  );
}

/** Holds an ask and its request until the transaction ends. Throws `not_found` for whoever is not on that side of it. */
export async function lockAsk(ctx: Context, askId: string, side: 'helper' | 'asker'): Promise<LockedAsk> {
  const request = await lockStanding(ctx, (await findAsk(ctx, askId)).request_id);
  // As it stands now that nobody else can change it.
  const ask = await findAsk(ctx, askId);
  const isTheirs = side === 'helper' ? isHelper(ask, request.me) : isAsker(ask, request);
  if (!isTheirs) throw notFound();
  return { ask, request };
}

/** Throws `conflict` in words when it is over. */
export function refuseEnded({ state }: Ask): void {
  if (state === 'answered') throw new DomainError('conflict', 'it has been answered already');
  if (state === 'taken_over') throw new DomainError('conflict', 'the request was taken over already');
  if (state === 'withdrawn') throw new DomainError('conflict', 'the question was taken back');
}

async function findAsk(ctx: Context, askId: string): Promise<Ask> {
  const ask = await ctx.db
    .selectFrom('help_ask')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', askId)
    .executeTakeFirst();
  if (!ask) throw notFound();
  return ask;
}
