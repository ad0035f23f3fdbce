import { IconBeach, IconCalendarPlus, IconPhoneCall } from '@tabler/icons-react';
import type { Piece, Roster, RosterPerson } from './roster-cells.ts';
import type { RosterTask } from './roster-form.tsx';

interface PieceProps {
  readonly piece: Piece;
  readonly person: RosterPerson;
  readonly roster: Roster;
  readonly open: (task: RosterTask) => void;
}

const icons = {
  duty: IconCalendarPlus,
  on_call: IconPhoneCall,
  turn: IconPhoneCall,
  absence: IconBeach,
} as const;
const words = { hours: '', duty: 'shift', on_call: 'on call', turn: 'on call', absence: 'away' } as const;

/** A piece of somebody's day; what may be changed is a button. */
export function RosterPiece({ piece, person, roster, open }: PieceProps) {
  const { kind, text, note } = piece;
  if (kind === 'hours') return <span className="heed-roster-hours">{text}</span>;
  const Icon = icons[kind];
  const content = (
    <>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span>
        {text} <span className="heed-roster-note">{note}</span>
      </span>
    </>
  );
  const task = taskOf(piece, person, roster);
  if (!task)
    return (
      <span className="heed-roster-piece" data-kind={kind}>
        <span className="heed-unseen">{words[kind]} </span>
        {content}
      </span>
    );
  return (
    <button
      type="button"
      className="heed-roster-piece"
      data-kind={kind}
      aria-label={`${person.name}, ${words[kind]} ${text} ${note}: change`}
      onClick={() => open(task)}
    >
      {content}
    </button>
  );
}

/** What a press on it opens: the shift or the absence, or the taking over of a turn. */
function taskOf(
  { kind, shift, absence, key }: Piece,
  person: RosterPerson,
  roster: Roster,
): RosterTask | null {
  const date = roster.days[0]?.date ?? '';
  if (absence) return absence.can.length > 0 ? { userId: person.id, what: 'absence', date, absence } : null;
  if (!roster.can.includes('edit')) return null;
  if (shift) return { userId: person.id, what: shift.rotaId ? 'turn' : shift.kind, date, shift };
  const turn =
    kind === 'turn' ? roster.turns.find((one) => key === `turn ${one.rotaId} ${one.from}`) : undefined;
  return turn ? { userId: '', what: 'turn', date, turn } : null;
}
