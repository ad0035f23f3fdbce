import './notifications.css';
import { viewChoices } from '../../src/flow/desk/notices/contract.ts';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { NotificationBrowser } from './notifications-browser.tsx';
import { NotificationQuiet } from './notifications-quiet.tsx';
import { NotificationTest } from './notifications-test.tsx';
import { NotificationWays } from './notifications-ways.tsx';

/** How you want to hear of things: what by which way, when not, and on which browsers. */
export function NotificationsPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(viewChoices, { params: { org } });
  return (
    <>
      <PageHeader
        title="Notifications"
        lead="How you want to hear of things. The bell in Heed tells you everything; the rest is your choice."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} height={48} /> : null}
      {data ? (
        <>
          <Section
            title="What reaches you outside Heed"
            lead="Each thing is told once, most of it only in your hours of duty. It holds for what comes from now on."
          >
            <NotificationWays view={data} />
          </Section>
          <Section
            title="This browser"
            lead="Notices appear on this device, also while Heed is closed. On a phone add Heed to the home screen first."
          >
            <NotificationBrowser view={data} />
          </Section>
          <Section
            title="Quiet hours"
            lead="Mail and notices on devices wait until they end; what you have read in Heed by then is not sent. A recovery does not wait."
          >
            <NotificationQuiet view={data} />
          </Section>
          <Section title="Does it reach you?" lead="Sends a test by mail and to each browser in the list.">
            <NotificationTest />
          </Section>
        </>
      ) : null}
    </>
  );
}
