import { Fragment } from 'react';
import { Tooltip, timeOfDay } from '../ui/index.ts';
import type { ReadinessBoard } from './readiness.tsx';
import { byKind, type Cell, cellText, kindWords } from './readiness-text.ts';
import { ZoneNote } from './zone-note.tsx';

/** Skills down, hours across; the number is the level of the best on duty. */
export function ReadinessTable({ board }: { readonly board: ReadinessBoard }) {
  const { zone, columns } = board;
  return (
    <div className="heed-ready-frame">
      <table className="heed-ready">
        <caption className="heed-unseen">
          Who is on duty for each skill, by the hour. The number is the level of the best, the dots how many
          there are.
        </caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            {columns.map(({ from, shut }, index) => (
              <th key={from} scope="col" data-shut={shut} aria-current={index === 0 ? 'time' : undefined}>
                {timeOfDay(Date.parse(from), zone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byKind(board.skills).map(([kind, skills]) => (
            <Fragment key={kind}>
              <tr className="heed-ready-kind">
                <th scope="colgroup" colSpan={columns.length + 1}>
                  {kindWords[kind]}
                </th>
              </tr>
              {skills.map((skill) => (
                <tr key={skill.id}>
                  <th scope="row">
                    {skill.name}
                    {skill.holders === 0 ? <span className="heed-soft"> nobody knows it</span> : null}
                  </th>
                  {skill.cells.map((cell, index) => (
                    <ReadyCell
                      key={columns[index]?.from}
                      cell={cell}
                      isUnknown={skill.holders === 0}
                      zone={zone}
                    />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="heed-ready-legend">
        <span>
          <b>5</b> level of the best on duty
        </span>
        <span>
          <Dots many={3} /> how many
        </span>
        <span>
          <i data-state="gap" /> nobody, for all or a part of the hour
        </span>
        <span>
          <i data-state="shut" /> shut
        </span>
        <ZoneNote zone={zone} />
      </p>
    </div>
  );
}

function stateOf({ people, gaps, shut }: Cell, isUnknown: boolean): string {
  if (shut) return people.length > 0 ? 'extra' : 'shut';
  if (isUnknown) return 'unknown';
  if (gaps.length > 0) return people.length > 0 ? 'part' : 'gap';
  return 'ready';
}

function ReadyCell(props: { readonly cell: Cell; readonly isUnknown: boolean; readonly zone: string }) {
  const { cell, isUnknown, zone } = props;
  const state = stateOf(cell, isUnknown);
  const words = isUnknown ? 'nobody knows it' : cellText(cell, zone);
  const content =
    cell.deepest === null ? <span>{state === 'gap' ? 'nobody' : '–'}</span> : <Best cell={cell} />;
  return (
    <td data-state={state}>
      <Tooltip label={words} multiline maw={280}>
        <span className="heed-ready-cell">
          <span aria-hidden="true">{content}</span>
          <span className="heed-unseen">{words}</span>
        </span>
      </Tooltip>
    </td>
  );
}

function Best({ cell }: { readonly cell: Cell }) {
  return (
    <>
      <b>{cell.deepest}</b>
      <Dots many={cell.people.length} />
    </>
  );
}

function Dots({ many }: { readonly many: number }) {
  return <span className="heed-ready-dots">{many > 4 ? `×${many}` : '•'.repeat(many)}</span>;
}
