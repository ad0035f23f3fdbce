import { useNavigate } from 'react-router';
import { simulate } from '../../src/setup/contract.ts';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import { Button, EmptyState, PageHeader, Section, showToast } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { RemoveDemo } from './remove-demo.tsx';
import { SinkList } from './sink-list.tsx';

const arrivals = [
  { label: 'A person writes a mail', channel: 'email', kind: 'person' },
  { label: 'A person fills in the form', channel: 'webform', kind: 'person' },
  { label: 'An automatic mail comes in', channel: 'email', kind: 'automatic' },
] as const;

function Arrivals() {
  const org = useOrg();
  const navigate = useNavigate();
  const command = useCommand(simulate);
  const arrive = ({ channel, kind }: (typeof arrivals)[number]) =>
    command.mutate(
      { params: { org }, body: { channel, kind } },
      {
        onSuccess: ({ requestId }) =>
          requestId
            ? showToast({
                text: 'It arrived; its clock is running',
                action: { label: 'Open', run: () => void navigate(paths.request(org, requestId)) },
              })
            : showToast({
                text: 'It arrived and opened no request',
                action: { label: 'See why', run: () => void navigate(paths.filtered(org)) },
              }),
      },
    );
  return (
    <div className="heed-buttons">
      {arrivals.map((arrival) => (
        <Button
          key={arrival.label}
          variant="default"
          disabled={command.isPending}
          onClick={() => arrive(arrival)}
        >
          {arrival.label}
        </Button>
      ))}
    </div>
  );
}

/** What only the demo has: arrivals at will, the mail it caught, and the way out. */
export function DemoPage() {
  const organisation = useOrganisation();
  if (organisation && !organisation.demo)
    return (
      <EmptyState title="This is no demo">
        {organisation.name} is real: its mail goes out, and nothing is simulated.
      </EmptyState>
    );
  return (
    <>
      <PageHeader
        title="Demo"
        lead="A made-up company that works like a real one. Nothing it sends leaves this server."
      />
      {isOnDesk(organisation) ? (
        <Section title="Let something arrive" lead="It comes in through the same door as a real one.">
          <Arrivals />
        </Section>
      ) : null}
      <Section title="Caught mail" lead="What buyers would have received, with its headers.">
        <SinkList />
      </Section>
      <Section
        title="Done with the demo?"
        lead="Remove it when you have seen enough; your own company is not touched."
      >
        <RemoveDemo />
      </Section>
    </>
  );
}
