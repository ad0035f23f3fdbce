import type { PushKeys } from '../../../channels/push/push-keys.ts';
import { forMembersThen } from '../../../people/for-members-then.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import type { Config } from '../../../platform/config.ts';
import { viewOwnChoices } from './choices-view.ts';
import * as contract from './contract.ts';
import { storeReceipt, viewReceiptSetting } from './receipt-setting.ts';
import { saveChoice } from './save-choice.ts';
import { sendTests, testTargets } from './send-test.ts';
import { subscribeBrowser, unsubscribeBrowser } from './subscribe-browser.ts';

const ok = { ok: true } as const;

/** How members want to hear of things, and what contacts hear at once. */
export function noticeBindings(deps: { readonly config: Config; readonly pushKeys: PushKeys }): Binding[] {
  const { config, pushKeys } = deps;
  return [
    forMembersThen(
      contract.viewChoices,
      ({ ctx }) => viewOwnChoices(ctx, config.systemSmtp !== null),
      async ({ browsers, ...view }) => ({
        ...view,
        push: { key: (await pushKeys.pair()).publicKey, browsers },
      }),
    ),
    forMembers(contract.saveChoices, async ({ ctx, body }) => {
      await saveChoice(ctx, body);
      return ok;
    }),
    forMembers(contract.subscribe, async ({ ctx, body }) => ({
      id: await subscribeBrowser(ctx, body, config.testClock),
    })),
    forMembers(contract.unsubscribe, async ({ ctx, params }) => {
      await unsubscribeBrowser(ctx, params.id);
      return ok;
    }),
    forMembersThen(
      contract.sendTest,
      ({ ctx }) => testTargets(ctx),
      (targets) => sendTests(targets, deps),
    ),
    forMembers(contract.viewReceipt, ({ ctx, member }) => viewReceiptSetting(ctx, member)),
    forMembers(contract.saveReceipt, async ({ ctx, body }) => {
      await storeReceipt(ctx, body);
      return ok;
    }),
  ];
}
