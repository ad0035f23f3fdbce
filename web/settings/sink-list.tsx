import type { z } from 'zod';
import { sink } from '../../src/setup/contract.ts';
import { useOrg } from '../session.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';

type SunkMail = z.output<typeof sink.response>['items'][number];

function SinkRow({ mail }: { readonly mail: SunkMail }) {
  return (
    <li>
      <details className="heed-sink">
        <summary>
          <span className="heed-soft heed-sink-when">{whenText(mail.at)}</span>
          <span className="heed-sink-to">{mail.to}</span>
          <span className="heed-sink-subject">{mail.subject}</span>
        </summary>
        <pre className="heed-sink-text">{mail.text}</pre>
        <details className="heed-sink-headers">
          <summary>Headers</summary>
          <pre className="heed-copy-code">{mail.headers}</pre>
        </details>
      </details>
    </li>
  );
}

/** Mail the demo would have sent, newest first. */
export function SinkList() {
  const { data, error, refetch } = useEndpoint(
    sink,
    { params: { org: useOrg() } },
    { refetchInterval: 5_000 },
  );
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  if (data.items.length === 0)
    return (
      <EmptyState title="Nothing was sent yet">
        Answer somebody, and the mail they would get appears here.
      </EmptyState>
    );
  return (
    <ul className="heed-rows" aria-label="Caught mail">
      {data.items.map((mail) => (
        <SinkRow key={mail.id} mail={mail} />
      ))}
    </ul>
  );
}
