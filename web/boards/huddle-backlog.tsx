import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge } from '../ui/index.ts';
import { HuddleRow, HuddleSection } from './huddle-section.tsx';
import { backlogText, type HuddleSections, nextText, sinceText } from './huddle-text.ts';

/** Opportunities without a next valuable action are listed on demand past so many. */
const FIRST = 3;

/** Whose follow-ups lie, and opportunities nobody plans anything for. */
export function HuddleBacklog({ sections }: { readonly sections: HuddleSections }) {
  const org = useOrg();
  const { people, overdue, withoutNext } = sections.backlog;
  const lying = people.filter((row) => row.overdue > 0);
  return (
    <HuddleSection title="Backlog" count={overdue} lead={backlogText(sections)}>
      <ul className="heed-huddle-list">
        {lying.map((row) => (
          <li key={row.person.id} className="heed-huddle-row">
            <div>
              <Link to={`${paths.followUps(org)}?whose=${row.person.id}`}>{row.person.name}</Link>
              <span className="heed-soft">
                {row.open} open, the oldest overdue {sinceText(row.oldestDays)}
              </span>
            </div>
            <span className="heed-huddle-figure">
              {row.overdue} overdue{' '}
              {row.level === null ? null : (
                <Badge tone={row.level === 'red' ? 'late' : 'soon'}>
                  {row.level === 'red' ? 'Red' : 'Amber'}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
      <WithoutNext text={nextText(sections)} items={withoutNext.items} />
    </HuddleSection>
  );
}

interface WithoutNextProps {
  readonly text: string;
  readonly items: HuddleSections['backlog']['withoutNext']['items'];
}

function WithoutNext({ text, items }: WithoutNextProps) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <>
      <p className="heed-huddle-lead">{text}</p>
      <ul className="heed-huddle-list">
        {shown.map((item) => (
          <HuddleRow key={item.id} item={item} figure="nothing planned" />
        ))}
      </ul>
      {items.length > FIRST && !all ? (
        <button type="button" className="heed-quiet-button" onClick={() => setAll(true)}>
          Show all {items.length}
        </button>
      ) : null}
    </>
  );
}
