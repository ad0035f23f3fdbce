import { DomainError } from '../../../core/domain-error.ts';
import { may } from '../../../people/rights.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { giveRequest } from '../hand-over/give-request.ts';
import { relationOf } from '../rights/request-rights.ts';
import { tellAsker, useful } from './answer-help.ts';
import { lockAsk, refuseEnded } from './lock-ask.ts';
import { recordHelp } from './record-help.ts';

/** The asker needs it no more: the clock of the help is void, missed when it was late already. */
export async function withdrawHelp(ctx: Context, askId: string): Promise<void> {
  const { ask, request } = await lockAsk(ctx, askId, 'asker');
  if (ask.state === 'withdrawn') return;
  refuseEnded(ask);
  await recordHelp(
    ctx,
    { requestId: request.id, kind: 'help.withdrawn', data: { askId } },
    { state: 'withdrawn', answered_at: at(ctx.now) },
  );
}

/** The helper takes the whole request instead of answering: a hand-off, and they have begun with it. */
export async function takeOver(ctx: Context, askId: string): Promise<void> {
  const locked = await lockAsk(ctx, askId, 'helper');
  const { ask, request } = locked;
  const { me } = request;
  if (!may(me.roles, 'claim', relationOf(request))) throw notFound();
  refuseEnded(ask);
  if (request.owner?.id === me.id) throw new DomainError('conflict', 'you have the request already');
  await recordHelp(
    ctx,
    { requestId: request.id, kind: 'help.answered', data: useful(askId) },
    { state: 'taken_over', answered_by: me.id, answered_at: at(ctx.now) },
  );
  const to = { userId: me.id, roles: me.roles, onDuty: true };
  await giveRequest(ctx, request, { to, reason: 'took over when asked for help', touched: 'took over' });
  await tellAsker(ctx, locked, `${me.name} took over “${request.subject}”`, 'taken_over');
}
