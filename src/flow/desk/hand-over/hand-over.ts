import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import type { Duty } from '../../../people/duty.ts';
import { may, type Relation, rolesWith } from '../../../people/rights.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { notFound } from '../../../platform/problem.ts';
import { lockStanding, relationOf, type Standing } from '../rights/request-rights.ts';
import { type ChosenPerson, choosePerson } from './choose-person.ts';
import { loadColleagues, warningOf } from './colleagues.ts';
import type * as contract from './contract.ts';
import { giveRequest, refuseOtherOwner } from './give-request.ts';
import { keepNote } from './notes.ts';

export type HandingOver = z.output<typeof contract.handOver.body> & { readonly requestId: string };

/**
 * Gives a request to a named person, or to whom routing chooses, with a note for them. Somebody who is off duty, away or
 * at their limit gets it only with `anyway`: without it nothing changes and the answer says why. Throws `not_found`
 * without the right (DOMAIN 2.6), `conflict` by name when another has it by now.
 */
export async function handOver(
  ctx: Context,
  input: HandingOver,
): Promise<z.input<typeof contract.handOver.response>> {
  const request = await lockStanding(ctx, input.requestId);
  const named = input.to === null ? null : await findReceiver(ctx, request, input.to);
  // Whoever was overtaken acted on what they saw, and is told who has it.
  const seen = input.owner === request.me.id ? 'own' : relationOf(request);
  if (!may(request.me.roles, 'reassign', relationWith(request, seen, named))) throw notFound();
  refuseOtherOwner(request, input.owner);
  refuseOver(request);
  if (input.to !== null && !named) throw new DomainError('invalid', 'nobody here has this id', '/to');
  const receiver = named ? receiverOf(named) : await choosePerson(ctx, request);
  if (!receiver) throw new DomainError('conflict', 'nobody else is on duty for it; name somebody', '/to');
  refuseReceiver(request, receiver);
  const warning = named && warningOf(named);
  if (warning && !input.anyway) return { done: false, owner: request.owner, warning };
  const { reason, factId } = receiver;
  const made = await giveRequest(ctx, request, { to: receiver, reason, factId });
  await keepNote(ctx, request, { kind: 'hand_over', text: input.note });
  if (receiver.userId !== request.me.id) await tellReceiver(ctx, request, receiver, `${made}`, input.note);
  return { done: true, owner: { id: receiver.userId, name: receiver.name }, warning };
}

/** A manager gives what their team has, and brings to their team what another has (DOMAIN 2.6). */
export function relationWith(
  request: Standing,
  relation: Relation,
  receiver: { readonly teamId: string | null } | null,
): Relation {
  const { teamId } = request.me;
  return relation === 'other' && receiver && teamId !== null && receiver.teamId === teamId
    ? 'team'
    : relation;
}

async function findReceiver(ctx: Context, { deskId }: Standing, userId: string): Promise<Duty | null> {
  return (await loadColleagues(ctx, deskId, [userId]))[0] ?? null;
}

function receiverOf({ userId, name, roles, onDutyUntil }: Duty): ChosenPerson {
  return { userId, name, roles: roles as Role[], onDuty: onDutyUntil !== null, reason: 'handed over' };
}

function refuseOver({ state }: Standing): void {
  if (state === 'not_a_request' || state === 'withdrawn' || state === 'merged')
    throw new DomainError('conflict', 'the request is over; nobody needs to have it');
}

function refuseReceiver({ owner }: Standing, { userId, name, roles }: ChosenPerson): void {
  if (owner?.id === userId) throw new DomainError('conflict', `${name} has it already`, '/to');
  if (!roles.some((role) => rolesWith('answer').includes(role)))
    throw new DomainError('invalid', `${name} does not answer contacts; ask them for help instead`, '/to');
}

async function tellReceiver(
  ctx: Context,
  { id, subject, me }: Standing,
  { userId }: ChosenPerson,
  given: string,
  note: string,
): Promise<void> {
  const text = `${me.name} handed you “${subject}”${note === '' ? '' : `: ${note}`}`;
  await tell(ctx, [{ userId, kind: 'handed_over', text, requestId: id, onceKey: `handed_over:${given}` }]);
}
