import { people } from '../../src/people/contract.ts';
import {
  absences,
  addAbsence,
  addRota,
  addShift,
  changeAbsence,
  changeShift,
  removeAbsence,
  removeRota,
  removeShift,
  roster,
  saveRota,
} from '../../src/people/roster/contract.ts';
import { useOrg } from '../session.ts';
import { showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { Absence, Rota, Shift } from './roster-cells.ts';

const refreshes = [roster, absences, people];
const quiet = { refreshes, quiet: true } as const;

/** The command itself has shown the refusal. The form may be gone by then: a promise outlives it. */
const told = () => undefined;

/** What is done on the roster; what is taken away comes back from the message that tells it. */
export function useRoster() {
  const org = useOrg();
  const add = useCommand(addShift, quiet);
  const change = useCommand(changeShift, quiet);
  const remove = useCommand(removeShift, { refreshes });
  const again = useCommand(addShift, { refreshes });
  return {
    saveShift: (shift: Omit<Shift, 'id'>, id: string | null) =>
      id === null
        ? add.mutateAsync({ params: { org }, body: shift })
        : change.mutateAsync({ params: { org, id }, body: shift }),
    removeShift: ({ id, ...shift }: Shift, name: string) =>
      remove.mutateAsync({ params: { org, id } }).then(
        () =>
          showToast({
            text: `The shift of ${name} is taken away`,
            undo: () => again.mutate({ params: { org }, body: shift }),
          }),
        told,
      ),
    isSaving: add.isPending || change.isPending,
  };
}

export interface AbsenceDraft {
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
}

export function useAbsences() {
  const org = useOrg();
  const add = useCommand(addAbsence, quiet);
  const change = useCommand(changeAbsence, quiet);
  const remove = useCommand(removeAbsence, { refreshes });
  const again = useCommand(addAbsence, { refreshes });
  return {
    saveAbsence: (userId: string, absence: AbsenceDraft, id: string | null) =>
      id === null
        ? add.mutateAsync({ params: { org, id: userId }, body: absence })
        : change.mutateAsync({ params: { org, id }, body: absence }),
    removeAbsence: (userId: string, { id, from, until, reason }: Absence, name: string) =>
      remove.mutateAsync({ params: { org, id } }).then(
        () =>
          showToast({
            text: `The absence of ${name} is struck out`,
            undo: () => again.mutate({ params: { org, id: userId }, body: { from, until, reason } }),
          }),
        told,
      ),
    isSaving: add.isPending || change.isPending,
  };
}

export function useRotas() {
  const org = useOrg();
  const add = useCommand(addRota, quiet);
  const save = useCommand(saveRota, quiet);
  const remove = useCommand(removeRota, { refreshes });
  const again = useCommand(saveRota, { refreshes });
  return {
    saveRota: (rota: Omit<Rota, 'id'>, id: string | null) =>
      id === null
        ? add.mutateAsync({ params: { org }, body: rota })
        : save.mutateAsync({ params: { org, id }, body: rota }),
    removeRota: ({ id, ...rota }: Rota) =>
      remove.mutateAsync({ params: { org, id } }).then(
        () =>
          showToast({
            text: `The rota ${rota.name} is ended`,
            undo: () => again.mutate({ params: { org, id }, body: rota }),
          }),
        told,
      ),
    isSaving: add.isPending || save.isPending,
  };
}
