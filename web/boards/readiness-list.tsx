import type { ReadinessBoard } from './readiness.tsx';
import { byKind, cellText, kindWords, spanText } from './readiness-text.ts';

/** The board on a phone: who is there now, and where it gets thin. */
export function ReadinessList({ board }: { readonly board: ReadinessBoard }) {
  const gaps = new Map(board.gaps.map((gap) => [gap.skillId, gap]));
  return (
    <>
      {byKind(board.skills).map(([kind, skills]) => (
        <section key={kind} aria-label={kindWords[kind]}>
          <h2 className="heed-ready-heading">{kindWords[kind]}</h2>
          <ul className="heed-ready-list">
            {skills.map(({ id, name, holders, cells: [now] }) => (
              <li key={id}>
                <span className="heed-ready-name">{name}</span>
                <span>{holders === 0 || !now ? 'nobody knows it' : `now: ${cellText(now, board.zone)}`}</span>
                {gaps.has(id) ? (
                  <span className="heed-ready-thin">
                    nobody{' '}
                    {gaps
                      .get(id)
                      ?.spans.map(({ from, until }) => spanText(from, until, board.zone))
                      .join(', ')}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
