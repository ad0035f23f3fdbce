import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import type { FigureSource } from './figure-source.ts';
import { confirmWeek, reviewWeek } from './settle-week.ts';
import { listWeeks, viewWeek } from './weekly-views.ts';

/** Every endpoint of the weekly report; its files stand in file-routes.ts. */
export function weeklyBindings(source: FigureSource): Binding[] {
  return [
    forMembers(contract.weeklyReports, ({ ctx, member }) => listWeeks(ctx, source, member.roles)),
    forMembers(contract.weeklyReport, ({ ctx, member, params }) => viewWeek(ctx, params.id, member.roles)),
    forMembers(contract.confirmWeekly, async ({ ctx, params, body }) => {
      await confirmWeek(ctx, params.id, body.comment);
      return { ok: true } as const;
    }),
    forMembers(contract.reviewWeekly, async ({ ctx, params, body }) => {
      await reviewWeek(ctx, params.id, body.decision);
      return { ok: true } as const;
    }),
  ];
}
