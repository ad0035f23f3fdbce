import { Link } from 'react-router';
import { sitting } from '../../src/flow/desk/inbox/contract.ts';
import { ChannelIcon } from '../desk/channel-icon.tsx';
import { LazyStory } from '../desk/lazy-story.tsx';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { ClockBadge, EmptyState, ErrorState, longDuration, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';

/** Who has waited for a business day or longer, by name, until they are answered. */
export function SittingList() {
  const org = useOrg();
  const query = useEndpoint(sitting, { params: { org } }, { refetchInterval: 60_000 });
  if (query.isError && query.data === undefined)
    return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton rows={6} />;
  const { items, time } = query.data;
  if (items.length === 0)
    return <EmptyState title="Nobody sits">No message has waited for a whole business day.</EmptyState>;
  return (
    <ul className="heed-inbox-list" aria-label="Sitting for a business day or longer">
      {items.map((item) => (
        <li key={item.id} className="heed-inbox-row heed-sitting-row">
          <div className="heed-inbox-clock">
            <ClockBadge
              clock={item.clock}
              asOf={time.now}
              showBuyer={false}
              story={() => <LazyStory requestId={item.request.id} clockId={item.clock.id} />}
            />
          </div>
          <Link to={paths.request(org, item.request.id)} className="heed-inbox-link">
            <span className="heed-inbox-who">
              <strong>{item.contact.name}</strong>
              {item.contact.company ? <span className="heed-soft"> {item.contact.company}</span> : null}
            </span>
            <span className="heed-inbox-text">
              {item.request.subject} <span className="heed-soft">{item.preview}</span>
            </span>
          </Link>
          <span className="heed-inbox-marks heed-soft">
            waits {longDuration(item.waitedMs)} of working time
          </span>
          <ChannelIcon channel={item.channel} />
          <span className="heed-inbox-owner">{item.owner?.name ?? 'nobody'}</span>
        </li>
      ))}
    </ul>
  );
}
