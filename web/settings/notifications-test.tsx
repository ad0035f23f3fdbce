import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { sendTest, viewChoices } from '../../src/flow/desk/notices/contract.ts';
import { useOrg } from '../session.ts';
import { Button } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

/** A test by every way there is, and what became of each. */
export function NotificationTest() {
  const org = useOrg();
  const command = useCommand(sendTest, { refreshes: [viewChoices] });
  return (
    <>
      <Button
        variant="default"
        disabled={command.isPending}
        onClick={() => command.mutate({ params: { org } })}
      >
        {command.isPending ? 'Sending…' : 'Send me a test'}
      </Button>
      {command.data ? (
        <ul className="heed-results heed-gap-small" role="status">
          {command.data.results.map(({ way, to, ok, detail }) => (
            <li key={`${way} ${to}`}>
              {ok ? (
                <IconCircleCheck size={20} stroke={1.75} aria-label="Sent" />
              ) : (
                <IconAlertTriangle size={20} stroke={1.75} aria-label="Not sent" />
              )}
              <span>
                <strong>{to}</strong>
                <span className="heed-soft"> {detail}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
