import { DomainError } from '../../../core/domain-error.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { loadColleagues } from '../hand-over/colleagues.ts';
import { tellAsker } from './answer-help.ts';
import { isHelper, type LockedAsk, lockAsk, refuseEnded } from './lock-ask.ts';
import { recordHelp } from './record-help.ts';

/** The helper has to know something first: the clock stands still until the asker says it (D-17). */
export async function needInfo(ctx: Context, askId: string, what: string): Promise<void> {
  const locked = await lockAsk(ctx, askId, 'helper');
  refuseEnded(locked.ask);
  if (locked.ask.state === 'info_needed') throw new DomainError('conflict', 'they have been asked already');
  await recordHelp(
    ctx,
    { requestId: locked.request.id, kind: 'help.info_missing', data: { askId } },
    { state: 'info_needed', needed: what, given: null },
  );
  await tellAsker(ctx, locked, `${locked.request.me.name} needs to know: ${what}`, 'needed');
}

/** The asker says what was missing: the clock runs on. */
export async function giveInfo(ctx: Context, askId: string, text: string): Promise<void> {
  const locked = await lockAsk(ctx, askId, 'asker');
  refuseEnded(locked.ask);
  if (locked.ask.state !== 'info_needed') throw new DomainError('conflict', 'nothing is missing');
  await recordHelp(
    ctx,
    { requestId: locked.request.id, kind: 'help.info_given', data: { askId } },
    { state: 'asked', given: text },
  );
  await tellHelpers(ctx, locked, text);
}

async function tellHelpers(ctx: Context, { ask, request }: LockedAsk, given: string): Promise<void> {
  const people = await loadColleagues(ctx, request.deskId);
  const helpers = people.filter(({ userId, teamId }) => isHelper(ask, { id: userId, teamId }));
  const atWork = helpers.filter(({ onDutyUntil }) => onDutyUntil !== null);
  await tell(
    ctx,
    (atWork.length > 0 ? atWork : helpers).map(({ userId }) => ({
      userId,
      kind: 'help',
      text: `${request.me.name} says: ${given}`,
      requestId: request.id,
      onceKey: `help_given:${ask.id}:${ctx.now}`,
    })),
  );
}
