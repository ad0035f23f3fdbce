import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { shortDuration, timeOfDay } from '../ui/index.ts';
import type { ValueBoard } from './value.tsx';
import { scoreText, shareText, sourceText, type ValueView } from './value-text.ts';

/** The requests behind the figures, in the order they came; each opens to its facts. */
export function ValueItems({ items, zone }: Pick<ValueBoard, 'items' | 'zone'>) {
  const org = useOrg();
  const hasPeople = items.some(({ person }) => person !== null);
  return (
    <div className="heed-figures-frame">
      <table className="heed-figures-table">
        <caption>Requests</caption>
        <thead>
          <tr>
            <th scope="col">Came in</th>
            <th scope="col">Request</th>
            {hasPeople ? <th scope="col">Credited to</th> : null}
            <th scope="col">First information</th>
            <th scope="col">Speed</th>
            <th scope="col">Value</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, number, subject, contact, receivedAt, person, value }) => (
            <tr key={id} data-quiet={value.state === 'left_out' || undefined}>
              <td>{timeOfDay(Date.parse(receivedAt), zone)}</td>
              <th scope="row">
                {contact === '' ? number : <Link to={paths.request(org, id)}>{contact}</Link>}
                <span className="heed-soft"> {subject}</span>
              </th>
              {hasPeople ? <td data-name="Credited to">{person?.name ?? '–'}</td> : null}
              <td className="heed-figures-words" data-name="Information">
                {informationText(value)}
              </td>
              <td data-name="Speed">{shareText(value.business?.speed)}</td>
              <td className="heed-figures-words" data-name="Value">
                {shareText(value.value?.v)} <span className="heed-soft">{sourceText(value)}</span>
              </td>
              <td data-name="Score">{value.state === 'left_out' ? '–' : scoreText(value.business?.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function informationText({ business, elapsed, reason }: ValueView): string {
  const until = business?.untilValueMs ?? null;
  if (until === null) return reason;
  const waited = elapsed?.untilValueMs ?? until;
  return waited === until
    ? shortDuration(until)
    : `${shortDuration(until)}, ${shortDuration(waited)} for the buyer`;
}
