import { useSearchParams } from 'react-router';
import { listForms } from '../../src/setup/contract.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { Button, Drawer, EmptyState, ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { FormEditor } from './form-editor.tsx';
import { FormList } from './form-list.tsx';

/** Web forms: a hosted page, a snippet, and who may post. */
export function FormsPage() {
  const org = useOrg();
  const admin = hasRole(useOrganisation(), 'admin');
  const [query, setQuery] = useSearchParams();
  const { data, error, refetch } = useEndpoint(listForms, { params: { org } }, { refetchInterval: 15_000 });
  const close = () => setQuery({}, { replace: true });
  const create = <Button onClick={() => setQuery({ new: '' })}>New form</Button>;
  const editing = data?.items.find(({ id }) => id === query.get('edit')) ?? null;
  return (
    <>
      <PageHeader
        title="Forms"
        lead="Each form has its own key, so you always know which page an enquiry came from."
        actions={admin && data && data.items.length > 0 ? create : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} height={64} /> : null}
      {data && data.items.length === 0 ? (
        <EmptyState title="No form yet" action={admin ? create : null}>
          A form gives you a hosted page at once, and a snippet for your own site. Spam is caught without
          puzzles for your buyers.
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <FormList forms={data.items} {...(admin ? { onEdit: ({ id }) => setQuery({ edit: id }) } : {})} />
      ) : null}
      <Drawer
        opened={admin && (editing !== null || query.has('new'))}
        onClose={close}
        position="right"
        title={<span className="heed-strong">{editing ? editing.name : 'New form'}</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <FormEditor key={editing?.id ?? 'new'} given={editing} onDone={close} onCancel={close} />
      </Drawer>
    </>
  );
}
