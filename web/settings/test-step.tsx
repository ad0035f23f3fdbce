import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { sendTestEnquiry, setup } from '../../src/setup/contract.ts';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { Button, FieldError } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';

function Outcome({ requestId, message }: { readonly requestId: string | null; readonly message: string }) {
  const org = useOrg();
  const onDesk = isOnDesk(useOrganisation());
  const Icon = requestId ? IconCircleCheck : IconInfoCircle;
  return (
    <div className="heed-outcome">
      <Icon size={20} stroke={1.75} aria-hidden />
      <div>
        <div className="heed-strong">
          {requestId ? 'It arrived' : 'Not here yet'}
          {requestId && onDesk ? (
            <>
              : <Link to={paths.request(org, requestId)}>open it</Link>
            </>
          ) : null}
        </div>
        {requestId && /^it arrived\.?$/i.test(message) ? null : <div className="heed-soft">{message}</div>}
      </div>
    </div>
  );
}

/** Proof that the way from buyer to desk is open. */
export function TestStep(props: StepProps) {
  const org = useOrg();
  const command = useCommand(sendTestEnquiry, { refreshes: [setup], quiet: true });
  const send = (through: 'form' | 'mail') => command.mutate({ params: { org }, body: { through } });
  const busy = (through: 'form' | 'mail') => command.isPending && command.variables.body.through === through;
  const { data, error } = command;
  return (
    <>
      <div className="heed-buttons">
        <Button
          variant={data ? 'default' : 'filled'}
          loading={busy('form')}
          disabled={command.isPending}
          onClick={() => send('form')}
        >
          Send one through the form
        </Button>
        <Button
          variant="default"
          loading={busy('mail')}
          disabled={command.isPending}
          onClick={() => send('mail')}
        >
          Send one by mail
        </Button>
      </div>
      <div role="status" className="heed-gap-above">
        {data ? <Outcome requestId={data.requestId} message={data.message} /> : null}
        {error ? <FieldError>{[error.title, error.detail].filter(Boolean).join('. ')}</FieldError> : null}
      </div>
      <StepFoot {...props} ready={Boolean(data?.requestId) || props.state === 'done'} />
    </>
  );
}
