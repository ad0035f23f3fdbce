import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { type LockedAsk, lockAsk, refuseEnded } from './lock-ask.ts';
import { recordHelp } from './record-help.ts';

/** A useful answer: it goes to the asker, stops the clock of the help and never leaves the house. */
export async function answerHelp(ctx: Context, askId: string, answer: string): Promise<void> {
  const locked = await lockAsk(ctx, askId, 'helper');
  refuseEnded(locked.ask);
  await recordHelp(
    ctx,
    { requestId: locked.request.id, kind: 'help.answered', data: useful(askId) },
    { state: 'answered', answer, answered_by: locked.request.me.id, answered_at: at(ctx.now) },
  );
  await tellAsker(ctx, locked, `${locked.request.me.name} answered: ${answer}`, 'answered');
}

export const useful = (askId: string) => ({ askId, useful: true });

/** Tells who asked what became of it. */
export async function tellAsker(
  ctx: Context,
  { ask, request }: LockedAsk,
  text: string,
  what: string,
): Promise<void> {
  const onceKey = `help_${what}:${ask.id}:${ctx.now}`;
  await tell(ctx, [{ userId: ask.asked_by, kind: 'help', text, requestId: request.id, onceKey }]);
}
