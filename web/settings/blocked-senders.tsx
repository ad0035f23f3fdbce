import { Link } from 'react-router';
import type { z } from 'zod';
import { blockAgain, blockedSenders, unblockSender } from '../../src/flow/desk/senders/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import {
  Badge,
  Button,
  count,
  EmptyState,
  ErrorState,
  PageHeader,
  Skeleton,
  showToast,
} from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';

type Blocked = z.output<typeof blockedSenders.response>['items'][number];

/** Whose mail and web forms go to Filtered because somebody said so. */
export function BlockedSendersPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(blockedSenders, { params: { org } });
  return (
    <>
      <PageHeader
        title="Blocked senders"
        lead="Their mail and web forms wait in Filtered, whole, with the name of who blocked them. Block somebody from the menu of their request."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title="Nobody is blocked">Whatever comes is judged by what it is.</EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <ul className="heed-rows" aria-label="Blocked senders">
          {data.items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Row({ item }: { readonly item: Blocked }) {
  const org = useOrg();
  const params = { org, id: item.id };
  const refreshes = [blockedSenders];
  const again = useCommand(blockAgain, { refreshes });
  const lift = useCommand(unblockSender, {
    refreshes,
    onDone: () =>
      showToast({
        text: `${item.value} is let in again.`,
        detail: 'What was filtered meanwhile stays in Filtered.',
        undo: () => again.mutate({ params }),
      }),
  });
  return (
    <li className="heed-row">
      <div className="heed-row-what">
        <div>
          <strong>{item.value}</strong> {item.kind === 'domain' ? <Badge>whole domain</Badge> : null}
        </div>
        <div className="heed-soft">
          {item.by}, {whenText(item.at)}, on{' '}
          <Link to={paths.request(org, item.request.id)}>{item.request.number}</Link>;{' '}
          {item.caught === 0 ? 'nothing has come since' : `${count(item.caught, 'message')} kept out since`}
        </div>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        loading={lift.isPending}
        onClick={() => lift.mutate({ params })}
      >
        Unblock
      </Button>
    </li>
  );
}
