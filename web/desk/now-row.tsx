import { memo } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerTime } from '../server-clock.ts';
import { ClockBadge } from '../ui/index.ts';
import { CallRowAct } from './calls-row-act.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import type { NowItem } from './group-items.ts';
import { kindText } from './kind-names.ts';
import { LazyStory } from './lazy-story.tsx';

export interface NowRowProps {
  readonly org: string;
  readonly item: NowItem;
  readonly asOf: string;
  readonly open: boolean;
  /** No longer waiting; kept in its place while the pointer is over the list. */
  readonly gone: boolean;
  readonly claim: (item: NowItem) => void;
  readonly accept: (item: NowItem) => void;
  readonly refresh: () => void;
}

/** One who waits: clock, who, the ask in the buyer's words, kind, channel, owner, the one best action. */
export const NowRow = memo(function NowRow({
  org,
  item,
  asOf,
  open,
  gone,
  claim,
  accept,
  refresh,
}: NowRowProps) {
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
      <span className="heed-row-kind">{kindText(item.kind)}</span>
      <ChannelIcon channel={item.channel} />
      <span className="heed-row-owner">{ownerText(item)}</span>
      <RowActions org={org} item={item} claim={claim} accept={accept} gone={gone} />
    </li>
  );
});

function ownerText({ mine, offered, owner }: NowItem): string {
  if (mine) return 'you';
  return owner?.name ?? (offered ? 'on call: you' : 'nobody');
}

/** A reply is written, and held for a few seconds more: nobody else needs to begin one. */
function GoesIn({ until }: { readonly until: number }) {
  const left = Math.ceil((until - useServerTime(1000)) / 1000);
  return <span className="heed-row-acts heed-row-held">{left > 0 ? `goes in ${left} s` : 'going out'}</span>;
}

type RowActionsProps = Pick<NowRowProps, 'org' | 'item' | 'claim' | 'accept' | 'gone'>;

/** The best act at hand; one that was given to the reader can be accepted before it is answered. */
function RowActions({ org, item, claim, accept, gone }: RowActionsProps) {
  if (gone) return <span className="heed-row-acts" />;
  if (item.replyHeldUntil !== null) return <GoesIn until={Date.parse(item.replyHeldUntil)} />;
  // Whoever is on call off hours writes; who holds it is decided when the desk opens.
  if (!item.mine && !item.offered && item.can.includes('claim')) {
    return (
      <span className="heed-row-acts">
        <button type="button" className="heed-row-act" onClick={() => claim(item)}>
          Claim
        </button>
      </span>
    );
  }
  return (
    <span className="heed-row-acts">
      {item.can.includes('accept') ? (
        <button type="button" className="heed-row-act" title="I have it (a)" onClick={() => accept(item)}>
          Accept
        </button>
      ) : null}
      <CallRowAct item={item} />
      {item.can.includes('reply') ? (
        <Link
          className="heed-row-act heed-row-reply"
          to={`${paths.request(org, item.id)}#reply`}
          tabIndex={-1}
        >
          Reply
        </Link>
      ) : null}
    </span>
  );
}
