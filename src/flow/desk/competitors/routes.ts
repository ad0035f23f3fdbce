import { fromIso } from '../../../core/time/instant.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { viewCompetitors } from './competitors-view.ts';
import * as contract from './contract.ts';
import {
  correctCompetitor,
  deleteCompetitor,
  recordCompetitor,
  restoreCompetitor,
} from './record-competitor.ts';

const ok = { ok: true } as const;

/** Which competitors replied as well. */
export function competitorBindings(): Binding[] {
  return [
    forMembers(contract.competitors, ({ ctx, params }) => viewCompetitors(ctx, params.id)),
    forMembers(contract.recordCompetitor, ({ ctx, params, body }) =>
      recordCompetitor(ctx, { ...body, requestId: params.id, at: fromIso(body.at) }),
    ),
    forMembers(contract.correctCompetitor, async ({ ctx, params, body }) => {
      await correctCompetitor(ctx, { ...body, id: params.id, at: fromIso(body.at) });
      return ok;
    }),
    forMembers(contract.deleteCompetitor, async ({ ctx, params }) => {
      await deleteCompetitor(ctx, params.id);
      return ok;
    }),
    forMembers(contract.restoreCompetitor, async ({ ctx, params }) => {
      await restoreCompetitor(ctx, params.id);
      return ok;
    }),
  ];
}
