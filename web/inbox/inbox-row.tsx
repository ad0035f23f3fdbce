import { memo } from 'react';
import { Link } from 'react-router';
import { ChannelIcon } from '../desk/channel-icon.tsx';
import { LazyStory } from '../desk/lazy-story.tsx';
import { paths } from '../paths.ts';
import { Badge, ClockBadge, shortDuration } from '../ui/index.ts';
import { dispositionText } from './disposition-text.ts';
import type { InboxItem } from './inbox-query.ts';

export interface InboxRowProps {
  readonly org: string;
  readonly item: InboxItem;
  readonly asOf: string;
  readonly selected: boolean;
  readonly toggle: (id: string) => void;
  readonly refresh: () => void;
}

/** One message: its clock of clearing, who, what they wrote, what is missing or became of it, channel, owner. */
export const InboxRow = memo(function InboxRow({
  org,
  item,
  asOf,
  selected,
  toggle,
  refresh,
}: InboxRowProps) {
  const { clock } = item;
  return (
    <li className="heed-inbox-row" data-selected={selected} data-mine={item.mine}>
      <input
        type="checkbox"
        className="heed-inbox-check"
        aria-label={`Select the message of ${item.contact.name}`}
        checked={selected}
        disabled={!item.can.includes('clear')}
        onChange={() => toggle(item.id)}
      />
      <div className="heed-inbox-clock">
        {clock === null ? (
          <span className="heed-soft">no clock</span>
        ) : (
          <ClockBadge
            clock={clock}
            asOf={asOf}
            onChange={refresh}
            showBuyer={false}
            story={() => <LazyStory requestId={item.request.id} clockId={clock.id} />}
          />
        )}
      </div>
      <Link to={paths.request(org, item.request.id)} data-row={item.id} className="heed-inbox-link">
        <span className="heed-inbox-who">
          <strong>{item.contact.name}</strong>
          {item.contact.company ? <span className="heed-soft"> {item.contact.company}</span> : null}
        </span>
        <span className="heed-inbox-text">
          {item.subject}{' '}
          <span className="heed-soft">{item.preview === item.subject ? '' : item.preview}</span>
        </span>
      </Link>
      <Marks item={item} />
      <ChannelIcon channel={item.channel} />
      <span className="heed-inbox-owner">{item.mine ? 'you' : (item.owner?.name ?? 'nobody')}</span>
    </li>
  );
});

/** What is out of the ordinary, or what became of it. */
function Marks({ item }: { readonly item: InboxItem }) {
  const became = dispositionText(item);
  return (
    <span className="heed-inbox-marks">
      {item.recovery ? <Badge tone="late">Recovery</Badge> : null}
      {item.sitting ? <Badge tone="late">Sitting</Badge> : null}
      {item.loggedLateMs === null ? null : <Badge>{`logged late ${shortDuration(item.loggedLateMs)}`}</Badge>}
      {item.suggested === 'no_reply' ? <Badge>Thanks only?</Badge> : null}
      {became === '' ? null : (
        <span className="heed-soft" title={item.disposition?.reason}>
          {became}
        </span>
      )}
    </span>
  );
}
