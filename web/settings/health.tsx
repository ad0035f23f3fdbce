import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { z } from 'zod';
import { health } from '../../src/setup/contract.ts';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';

type Part = z.output<typeof health.response>['parts'][number];

const looks = {
  trouble: { Icon: IconAlertTriangle, word: 'Trouble', order: 0 },
  unknown: { Icon: IconHelpCircle, word: 'Not known yet', order: 1 },
  ok: { Icon: IconCircleCheck, word: 'Working', order: 2 },
} as const;

function sentence(parts: readonly Part[]): string {
  const troubles = parts.filter(({ state }) => state === 'trouble').length;
  if (troubles === 1) return 'One part needs you. While it lasts, Heed may not hear or reach everybody.';
  if (troubles > 1)
    return `${troubles} parts need you. While they last, Heed may not hear or reach everybody.`;
  const unknown = parts.filter(({ state }) => state === 'unknown').length;
  if (unknown > 0) return 'Nothing is known to be wrong; some parts have not been tried yet.';
  return 'Heed hears and sends. Nothing needs you.';
}

function PartRow({ part }: { readonly part: Part }) {
  const { Icon, word } = looks[part.state];
  return (
    <li className={`heed-health heed-health-${part.state}`}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <div>
        <div className="heed-health-head">
          <h2>{part.title}</h2>
          <span className="heed-soft">
            {word}
            {part.since ? ` since ${whenText(part.since)}` : ''}
          </span>
        </div>
        <p>{part.detail}</p>
        {part.action ? (
          <p>
            <span className="heed-strong">What to do: </span>
            {part.action}
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** Whether Heed itself hears and sends; asked again every 10 s while the page is open. */
export function HealthPage() {
  const { data, error, refetch } = useEndpoint(
    health,
    { params: { org: useOrg() } },
    { refetchInterval: 10_000 },
  );
  const parts = [...(data?.parts ?? [])].sort((a, b) => looks[a.state].order - looks[b.state].order);
  return (
    <>
      <PageHeader title="Health" lead={data ? sentence(data.parts) : 'Is Heed itself hearing and sending?'} />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {error && data ? (
        <p role="status">{error.title}. What stands below was true when it was last heard of.</p>
      ) : null}
      {!data && !error ? <Skeleton rows={6} height={56} /> : null}
      <ul className="heed-rows">
        {parts.map((part) => (
          <PartRow key={part.key} part={part} />
        ))}
      </ul>
    </>
  );
}
