import { fromIso } from '../../core/time/instant.ts';
import { type Binding, forMembers } from '../../platform/bindings.ts';
import { absencesView } from './absences-view.ts';
import * as contract from './contract.ts';
import { removeRota } from './remove-rota.ts';
import { removeShift } from './remove-shift.ts';
import { rosterView } from './roster-view.ts';
import { addAbsence, changeAbsence, removeAbsence } from './save-absence.ts';
import { saveRota } from './save-rota.ts';
import { saveShift } from './save-shift.ts';

const ok = { ok: true } as const;

/** Every endpoint of people/roster/contract.ts. */
export function rosterBindings(): Binding[] {
  return [
    forMembers(contract.roster, ({ ctx, member, query }) => rosterView(ctx, member, query.from)),
    forMembers(contract.addShift, async ({ ctx, body }) => ({
      id: await saveShift(ctx, { ...body, ...bounds(body) }, null),
    })),
    forMembers(contract.changeShift, async ({ ctx, params, body }) => {
      await saveShift(ctx, { ...body, ...bounds(body) }, params.id);
      return ok;
    }),
    forMembers(contract.removeShift, async ({ ctx, params }) => {
      await removeShift(ctx, params.id);
      return ok;
    }),
    forMembers(contract.addRota, async ({ ctx, body }) => ({ id: await saveRota(ctx, body, null) })),
    forMembers(contract.saveRota, async ({ ctx, params, body }) => {
      await saveRota(ctx, body, params.id);
      return ok;
    }),
    forMembers(contract.removeRota, async ({ ctx, params }) => {
      await removeRota(ctx, params.id);
      return ok;
    }),
    ...absenceBindings(),
  ];
}

function absenceBindings(): Binding[] {
  return [
    forMembers(contract.absences, ({ ctx, member, params }) => absencesView(ctx, member, params.id)),
    forMembers(contract.addAbsence, async ({ ctx, member, params, body }) => {
      await addAbsence(ctx, member, params.id, absenceOf(body));
      return ok;
    }),
    forMembers(contract.changeAbsence, async ({ ctx, member, params, body }) => {
      await changeAbsence(ctx, member, params.id, absenceOf(body));
      return ok;
    }),
    forMembers(contract.removeAbsence, async ({ ctx, member, params }) => {
      await removeAbsence(ctx, member, params.id);
      return ok;
    }),
  ];
}

function bounds({ from, until }: { readonly from: string; readonly until: string }) {
  return { from: fromIso(from), until: fromIso(until) };
}

function absenceOf({ from, until, reason }: { from: string; until: string | null; reason: string }) {
  return { from: fromIso(from), until: until === null ? null : fromIso(until), reason };
}
