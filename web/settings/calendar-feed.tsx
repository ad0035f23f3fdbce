import './roster.css';
import { useState } from 'react';
import { calendarFeed } from '../../src/people/calendar-feeds/contract.ts';
import { absences, roster } from '../../src/people/roster/contract.ts';
import { useOrg } from '../session.ts';
import { Button, Drawer, ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { CalendarFileForm } from './calendar-feed-file.tsx';
import { CalendarFeedForm } from './calendar-feed-form.tsx';
import type { Absence, Roster } from './roster-cells.ts';
import { RosterForm, type RosterTask } from './roster-form.tsx';

/** One's own absences, entered by hand or taken from one's calendar. */
export function MyCalendarPage() {
  const org = useOrg();
  const week = useEndpoint(roster, { params: { org }, query: {} });
  const feed = useEndpoint(calendarFeed, { params: { org } }, { refetchInterval: 60_000 });
  const you = week.data?.people.find((person) => person.you);
  const [task, setTask] = useState<RosterTask | null>(null);
  const date = week.data?.now.slice(0, 10) ?? '';
  const error = week.error ?? feed.error;
  const retry = () => {
    void week.refetch();
    void feed.refetch();
  };
  return (
    <>
      <PageHeader
        title="My calendar"
        lead="While you are away, new requests go to others and what you hold is offered to them."
        actions={
          you ? (
            <Button onClick={() => setTask({ userId: you.id, what: 'absence', date })}>Add an absence</Button>
          ) : null
        }
      />
      {error && !(week.data && feed.data) ? <ErrorState problem={error} retry={retry} /> : null}
      {!error && !(week.data && feed.data) ? <Skeleton rows={5} /> : null}
      {you ? (
        <OwnAbsences
          userId={you.id}
          open={(absence) => setTask({ userId: you.id, what: 'absence', date, absence })}
        />
      ) : null}
      {feed.data ? (
        <Section
          title="Calendar feed"
          lead="Heed reads when you are away from your calendar, every 15 minutes. It keeps the times only, never what they are for."
        >
          <CalendarFeedForm feed={feed.data.feed} absences={feed.data.fromFeed} />
        </Section>
      ) : null}
      {feed.data ? (
        <Section
          title="From a file"
          lead="A calendar saved as an .ics file, taken once. It replaces the file before."
        >
          <CalendarFileForm absences={feed.data.fromFile} />
        </Section>
      ) : null}
      <AbsenceDrawer roster={week.data} task={task} close={() => setTask(null)} />
    </>
  );
}

function AbsenceDrawer(props: {
  readonly roster: Roster | undefined;
  readonly task: RosterTask | null;
  readonly close: () => void;
}) {
  const { roster: data, task, close } = props;
  return (
    <Drawer
      opened={task !== null}
      onClose={close}
      position="right"
      size="lg"
      title={<span className="heed-strong">Absence</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {task && data ? <RosterForm roster={data} task={task} close={close} /> : null}
    </Drawer>
  );
}

const sources = {
  entered: '',
  mail: 'from your out-of-office mail',
  calendar: 'from your calendar',
} as const;

function OwnAbsences({
  userId,
  open,
}: {
  readonly userId: string;
  readonly open: (absence: Absence) => void;
}) {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(absences, { params: { org, id: userId } });
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} />;
  if (data.absences.length === 0)
    return <p className="heed-soft">You are not away, and no absence is planned.</p>;
  return (
    <ul className="heed-rows" aria-label="Absences">
      {data.absences.map((absence) => (
        <li key={absence.id} className="heed-own-absence">
          <span>
            {whenText(absence.from)} to {absence.until === null ? 'further notice' : whenText(absence.until)}
          </span>
          <span className="heed-soft">{sources[absence.source] || absence.reason}</span>
          {absence.can.length > 0 ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Change the absence from ${whenText(absence.from)}`}
              onClick={() => open(absence)}
            >
              Change
            </Button>
          ) : (
            <span className="heed-soft heed-small">changed in your calendar</span>
          )}
        </li>
      ))}
    </ul>
  );
}
