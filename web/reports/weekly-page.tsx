import './weekly.css';
import '../boards/figures.css';
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { weeklyReport, weeklyReports } from '../../src/flow/measurement/weekly/contract.ts';
import { useOrg } from '../session.ts';
import { Button, EmptyState, ErrorState, PageHeader, Select, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { WeekBody } from './week-body.tsx';
import { WeekSettle } from './week-settle.tsx';
import { type WeekListed, weekDays, weekStanding } from './weekly-text.ts';

/** The address of the week that runs still. */
const RUNNING = 'running';

/** The weekly report: frozen on its Monday, confirmed by the keeper, reviewed by an executive (S1-55 to S1-59). */
export function WeeklyPage() {
  const org = useOrg();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useEndpoint(weeklyReports, { params: { org } }, { keepPrevious: true });
  const asked = search.get('week');
  const chosen =
    data?.weeks.find(({ week }) => week === asked) ?? (asked === RUNNING ? undefined : data?.weeks[0]);
  return (
    <>
      <PageHeader
        title="Weekly"
        lead={data?.running && !chosen ? data.running.sentence : 'One page a week, frozen on its Monday.'}
        actions={chosen ? <Files org={org} id={chosen.id} /> : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data ? (
        <>
          {data.missed === '' ? null : <p className="heed-week-missed">{capital(data.missed)}</p>}
          <WeekPicker
            weeks={data.weeks}
            running={data.running.week}
            value={chosen?.week ?? RUNNING}
            choose={(week) => setSearch({ week }, { replace: false })}
          />
          {chosen ? <StoredWeekBody org={org} id={chosen.id} /> : null}
          {chosen ? null : data.running.lines[0]?.raw.of === 0 ? (
            <EmptyState title="Nothing came in this week so far">
              Its report is made on Monday at 07:00. Until then the week so far stands here.
            </EmptyState>
          ) : (
            <>
              <p className="heed-soft">
                The week so far. On Monday at 07:00 it is computed once, frozen, and mailed to executives and
                the metrics keeper.
              </p>
              <WeekBody week={data.running} />
            </>
          )}
        </>
      ) : null}
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Files({ org, id }: { readonly org: string; readonly id: string }) {
  const file = (kind: 'pdf' | 'csv') => `/api/o/${org}/boards/weekly/${id}/${kind}`;
  return (
    <div className="heed-week-files">
      <Button
        component="a"
        href={file('pdf')}
        target="_blank"
        rel="noopener"
        variant="default"
        size="xs"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
      >
        PDF
      </Button>
      <Button
        component="a"
        href={file('csv')}
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        CSV
      </Button>
    </div>
  );
}

interface PickerProps {
  readonly weeks: readonly WeekListed[];
  readonly running: string;
  readonly value: string;
  readonly choose: (week: string) => void;
}

function WeekPicker({ weeks, running, value, choose }: PickerProps) {
  return (
    <Select
      label="Week"
      className="heed-week-picker"
      value={value}
      data={[
        { value: RUNNING, label: `${running}, so far` },
        ...weeks.map((week) => ({
          value: week.week,
          label: `${week.week}, ${weekDays(week)}: ${weekStanding(week)}`,
        })),
      ]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

function StoredWeekBody({ org, id }: { readonly org: string; readonly id: string }) {
  const { data, error, refetch } = useEndpoint(weeklyReport, { params: { org, id } }, { keepPrevious: true });
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <>
      <p className="heed-week-sentence">{data.sentence}</p>
      <WeekSettle key={data.id} report={data} />
      <WeekBody week={data} />
      <p className="heed-soft">
        {data.from ? `${weekDays(data)}, f` : 'F'}rozen as of the Monday after at 00:00 ({data.zone}). A
        figure opens to its requests as they stand today.
      </p>
    </>
  );
}
