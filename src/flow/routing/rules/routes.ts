import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { discardRulesDraft } from './discard-rules-draft.ts';
import { viewRouting } from './routing-view.ts';
import { saveRulesDraft } from './save-rules-draft.ts';
import { switchBackRules } from './switch-back-rules.ts';
import { switchOnRules } from './switch-on-rules.ts';
import { tryRules } from './try-rules.ts';
import { tryText } from './try-text.ts';

/** Every endpoint of flow/routing/rules/contract.ts. */
export function routingRuleBindings(): Binding[] {
  return [
    forMembers(contract.routing, ({ ctx, member, params }) => viewRouting(ctx, member, params.id)),
    forMembers(contract.saveRulesDraft, ({ ctx, params, body }) => saveRulesDraft(ctx, params.id, body)),
    forMembers(contract.discardRulesDraft, async ({ ctx, params, body }) => {
      await discardRulesDraft(ctx, params.id, body.seen);
      return { ok: true } as const;
    }),
    forMembers(contract.switchOnRules, ({ ctx, params, body }) => switchOnRules(ctx, params.id, body)),
    forMembers(contract.switchBackRules, ({ ctx, params, body }) => switchBackRules(ctx, params.id, body)),
    forMembers(contract.tryRules, ({ ctx, member, params, body }) =>
      tryRules(ctx, member, params.id, body.rules),
    ),
    forMembers(contract.tryText, ({ ctx, params, body }) => tryText(ctx, params.id, body)),
  ];
}
