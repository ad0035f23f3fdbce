import { useState } from 'react';
import { listForms } from '../../src/setup/contract.ts';
import { useOrg } from '../session.ts';
import { ErrorState, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { FormEditor, type WebForm } from './form-editor.tsx';
import { FormList } from './form-list.tsx';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';

/** The first web form. */
export function FormStep(props: StepProps) {
  const { data, error, refetch } = useEndpoint(listForms, { params: { org: useOrg() } });
  const [editing, setEditing] = useState<WebForm | null>(null);
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  const none = data.items.length === 0;
  return (
    <>
      {none ? null : <FormList forms={data.items} onEdit={setEditing} />}
      {none || editing ? (
        <FormEditor
          key={editing?.id ?? 'new'}
          given={editing}
          onDone={() => setEditing(null)}
          {...(editing ? { onCancel: () => setEditing(null) } : {})}
        />
      ) : null}
      <StepFoot {...props} ready={!none} />
    </>
  );
}
