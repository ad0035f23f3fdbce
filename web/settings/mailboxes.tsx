import { useSearchParams } from 'react-router';
import { listMailboxes } from '../../src/setup/contract.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { Button, Drawer, EmptyState, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxList } from './mailbox-list.tsx';

/** Where mail comes in and replies go out. */
export function MailboxesPage() {
  const org = useOrg();
  const admin = hasRole(useOrganisation(), 'admin');
  const [query, setQuery] = useSearchParams();
  const { data, error, refetch } = useEndpoint(
    listMailboxes,
    { params: { org } },
    { refetchInterval: 10_000 },
  );
  const close = () => setQuery({}, { replace: true });
  const connect = <Button onClick={() => setQuery({ connect: '' })}>Connect a mailbox</Button>;
  const editing = data?.items.find(({ id }) => id === query.get('edit')) ?? null;
  const opened = admin && (editing !== null || query.has('connect'));
  return (
    <>
      <PageHeader
        title="Mailboxes"
        lead="Where buyers' mail comes in and your replies go out."
        actions={admin && data && data.items.length > 0 ? connect : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} height={64} /> : null}
      {data && data.items.length === 0 ? (
        <EmptyState title="No mailbox yet" action={admin ? connect : null}>
          Connect the address buyers write to. Every mail from a person gets a clock from that moment on.
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <MailboxList
          mailboxes={data.items}
          listener={data.listener}
          {...(admin ? { onEdit: ({ id }) => setQuery({ edit: id }) } : {})}
        />
      ) : null}
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="lg"
        title={<span className="heed-strong">{editing ? editing.name : 'Connect a mailbox'}</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <MailboxForm key={editing?.id ?? 'new'} mailbox={editing} onDone={close} onCancel={close} />
      </Drawer>
    </>
  );
}
