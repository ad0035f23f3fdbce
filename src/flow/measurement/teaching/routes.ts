import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { draftExample } from './draft-example.ts';
import { keepExample, setExampleDeleted, viewExamples } from './keep-example.ts';

const ok = { ok: true } as const;

/** Conversations to learn from, without names. */
export function teachingBindings(): Binding[] {
  return [
    forMembers(contract.teachingDraft, ({ ctx, params }) => draftExample(ctx, params.id)),
    forMembers(contract.keepExample, ({ ctx, params, body }) =>
      keepExample(ctx, { ...body, requestId: params.id }),
    ),
    forMembers(contract.teachingExamples, ({ ctx, member }) => viewExamples(ctx, member.roles)),
    forMembers(contract.deleteExample, async ({ ctx, member, params }) => {
      await setExampleDeleted(ctx, { id: params.id, deleted: true, roles: member.roles });
      return ok;
    }),
    forMembers(contract.restoreExample, async ({ ctx, member, params }) => {
      await setExampleDeleted(ctx, { id: params.id, deleted: false, roles: member.roles });
      return ok;
    }),
  ];
}
