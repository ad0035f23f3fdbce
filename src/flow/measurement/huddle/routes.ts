import { fromIso } from '../../../core/time/instant.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { beginHuddle } from './begin-huddle.ts';
import * as contract from './contract.ts';
import type { FiguresOfDays } from './find-sections.ts';
import { viewHuddle, viewHuddles, viewMyActions } from './huddle-view.ts';
import { addAction, deleteAction, editAction, restoreAction, setActionDone } from './keep-actions.ts';
import { sayThanks, setThanksDeleted } from './keep-thanks.ts';
import { keeps } from './load-huddle.ts';

const ok = { ok: true } as const;

/** The huddle of a day. `figuresOf`: the measures of days, from the one place that computes them. */
export function huddleBindings(figuresOf: FiguresOfDays): Binding[] {
  return [
    forMembers(contract.huddle, ({ ctx, member, query }) => viewHuddle(ctx, member.roles, query, figuresOf)),
    forMembers(contract.myActions, ({ ctx, member }) => viewMyActions(ctx, member.roles)),
    forMembers(contract.huddles, ({ ctx }) => viewHuddles(ctx)),
    forMembers(contract.beginHuddle, ({ ctx }) => beginHuddle(ctx, figuresOf)),
    forMembers(contract.addAction, ({ ctx, body }) =>
      addAction(ctx, { ...body, dueAt: fromIso(body.dueAt) }),
    ),
    forMembers(contract.editAction, async ({ ctx, params, body }) => {
      await editAction(ctx, { ...body, id: params.id, dueAt: fromIso(body.dueAt) });
      return ok;
    }),
    forMembers(contract.setActionDone, async ({ ctx, member, params, body }) => {
      await setActionDone(ctx, { id: params.id, done: body.done, mayKeep: keeps(member) });
      return ok;
    }),
    forMembers(contract.deleteAction, async ({ ctx, params }) => {
      await deleteAction(ctx, params.id);
      return ok;
    }),
    forMembers(contract.restoreAction, async ({ ctx, params }) => {
      await restoreAction(ctx, params.id);
      return ok;
    }),
    forMembers(contract.sayThanks, ({ ctx, body }) => sayThanks(ctx, body)),
    forMembers(contract.deleteThanks, async ({ ctx, params }) => {
      await setThanksDeleted(ctx, { id: params.id, deleted: true });
      return ok;
    }),
    forMembers(contract.restoreThanks, async ({ ctx, params }) => {
      await setThanksDeleted(ctx, { id: params.id, deleted: false });
      return ok;
    }),
  ];
}
