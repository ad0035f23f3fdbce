import { Link } from 'react-router';
import type { z } from 'zod';
import type { filteredItem } from '../../src/flow/intake/contract.ts';
import { paths } from '../paths.ts';
import { useServerMinute } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { Badge, Button, dayAndTime, fullTime, withLocalTimes } from '../ui/index.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { filterReasonText } from './filter-reason-text.ts';

export interface FilteredRowProps {
  readonly item: z.output<typeof filteredItem>;
  readonly release: () => void;
}

/** What came in, why it opened no request, and the evidence. */
export function FilteredRow({ item, release }: FilteredRowProps) {
  const org = useOrg();
  const now = useServerMinute();
  const at = Date.parse(item.receivedAt);
  return (
    <li className="heed-filtered-row">
      <div className="heed-filtered-when">
        <time dateTime={item.receivedAt} title={fullTime(at)}>
          {dayAndTime(at, now)}
        </time>
        <ChannelIcon channel={item.channel} />
      </div>
      <div className="heed-filtered-what">
        <div className="heed-filtered-line">
          <strong>{item.from}</strong> <span>{item.subject}</span>
        </div>
        {item.excerpt ? <div className="heed-filtered-line heed-soft">{item.excerpt}</div> : null}
        <div className="heed-filtered-why">
          <Badge>{filterReasonText(item.reason)}</Badge>
          {item.evidence.map((line) => (
            <code key={line}>{withLocalTimes(line, now)}</code>
          ))}
        </div>
      </div>
      <div className="heed-filtered-act">
        {item.requestId !== null ? <Link to={paths.request(org, item.requestId)}>Now a request</Link> : null}
        {item.can.includes('release') ? (
          <Button size="compact-sm" variant="default" onClick={release}>
            This is a person
          </Button>
        ) : null}
      </div>
    </li>
  );
}
