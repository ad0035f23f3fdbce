import { memo } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { ClockBadge } from '../ui/index.ts';
import { ChannelIcon } from './channel-icon.tsx';
import type { NowItem } from './group-items.ts';
import { LazyStory } from './lazy-story.tsx';

export interface NowRowProps {
  readonly org: string;
  readonly item: NowItem;
  readonly asOf: string;
  readonly open: boolean;
  /** No longer waiting; kept in its place while the pointer is over the list. */
  readonly gone: boolean;
  readonly claim: (item: NowItem) => void;
  readonly refresh: () => void;
}

/** One who waits: clock, who, the ask in the buyer's words, kind, channel, owner, the one best action. */
export const NowRow = memo(function NowRow({ org, item, asOf, open, gone, claim, refresh }: NowRowProps) {
  const clock = item.clocks[0];
  return (
    <li className="heed-row" data-open={open} data-gone={gone} data-mine={item.mine}>
      <div className="heed-row-clock">
        {gone || clock === undefined ? (
          <span className="heed-soft">{gone ? 'done' : 'no clock'}</span>
        ) : (
          <ClockBadge
            clock={clock}
            asOf={asOf}
            onChange={refresh}
            story={() => <LazyStory requestId={item.id} clockId={clock.id} />}
          />
        )}
      </div>
      <Link to={paths.request(org, item.id)} data-row={item.id} className="heed-row-link">
        <span className="heed-row-who">
          <strong>{item.contact.name}</strong>
          {item.contact.company ? <span className="heed-soft"> {item.contact.company}</span> : null}
        </span>
        <span className="heed-row-ask">{item.ask || item.subject}</span>
      </Link>
      <span className="heed-row-kind">{item.kind}</span>
      <ChannelIcon channel={item.channel} />
      <span className="heed-row-owner">{item.mine ? 'you' : (item.owner?.name ?? 'nobody')}</span>
      <RowAction org={org} item={item} claim={claim} gone={gone} />
    </li>
  );
});

function RowAction({ org, item, claim, gone }: Pick<NowRowProps, 'org' | 'item' | 'claim' | 'gone'>) {
  if (gone) return <span className="heed-row-act" />;
  if (!item.mine && item.can.includes('claim')) {
    return (
      <button type="button" className="heed-row-act" onClick={() => claim(item)}>
        Claim
      </button>
    );
  }
  if (!item.can.includes('reply')) return <span className="heed-row-act" />;
  return (
    <Link className="heed-row-act" to={`${paths.request(org, item.id)}#reply`} tabIndex={-1}>
      Reply
    </Link>
  );
}
