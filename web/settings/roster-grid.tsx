import { IconPlus } from '@tabler/icons-react';
import { IconButton } from '../ui/index.ts';
import { dayTitle, piecesOf, type Roster, type RosterDay, type RosterPerson } from './roster-cells.ts';
import { FeedTrouble } from './roster-feed-trouble.tsx';
import type { RosterTask } from './roster-form.tsx';
import { RosterPiece } from './roster-piece.tsx';

interface GridProps {
  readonly roster: Roster;
  readonly open: (task: RosterTask) => void;
}

/** People down, days across. */
export function RosterGrid({ roster, open }: GridProps) {
  const { days, people, now } = roster;
  return (
    <div className="heed-roster-frame">
      <table className="heed-roster">
        <caption className="heed-unseen">Hours, shifts, absences and turns on call of the week</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {days.map((day) => (
              <th key={day.date} scope="col" aria-current={isToday(day, now) ? 'date' : undefined}>
                {dayTitle(day)}
                {day.holiday ? <span className="heed-soft"> holiday</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                {person.you ? <span className="heed-soft"> (you)</span> : null}
                <FeedTrouble person={person} />
              </th>
              {days.map((day) => (
                <GridCell key={day.date} roster={roster} person={person} day={day} open={open} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridCell(props: GridProps & { readonly person: RosterPerson; readonly day: RosterDay }) {
  const { roster, person, day, open } = props;
  const mayAdd = roster.can.includes('edit') || person.you;
  return (
    <td>
      <div className="heed-roster-cell">
        {piecesOf(roster, person, day).map((piece) => (
          <RosterPiece key={piece.key} piece={piece} person={person} roster={roster} open={open} />
        ))}
        {mayAdd ? (
          <IconButton
            className="heed-roster-add"
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Add for ${person.name} on ${dayTitle(day)}`}
            onClick={() =>
              open({
                userId: person.id,
                what: roster.can.includes('edit') ? 'duty' : 'absence',
                date: day.date,
              })
            }
          >
            <IconPlus size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </td>
  );
}

function isToday({ from, until }: RosterDay, now: string): boolean {
  return Date.parse(from) <= Date.parse(now) && Date.parse(now) < Date.parse(until);
}
