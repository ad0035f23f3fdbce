import { IconChevronDown, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { counts, now } from '../../src/flow/desk/contract.ts';
import { listFiltered } from '../../src/flow/intake/contract.ts';
import { simulate } from '../../src/setup/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { RemoveDemoDialog } from '../settings/remove-demo-dialog.tsx';
import { PastProgress } from '../tour/past-progress.tsx';
import { Button, Menu, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';

/** Says that nothing here is real, and offers the two things to do with a demo. */
export function DemoBanner() {
  const [removing, setRemoving] = useState(false);
  return (
    <aside className="heed-demo" aria-label="Demo">
      <span className="heed-demo-words">
        <strong>Demo.</strong> <span>Nobody here is real and no mail leaves this machine.</span>{' '}
        <PastProgress />
      </span>
      <SimulateMenu />
      <Link to={paths.welcome}>Use my own data</Link>
      <button type="button" className="heed-quiet-button" onClick={() => setRemoving(true)}>
        Remove<span className="heed-demo-long">demo</span>
      </button>
      <RemoveDemoDialog opened={removing} close={() => setRemoving(false)} />
    </aside>
  );
}

const kinds = [
  { label: 'A person writes a mail', channel: 'email', kind: 'person' },
  { label: 'A person fills in the web form', channel: 'webform', kind: 'person' },
  { label: 'An automatic reply comes in', channel: 'email', kind: 'automatic' },
] as const;

function SimulateMenu() {
  const org = useOrg();
  const navigate = useNavigate();
  const command = useCommand(simulate, {
    refreshes: [now, counts, listFiltered],
    onDone: ({ requestId }) => {
      const to = requestId === null ? paths.filtered(org) : paths.request(org, requestId);
      showToast({
        text: requestId === null ? 'It came in and was filtered.' : 'An enquiry came in. Its clock runs.',
        action: { label: 'Open', run: () => void navigate(to) },
      });
    },
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          loading={command.isPending}
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Simulate<span className="heed-demo-long">&nbsp;an enquiry</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ label, channel, kind }) => (
          <Menu.Item key={label} onClick={() => command.mutate({ params: { org }, body: { channel, kind } })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
