import type { ClosedBecause } from '../../core/clock/fact-body.ts';
import { DomainError } from '../../core/domain-error.ts';
import { openStates, type RequestState } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import { recordAct } from './record-act.ts';
import { lockWithRight, type Standing } from './rights/request-rights.ts';

export interface Closing {
  readonly requestId: string;
  readonly because: 'withdrawn' | ClosedBecause;
  readonly reason: string;
}

/**
 * Closes a request with a reason (R12). With a question open that the contact stated it is refused, except when the
 * contact took it back, nobody can reach them, or a manager overrides (R13). Whoever waited counts as never answered;
 * what the contact took back before its deadline does not. Throws `not_found` and `conflict`.
 */
export async function closeRequest(ctx: Context, input: Closing): Promise<void> {
  const { requestId, because, reason } = input;
  const request = await lockWithRight(ctx, 'mark', requestId);
  const over = overWords[request.state];
  if (over) throw new DomainError('conflict', over);
  if (because === 'withdrawn')
    return recordAct(ctx, requestId, { kind: 'request.withdrawn', data: { reason } });
  await refuseWaiting(ctx, request, because);
  await recordAct(ctx, requestId, { kind: 'request.closed', data: { because, reason } });
}

/** Takes a closing back: the clocks run on from the original receipt. Throws `not_found` and `conflict`. */
export async function reopenRequest(ctx: Context, requestId: string): Promise<void> {
  const { state } = await lockWithRight(ctx, 'mark', requestId);
  if (openStates.includes(state) || state === 'answered') return;
  if (state !== 'closed')
    throw new DomainError('conflict', 'only a request that was closed is opened again here');
  await recordAct(ctx, requestId, { kind: 'request.reopened', data: {} });
}

const overWords: Partial<Record<RequestState, string>> = {
  closed: 'it is closed already',
  withdrawn: 'the contact took it back already',
  merged: 'it went into another request; close that one',
  not_a_request: 'it is no request; there is nothing to close',
};

async function refuseWaiting(ctx: Context, { id, me }: Standing, because: ClosedBecause): Promise<void> {
  const asked = await statedQuestion(ctx, id);
  if (asked === null) return;
  if (because === 'override') {
    if (me.roles.includes('manager')) return;
    throw new DomainError(
      'conflict',
      `the contact asks “${asked}”: only a manager closes over that`,
      '/because',
    );
  }
  const way = because === 'unreachable' ? await wayToReach(ctx, id) : null;
  if (because === 'unreachable' && way === null) return;
  const ways = 'answer it, or say that the contact took it back or can’t be reached; a manager may override';
  throw new DomainError('conflict', `the contact asks “${asked}”: ${way ?? ways}`, '/because');
}

/** The first open question in the contact's own words. */
async function statedQuestion(ctx: Context, requestId: string): Promise<string | null> {
  const stated = await ctx.db
    .selectFrom('question')
    .select('text')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('implied', '=', false)
    .where('state', 'in', ['open', 'part'])
    .orderBy('position')
    .executeTakeFirst();
  return stated?.text ?? null;
}

/** How the contact of a request can still be reached, in words; null when every way is known to lead nowhere. */
async function wayToReach(ctx: Context, requestId: string): Promise<string | null> {
  const contact = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select(['c.id', 'c.name', 'c.email', 'c.phone', 'c.address_suspect'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirstOrThrow();
  if (contact.email !== null && !contact.address_suspect) return `${contact.name} can be written to`;
  if (contact.phone === null || (await isWrongNumber(ctx, contact.id, contact.phone))) return null;
  return `${contact.name} can be called`;
}

async function isWrongNumber(ctx: Context, contactId: string, number: string): Promise<boolean> {
  const last = await ctx.db
    .selectFrom('call')
    .select('outcome')
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', contactId)
    .where('number', '=', number)
    .where('outcome', 'is not', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  return last?.outcome === 'wrong_number';
}
