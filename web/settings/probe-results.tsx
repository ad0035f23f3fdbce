import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { z } from 'zod';
import type { probeMailbox } from '../../src/setup/contract.ts';

export type Probe = z.output<typeof probeMailbox.response>;

interface ResultProps {
  readonly title: string;
  readonly result: Probe['imap'];
}

function Result({ title, result }: ResultProps) {
  if (!result) return null;
  const Icon = result.ok ? IconCircleCheck : IconAlertTriangle;
  return (
    <li>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div>
        <div className="heed-strong">
          {title} {result.ok ? 'works' : 'does not work yet'}
        </div>
        <div className="heed-soft">
          {result.message}
          {result.code && !result.ok ? <span className="heed-code"> {result.code}</span> : null}
        </div>
      </div>
    </li>
  );
}

/** What a test of the servers found, in words. */
export function ProbeResults({ probe }: { readonly probe: Probe | null }) {
  return (
    <div role="status">
      {probe ? (
        <ul className="heed-results">
          <Result title="Receiving (IMAP)" result={probe.imap} />
          <Result title="Sending (SMTP)" result={probe.smtp} />
        </ul>
      ) : null}
    </div>
  );
}
