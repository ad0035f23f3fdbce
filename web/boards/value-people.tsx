import type { ValueBoard } from './value.tsx';
import { confirmedText, scoreText, shareText } from './value-text.ts';

/** The same figures by person, for whoever leads them. */
export function ValuePeople({ people }: Pick<ValueBoard, 'people'>) {
  return (
    <div className="heed-figures-frame">
      <table className="heed-figures-table">
        <caption>By person</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Score</th>
            <th scope="col">Speed</th>
            <th scope="col">Value</th>
            <th scope="col">Decided</th>
            <th scope="col">Source of value</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ person, summary }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td data-name="Score">{scoreText(summary.score)}</td>
              <td data-name="Speed">{shareText(summary.speed)}</td>
              <td data-name="Value">{shareText(summary.value)}</td>
              <td data-name="Decided">
                {summary.decided}
                {summary.pending > 0 ? <span className="heed-soft"> + {summary.pending} open</span> : null}
              </td>
              <td className="heed-figures-words">{confirmedText(summary) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
