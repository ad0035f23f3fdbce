import { serverNow } from '../server-clock.ts';
import type { Roster } from './roster-cells.ts';
import type { RosterTask } from './roster-form.tsx';
import { instantOfWall, wallText } from './wall-time.ts';

export type What = 'duty' | 'on_call' | 'turn' | 'absence';

/** What the form holds; times as the roster's wall shows them, `YYYY-MM-DDTHH:MM`. */
export interface RosterDraft {
  readonly what: What;
  readonly userId: string;
  readonly from: string;
  readonly until: string;
  readonly openEnd: boolean;
  readonly rotaId: string;
  /** The note of a shift, the reason of an absence. */
  readonly note: string;
}

/** The form as it opens: from what there is, or for the day that was chosen. */
export function draftOf(task: RosterTask, roster: Roster): RosterDraft {
  const { zone, rotas } = roster;
  const { shift, absence, turn } = task;
  const given = shift ?? absence ?? turn;
  const today = wallText(serverNow(), zone).slice(0, 10);
  const date = [task.date, today].toSorted().at(-1);
  const times = { duty: ['17:00', '20:00'], absence: ['09:00', '17:00'] }[task.what as string] ?? [
    '17:00',
    '23:00',
  ];
  return {
    what: task.what,
    userId: task.userId,
    from: given ? wallText(given.from, zone) : `${date}T${times[0]}`,
    until: given?.until ? wallText(given.until, zone) : `${date}T${times[1]}`,
    openEnd: absence !== undefined && absence.until === null,
    rotaId: shift?.rotaId ?? turn?.rotaId ?? rotas[0]?.id ?? '',
    note: shift?.note ?? absence?.reason ?? '',
  };
}

/** The instants of a draft, or what is wrong with its fields by pointer. */
export function spanOf(
  draft: RosterDraft,
  zone: string,
): { readonly from: string; readonly until: string | null } | { readonly errors: Record<string, string> } {
  const from = instantOfWall(draft.from, zone);
  const until = instantOfWall(draft.until, zone);
  const needsUntil = !(draft.what === 'absence' && draft.openEnd);
  const errors: Record<string, string> = {
    ...(draft.userId === '' ? { '/userId': 'Choose who' } : {}),
    ...(from === null ? { '/from': 'Choose a date and a time' } : {}),
    ...(needsUntil && until === null ? { '/until': 'Choose a date and a time' } : {}),
    ...(needsUntil && from && until && until <= from ? { '/until': 'It ends after it begins' } : {}),
  };
  if (from === null || Object.keys(errors).length > 0) return { errors };
  return { from, until: needsUntil ? until : null };
}
