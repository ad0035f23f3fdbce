import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { answerHelp } from './answer-help.ts';
import { askAgain, askHelp } from './ask-help.ts';
import { giveInfo, needInfo } from './clarify-help.ts';
import * as contract from './contract.ts';
import { takeOver, withdrawHelp } from './end-help.ts';
import { viewHelp } from './help-views.ts';

const ok = { ok: true } as const;

/** Internal help. `frozen`: a test clock holds time still. */
export function helpBindings({ frozen }: { readonly frozen: boolean }): Binding[] {
  return [
    forMembers(contract.help, ({ ctx }) => viewHelp(ctx, frozen)),
    forMembers(contract.askHelp, ({ ctx, params, body }) => askHelp(ctx, { ...body, requestId: params.id })),
    forMembers(contract.askAgain, ({ ctx, params, body }) => askAgain(ctx, params.id, body.question)),
    forMembers(contract.answerHelp, async ({ ctx, params, body }) => {
      await answerHelp(ctx, params.id, body.answer);
      return ok;
    }),
    forMembers(contract.needInfo, async ({ ctx, params, body }) => {
      await needInfo(ctx, params.id, body.what);
      return ok;
    }),
    forMembers(contract.giveInfo, async ({ ctx, params, body }) => {
      await giveInfo(ctx, params.id, body.text);
      return ok;
    }),
    forMembers(contract.takeOver, async ({ ctx, params }) => {
      await takeOver(ctx, params.id);
      return ok;
    }),
    forMembers(contract.withdrawHelp, async ({ ctx, params }) => {
      await withdrawHelp(ctx, params.id);
      return ok;
    }),
  ];
}
