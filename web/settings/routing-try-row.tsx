import { IconArrowRight } from '@tabler/icons-react';
import { ChannelIcon } from '../desk/channel-icon.tsx';
import { whenText } from '../ui/when.ts';
import type { TryRow } from './routing-draft.ts';
import { RoutingOutcome } from './routing-outcome.tsx';

/** One request: what it was, who would get it and why, who really got it. */
export function RoutingTryRow({ row }: { readonly row: TryRow }) {
  const { subject, ask, number, would, got, changed } = row;
  return (
    <li className="heed-try" data-changed={changed}>
      <div className="heed-try-head">
        <ChannelIcon channel={row.channel} />
        <span className="heed-try-subject">{ask || subject || number}</span>
        <time className="heed-soft" dateTime={row.receivedAt}>
          {whenText(row.receivedAt)}
        </time>
      </div>
      <div className="heed-try-who">
        <span className="heed-unseen">Would get it: </span>
        <span className="heed-strong">{would?.name ?? 'Nobody'}</span>
        {changed ? (
          <span className="heed-soft">
            <IconArrowRight size={14} aria-hidden className="heed-try-arrow" />
            really got: {got?.name ?? 'nobody yet'}
          </span>
        ) : (
          <span className="heed-soft">as it was</span>
        )}
      </div>
      <RoutingOutcome outcome={row} about={ask || subject || number} />
    </li>
  );
}
