import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { dayAndTime } from '../ui/index.ts';
import type { BacklogView } from './follow-up-types.ts';

/** Open leads that nobody holds, or on which nothing dated is to be done (S2-23). */
export function BacklogWithoutNext({ leads }: { readonly leads: BacklogView['withoutNext'] }) {
  const org = useOrg();
  const now = useServerMinute();
  if (leads.count === 0) return null;
  return (
    <ul className="heed-due-leads">
      {leads.items.map((lead) => (
        <li key={lead.id}>
          <Link to={paths.request(org, lead.id)}>{lead.contact}</Link>
          <span>{lead.subject || lead.number}</span>
          <span className="heed-soft">
            {lead.owner?.name ?? 'nobody'}, since {dayAndTime(Date.parse(lead.receivedAt), now)}
          </span>
        </li>
      ))}
      {leads.count > leads.items.length ? (
        <li className="heed-soft">and {leads.count - leads.items.length} more</li>
      ) : null}
    </ul>
  );
}
