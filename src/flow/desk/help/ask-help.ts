import { DomainError } from '../../../core/domain-error.ts';
import type { Duty } from '../../../people/duty.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { loadColleagues } from '../hand-over/colleagues.ts';
import { lockWithRight, type Standing } from '../rights/request-rights.ts';
import { type Ask, lockAsk } from './lock-ask.ts';
import { announceHelp, appendHelp } from './record-help.ts';

export interface Asking {
  readonly requestId: string;
  /** A member or a team. */
  readonly to: string;
  readonly question: string;
}

/**
 * Pulls in a colleague or a team: they have so long of their own desk's hours (DOMAIN C14), the request stays where it
 * is (R21). The same question to the same people, still open, is the one that stands. Throws `not_found` without the right,
 * `invalid` at `/to`, `conflict` when the request is over.
 */
export async function askHelp(ctx: Context, input: Asking): Promise<{ id: string }> {
  const request = await lockWithRight(ctx, 'pull_in', input.requestId);
  if (['not_a_request', 'withdrawn', 'merged'].includes(request.state))
    throw new DomainError('conflict', 'the request is over; nobody needs to help with it');
  return { id: await ask(ctx, request, { to: input.to, question: input.question, afterId: null }) };
}

/** The answer does not do: the same people are asked once more. Throws `conflict` while there is no answer. */
export async function askAgain(ctx: Context, askId: string, question: string): Promise<{ id: string }> {
  const { ask: before, request } = await lockAsk(ctx, askId, 'asker');
  if (before.state !== 'answered')
    throw new DomainError('conflict', 'there is no answer yet that could not do');
  const to = (before.to_user_id ?? before.to_team_id) as string;
  return { id: await ask(ctx, request, { to, question, afterId: before.id }) };
}

async function ask(
  ctx: Context,
  request: Standing,
  { to, question, afterId }: { to: string; question: string; afterId: string | null },
): Promise<string> {
  const people = await loadColleagues(ctx, request.deskId);
  const asked = findAsked(people, request, to);
  const standing = await sameAsk(ctx, request.id, to, question);
  if (standing) return standing.id;
  const id = newId();
  await ctx.db
    .insertInto('help_ask')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: request.id,
      asked_by: request.me.id,
      to_user_id: asked.teamAsked ? null : to,
      to_team_id: asked.teamAsked ? to : null,
      question,
      asked_at: at(ctx.now),
      state: 'asked',
      after_id: afterId,
    })
    .execute();
  const deskId = await deskOf(ctx, asked.teamId);
  const data = { askId: id, ...(deskId === null ? {} : { deskId }) };
  await appendHelp(ctx, { requestId: request.id, kind: 'help.asked', data });
  await refreshClocks(ctx, request.id);
  await announceHelp(ctx, request.id);
  await tellAsked(ctx, request, asked.people, { id, question });
  return id;
}

interface Asked {
  readonly teamAsked: boolean;
  readonly teamId: string | null;
  /** Who is told: the person; of a team those at work, or all when nobody is. */
  readonly people: readonly Duty[];
}

function findAsked(all: readonly Duty[], { me }: Standing, to: string): Asked {
  if (to === me.id) throw new DomainError('invalid', 'ask somebody else', '/to');
  const person = all.find(({ userId }) => userId === to);
  if (person) return { teamAsked: false, teamId: person.teamId, people: [person] };
  const team = all.filter(({ teamId, userId }) => teamId === to && userId !== me.id);
  if (team.length === 0) throw new DomainError('invalid', 'nobody here has this id', '/to');
  const atWork = team.filter(({ onDutyUntil }) => onDutyUntil !== null);
  return { teamAsked: true, teamId: to, people: atWork.length > 0 ? atWork : team };
}

async function sameAsk(
  ctx: Context,
  requestId: string,
  to: string,
  question: string,
): Promise<Pick<Ask, 'id'> | undefined> {
  return ctx.db
    .selectFrom('help_ask')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('question', '=', question)
    .where('state', 'in', ['asked', 'info_needed'])
    .where((eb) => eb.or([eb('to_user_id', '=', to), eb('to_team_id', '=', to)]))
    .executeTakeFirst();
}

/** The desk whose hours those who are asked work by; null: they have none, and the request's own counts. */
async function deskOf(ctx: Context, teamId: string | null): Promise<string | null> {
  if (teamId === null) return null;
  const desk = await ctx.db
    .selectFrom('desk')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('team_id', '=', teamId)
    .orderBy('id')
    .executeTakeFirst();
  return desk?.id ?? null;
}

async function tellAsked(
  ctx: Context,
  { id: requestId, me }: Standing,
  people: readonly Duty[],
  { id, question }: { id: string; question: string },
): Promise<void> {
  const clock = await ctx.db
    .selectFrom('clock')
    .select('due_at')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'C14')
    .where('about', '=', id)
    .executeTakeFirst();
  await tell(
    ctx,
    people.map(({ userId }) => ({
      userId,
      kind: 'help',
      text: `${me.name} asks: ${question}`,
      requestId,
      onceKey: `help:${id}`,
      ...(clock ? { dueAt: clock.due_at } : {}),
    })),
  );
}
