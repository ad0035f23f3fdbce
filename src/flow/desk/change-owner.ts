import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import { actorText, type Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { giveRequest, refuseOtherOwner } from './hand-over/give-request.ts';
import { lockWithRight, type Standing } from './rights/request-rights.ts';
import { touchRequest } from './touch-request.ts';

/**
 * The acting member takes a request. `expected` is the owner they saw: when somebody else was faster it is refused by
 * name. Who takes it has touched it (R4), and is at work whatever the roster says.
 */
export async function claimRequest(
  ctx: Context,
  input: { readonly requestId: string; readonly expected: string | null },
): Promise<void> {
  const request = await lockWithRight(ctx, 'claim', input.requestId);
  const { me } = request;
  if (request.owner?.id === me.id) return;
  refuseOtherOwner(request, input.expected);
  await giveRequest(ctx, request, {
    to: { userId: me.id, roles: me.roles, onDuty: true },
    reason: 'took it',
  });
  await touchRequest(ctx, input.requestId, 'claimed');
}

interface LastHolding {
  readonly actor: string;
  readonly before: string | null;
  readonly touched: boolean;
}

/**
 * Takes back what the acting member did with it last, a claim or a handing over: the one who had it before has it
 * again. Throws `conflict` by name when somebody else has acted since.
 */
export async function releaseRequest(
  ctx: Context,
  input: { readonly requestId: string; readonly to: string | null },
): Promise<void> {
  const request = await lockWithRight(ctx, 'claim', input.requestId);
  const { owner, me } = request;
  if ((owner?.id ?? null) === input.to) return;
  const last = await lastHolding(ctx, request);
  if (last?.actor !== actorText(ctx.actor)) refuseOtherOwner(request, me.id);
  if (last?.actor !== actorText(ctx.actor) || last.before !== input.to)
    throw new DomainError('conflict', 'it goes back only to the one who had it before you', '/to');
  if (owner && owner.id !== me.id && last.touched)
    throw new DomainError('conflict', `${owner.name} has begun with it; ask them`);
  const to = input.to === null ? null : await formerHolder(ctx, input.to);
  await giveRequest(ctx, request, { to, reason: 'handed back' });
}

/** Who gave the request to its holder, who had it before them, and whether the holder has touched it. */
async function lastHolding(ctx: Context, { id }: Standing): Promise<LastHolding | undefined> {
  const { rows } = await sql<LastHolding>`
    select f.actor, (
      select e.data ->> 'userId' from fact e
      where e.org_id = ${ctx.orgId} and e.subject_id = ${id} and e.kind = 'assignment.ended' and e.xid = f.xid
      limit 1) as before, exists (
      select from fact t where t.org_id = ${ctx.orgId} and t.subject_id = ${id} and t.occurred_at >= f.occurred_at
        and (t.source_key = 'assignment.touched:' || f.id::text
          or t.kind = 'message.out' and t.data ->> 'by' = f.data ->> 'userId')) as touched
    from fact f
    where f.org_id = ${ctx.orgId} and f.subject_id = ${id} and f.kind = 'assignment.made'
    order by f.occurred_at desc, f.xid desc limit 1`.execute(ctx.db);
  return rows[0];
}

/** Throws `conflict` when they have left. */
async function formerHolder(ctx: Context, userId: string) {
  const member = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'roles'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!member) throw new DomainError('conflict', 'they have left meanwhile; hand it to somebody else', '/to');
  return { userId, roles: member.roles as Role[], onDuty: true };
}
