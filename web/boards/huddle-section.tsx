import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';

export interface HuddleSectionProps {
  readonly title: string;
  /** How many things it holds; left out where a number says nothing. */
  readonly count?: number;
  /** One sentence: what it means. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of the huddle, with how much is in it. */
export function HuddleSection({ title, count, lead, children }: HuddleSectionProps) {
  return (
    <section className="heed-huddle-section" aria-label={title} data-huddle-section tabIndex={-1}>
      <h2>
        {title}
        {count === undefined ? null : <span className="heed-huddle-count">{count}</span>}
      </h2>
      {lead ? <p className="heed-huddle-lead">{lead}</p> : null}
      {children}
    </section>
  );
}

export interface HuddleItem {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly contact: string;
  readonly person: { readonly name: string } | null;
}

export interface HuddleRowProps {
  readonly item: HuddleItem;
  /** What matters about it, to the right. */
  readonly figure: ReactNode;
  readonly late?: boolean;
  readonly detail?: ReactNode;
}

/** A request in a section; opens it. */
export function HuddleRow({ item, figure, late = false, detail }: HuddleRowProps) {
  const org = useOrg();
  return (
    <li className="heed-huddle-row">
      <div>
        <Link to={paths.request(org, item.id)}>{item.subject || item.contact}</Link>
        <span className="heed-soft">
          {item.number}, {item.contact}
          {item.person ? `, with ${item.person.name}` : ''}
          {detail ? <>, {detail}</> : null}
        </span>
      </div>
      <span className="heed-huddle-figure" data-late={late}>
        {figure}
      </span>
    </li>
  );
}

/** What a list leaves out. */
export function HuddleMore({ more }: { readonly more: number }) {
  return more > 0 ? <p className="heed-soft">and {more} more</p> : null;
}
