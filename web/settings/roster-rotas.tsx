import { purposeWords } from '../boards/on-call-list.tsx';
import { Button } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import type { Roster, Rota } from './roster-cells.ts';

/** `each day`, `every 7 days` */
function lengthText({ turnDays, turnsAt }: Rota): string {
  if (turnDays === 1) return `a day each, from ${turnsAt}`;
  return turnDays === 7 ? `a week each, from ${turnsAt}` : `${turnDays} days each, from ${turnsAt}`;
}

/** The week cuts a turn that goes on beyond it: then its end is not told. */
function untilText(until: string, { days }: Roster): string {
  return until === days.at(-1)?.until ? '' : ` until ${whenText(until)}`;
}

/** Rotas with their order and whose turn it is. */
export function RotaList({ roster, open }: { readonly roster: Roster; readonly open: (rota: Rota) => void }) {
  const names = new Map(roster.people.map(({ id, name }) => [id, name]));
  const now = Date.parse(roster.now);
  if (roster.rotas.length === 0)
    return (
      <p className="heed-soft">No rota yet: what comes in outside opening hours waits for the opening.</p>
    );
  return (
    <ul className="heed-rows" aria-label="Rotas">
      {roster.rotas.map((rota) => {
        const turn = roster.turns.find(
          ({ rotaId, from, until }) =>
            rotaId === rota.id && Date.parse(from) <= now && Date.parse(until) > now,
        );
        return (
          <li key={rota.id} className="heed-rota">
            <div>
              <span className="heed-strong">{rota.name}</span>
              <span className="heed-soft"> {purposeWords[rota.purpose]}</span>
              <div className="heed-soft heed-small">
                {rota.members.map((id) => names.get(id) ?? 'somebody who has left').join(', ')};{' '}
                {lengthText(rota)}
              </div>
            </div>
            <span className="heed-rota-turn">
              {turn ? `${names.get(turn.userId) ?? ''}${untilText(turn.until, roster)}` : ''}
            </span>
            {roster.can.includes('edit') ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Change ${rota.name}`}
                onClick={() => open(rota)}
              >
                Change
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
