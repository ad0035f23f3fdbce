import './roster.css';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { roster } from '../../src/people/roster/contract.ts';
import { ZoneNote } from '../boards/zone-note.tsx';
import { useOrg } from '../session.ts';
import { useKeys } from '../shell/keys.ts';
import { Button, Drawer, ErrorState, IconButton, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { dateAfter, dayTitle, type Roster, type Rota } from './roster-cells.ts';
import { RosterForm, type RosterTask } from './roster-form.tsx';
import { RosterGrid } from './roster-grid.tsx';
import { RosterList } from './roster-list.tsx';
import { RotaForm } from './roster-rota-form.tsx';
import { RotaList } from './roster-rotas.tsx';

/** Which week is shown lives in the address: `?from=2026-12-07`. */
function useWeek(data: Roster | undefined) {
  const [query, setQuery] = useSearchParams();
  const from = query.get('from') ?? undefined;
  const first = data?.days[0]?.date;
  const go = (days: number) =>
    first ? setQuery({ from: dateAfter(first, days) }, { replace: true }) : undefined;
  return { from, next: () => go(7), previous: () => go(-7), today: () => setQuery({}, { replace: true }) };
}

/** Who works when: hours, shifts, absences and turns on call of a week. */
export function RosterPage() {
  const org = useOrg();
  const [query] = useSearchParams();
  const from = query.get('from') ?? undefined;
  const { data, error, refetch } = useEndpoint(
    roster,
    { params: { org }, query: from ? { from } : {} },
    { keepPrevious: true, refetchInterval: 60_000 },
  );
  const week = useWeek(data);
  const [task, setTask] = useState<RosterTask | null>(null);
  const [rota, setRota] = useState<Rota | 'new' | null>(null);
  const mayEdit = data?.can.includes('edit') ?? false;
  const own = data?.people.find(({ you }) => you)?.id ?? '';
  useKeys('Roster', [
    { keys: 'n', label: 'Next week', run: week.next },
    { keys: 'p', label: 'The week before', run: week.previous },
    { keys: 't', label: 'This week', run: week.today },
  ]);
  return (
    <>
      <PageHeader
        title="Roster"
        lead="Shifts add duty to the weekly hours, absences take it away, rotas say who is on call outside them."
        actions={
          data ? (
            <Button
              onClick={() =>
                setTask({ userId: own, what: mayEdit ? 'duty' : 'absence', date: data.days[0]?.date ?? '' })
              }
            >
              {mayEdit ? 'Add' : 'Add an absence of mine'}
            </Button>
          ) : null
        }
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} height={48} /> : null}
      {data ? <WeekLine roster={data} {...week} /> : null}
      {data ? <Week roster={data} open={setTask} /> : null}
      {data ? (
        <Section
          title="Rotas"
          lead="People who take turns on call, in their order. Who is away is passed over."
          actions={
            mayEdit ? (
              <Button variant="default" onClick={() => setRota('new')}>
                New rota
              </Button>
            ) : null
          }
        >
          <RotaList roster={data} open={setRota} />
        </Section>
      ) : null}
      <RosterDrawer title={titleOf(task)} opened={task !== null} close={() => setTask(null)}>
        {task && data ? <RosterForm roster={data} task={task} close={() => setTask(null)} /> : null}
      </RosterDrawer>
      <RosterDrawer
        title={rota === 'new' ? 'New rota' : 'Rota'}
        opened={rota !== null}
        close={() => setRota(null)}
      >
        {rota && data ? (
          <RotaForm roster={data} rota={rota === 'new' ? null : rota} close={() => setRota(null)} />
        ) : null}
      </RosterDrawer>
    </>
  );
}

function Week({
  roster: data,
  open,
}: {
  readonly roster: Roster;
  readonly open: (task: RosterTask) => void;
}) {
  return usePhone() ? <RosterList roster={data} open={open} /> : <RosterGrid roster={data} open={open} />;
}

function titleOf(task: RosterTask | null): string {
  if (task?.shift || task?.absence) return task.absence ? 'Absence' : 'Shift';
  return 'Add to the roster';
}

interface WeekLineProps {
  readonly roster: Roster;
  readonly next: () => void;
  readonly previous: () => void;
  readonly today: () => void;
}

function WeekLine({ roster: { days, zone }, next, previous, today }: WeekLineProps) {
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="heed-roster-week">
      <IconButton variant="default" size="lg" aria-label="The week before" onClick={previous}>
        <IconChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton variant="default" size="lg" aria-label="Next week" onClick={next}>
        <IconChevronRight size={16} aria-hidden />
      </IconButton>
      <strong aria-live="polite">
        {first && last ? `${dayTitle(first)} to ${dayTitle(last)} ${last.date.slice(0, 4)}` : ''}
      </strong>
      <Button variant="subtle" size="compact-sm" onClick={today}>
        This week
      </Button>
      <ZoneNote zone={zone} />
    </div>
  );
}

function RosterDrawer(props: {
  readonly title: string;
  readonly opened: boolean;
  readonly close: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Drawer
      opened={props.opened}
      onClose={props.close}
      position="right"
      size="lg"
      title={<span className="heed-strong">{props.title}</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {props.children}
    </Drawer>
  );
}
