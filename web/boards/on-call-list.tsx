import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { whenText } from '../ui/when.ts';
import { PhoneLink } from './phone-link.tsx';
import type { ReadinessBoard } from './readiness.tsx';

export const purposeWords = {
  recovery: 'Recovery',
  off_hours: 'Off hours',
  executive: 'Executive',
} as const;

/** Who has which turn, with the number. */
export function OnCallList({ board: { onCall } }: { readonly board: ReadinessBoard }) {
  const org = useOrg();
  if (onCall.length === 0)
    return (
      <p className="heed-soft">
        Nobody is on call: what comes in outside opening hours waits.{' '}
        <Link to={paths.roster(org)}>Make a rota</Link>
      </p>
    );
  return (
    <ul className="heed-on-call">
      {onCall.map(({ id, name, phone, email, purpose, until, why, backup }) => (
        <li key={`${purpose} ${id}`}>
          <span className="heed-on-call-what">
            {purposeWords[purpose]}
            {backup ? ' backup' : ''}
          </span>
          <span>
            <b>{name}</b>
            <span className="heed-soft"> {why}</span>
          </span>
          <PhoneLink name={name} phone={phone} email={email} />
          <span className="heed-soft">until {whenText(until)}</span>
        </li>
      ))}
    </ul>
  );
}
