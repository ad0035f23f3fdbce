import { IconPlus } from '@tabler/icons-react';
import { IconButton } from '../ui/index.ts';
import { dayRuns, type Roster, runTitle } from './roster-cells.ts';
import { FeedTrouble } from './roster-feed-trouble.tsx';
import type { RosterTask } from './roster-form.tsx';
import { RosterPiece } from './roster-piece.tsx';

/** The week on a phone: person by person, day by day, what there is. */
export function RosterList({
  roster,
  open,
}: {
  readonly roster: Roster;
  readonly open: (task: RosterTask) => void;
}) {
  const mayEdit = roster.can.includes('edit');
  return (
    <ul className="heed-rows" aria-label="People">
      {roster.people.map((person) => (
        <li key={person.id} className="heed-roster-person">
          <div className="heed-roster-who">
            <span className="heed-strong">
              {person.name}
              {person.you ? <span className="heed-soft"> (you)</span> : null}
            </span>
            <FeedTrouble person={person} />
            {mayEdit || person.you ? (
              <IconButton
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Add for ${person.name}`}
                onClick={() =>
                  open({
                    userId: person.id,
                    what: mayEdit ? 'duty' : 'absence',
                    date: roster.days[0]?.date ?? '',
                  })
                }
              >
                <IconPlus size={16} aria-hidden />
              </IconButton>
            ) : null}
          </div>
          <dl className="heed-roster-days">
            {dayRuns(roster, person).map((run) => (
              <div key={run.first.date}>
                <dt>{runTitle(run)}</dt>
                <dd>
                  {run.pieces.map((piece) => (
                    <RosterPiece key={piece.key} piece={piece} person={person} roster={roster} open={open} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
