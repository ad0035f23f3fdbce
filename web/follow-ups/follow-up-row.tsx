import { IconCheck, IconMail, IconNote, IconPhone } from '@tabler/icons-react';
import { Link } from 'react-router';
import { LazyStory } from '../desk/lazy-story.tsx';
import { paths } from '../paths.ts';
import { ClockBadge, dayAndTime } from '../ui/index.ts';
import { type FollowUpItem, kindWords } from './follow-up-types.ts';

export interface FollowUpRowProps {
  readonly org: string;
  readonly item: FollowUpItem;
  readonly asOf: string;
  readonly now: number;
  readonly selected: boolean;
  /** The reader may give some away, so that rows can be chosen. */
  readonly selectable: boolean;
  readonly showOwner: boolean;
  readonly select: (id: string) => void;
  readonly done: (item: FollowUpItem) => void;
  readonly refresh: () => void;
}

const icons = { call: IconPhone, mail: IconMail, other: IconNote } as const;

/** One dated action: when it is due, what, for whom, on which request, what is in it for them, the best act at hand. */
export function FollowUpRow(props: FollowUpRowProps) {
  const { org, item, asOf, now, selected, selectable, showOwner } = props;
  const Icon = icons[item.kind];
  return (
    <li className="heed-due-row" data-selected={selected}>
      {selectable ? (
        <input
          type="checkbox"
          className="heed-due-check"
          aria-label={`Choose ${item.text}, ${item.contact.name}`}
          disabled={!item.can.includes('share')}
          checked={selected}
          onChange={() => props.select(item.id)}
        />
      ) : null}
      <div className="heed-due-clock">
        {item.clock === null ? (
          <time dateTime={item.dueAt}>{dayAndTime(Date.parse(item.dueAt), now)}</time>
        ) : (
          <ClockBadge
            clock={item.clock}
            asOf={asOf}
            showBuyer={false}
            onChange={props.refresh}
            story={() => <LazyStory requestId={item.request.id} clockId={item.clock?.id ?? ''} />}
          />
        )}
      </div>
      <Link to={paths.request(org, item.request.id)} data-row={item.id} className="heed-due-link">
        <span className="heed-due-what">
          <Icon size={16} stroke={1.6} aria-label={kindWords[item.kind]} />
          <strong>{item.text}</strong>
        </span>
        <span className="heed-due-who">
          {item.contact.name}
          {item.contact.company ? <span className="heed-soft"> {item.contact.company}</span> : null}
        </span>
        <span className="heed-due-about">
          {item.hasOpenQuestion ? <span className="heed-due-asked">asked, </span> : null}
          {item.request.subject || item.request.number}
        </span>
        <span className="heed-due-value">{valueText(item, now)}</span>
      </Link>
      {showOwner ? <span className="heed-due-owner">{item.owner.name}</span> : null}
      <RowActs {...props} />
    </li>
  );
}

function valueText(item: FollowUpItem, now: number): string {
  if (item.triedAt !== null) return 'tried; say what was in it for them';
  if (item.putOffTo !== null)
    return `put off ${item.putOffTimes === 1 ? '' : `${item.putOffTimes} times, `}to ${dayAndTime(Date.parse(item.putOffTo), now)}; due ${dayAndTime(Date.parse(item.dueAt), now)}`;
  if (item.valueItem !== null) return item.valueItem;
  if (item.askedByContact) return `they asked for ${dayAndTime(Date.parse(item.dueAt), now)}`;
  return item.suggestedValue === null ? '' : `idea: ${item.suggestedValue}`;
}

function RowActs({ org, item, done }: Pick<FollowUpRowProps, 'org' | 'item' | 'done'>) {
  const reach =
    item.kind === 'call' && item.contact.phone !== null ? 'Call' : item.kind === 'mail' ? 'Write' : null;
  const to = `${paths.request(org, item.request.id)}${item.kind === 'mail' ? '#reply' : ''}`;
  return (
    <span className="heed-due-acts">
      {reach === null ? null : (
        <Link className="heed-row-act" to={to} tabIndex={-1} aria-hidden="true">
          {reach}
        </Link>
      )}
      {item.can.includes('work') ? (
        <button
          type="button"
          className="heed-row-act heed-due-done"
          title="Done (e)"
          aria-label={`Done: ${item.text}, ${item.contact.name}`}
          onClick={() => done(item)}
        >
          <IconCheck size={16} stroke={2} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
