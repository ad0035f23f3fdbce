import { IconCalendarExclamation, IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { readiness } from '../../src/people/boards/contract.ts';
import { paths } from '../paths.ts';
import { serverNow } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import {
  count,
  dayName,
  EmptyState,
  ErrorState,
  PageHeader,
  Section,
  Skeleton,
  timeOfDay,
} from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { OnCallList } from './on-call-list.tsx';
import { ReadinessList } from './readiness-list.tsx';
import { ReadinessTable } from './readiness-table.tsx';

export type ReadinessBoard = z.output<typeof readiness.response>;

/** Who is on duty for each skill, this hour and the next ones. */
export function ReadinessPage() {
  const org = useOrg();
  const isPhone = usePhone();
  const { data, error, refetch } = useEndpoint(readiness, { params: { org } }, { refetchInterval: 60_000 });
  return (
    <>
      <PageHeader
        title="Readiness"
        lead={data ? leadText(data) : 'Who is on duty for each skill, this hour and the next eight.'}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <Gaps board={data} /> : null}
      {data && data.skills.length > 0 ? (
        isPhone ? (
          <ReadinessList board={data} />
        ) : (
          <ReadinessTable board={data} />
        )
      ) : null}
      {data?.skills.length === 0 ? <NoSkills /> : null}
      {data ? (
        <Section title="On call" lead="Who is reached outside opening hours.">
          <OnCallList board={data} />
        </Section>
      ) : null}
    </>
  );
}

function leadText({ onDuty, gaps, day, zone }: ReadinessBoard): string {
  const there =
    onDuty === 0
      ? 'Nobody is on duty now'
      : `${count(onDuty, 'person').replace('persons', 'people')} on duty now`;
  if (day === null) return `${there}. No opening hours are in sight.`;
  const from = Date.parse(day.from);
  const when =
    dayName(from, serverNow(), zone) === 'today' ? 'today' : `on ${dayName(from, serverNow(), zone)}`;
  // A day that goes on to midnight ends at 24:00, not where the next one begins.
  const until = timeOfDay(Date.parse(day.until), zone).replace('00:00', '24:00');
  return gaps.length === 0
    ? `${there}. Every skill that somebody has is covered ${when} until ${until}.`
    : `${there}. ${count(gaps.length, 'skill')} with a gap ${when} until ${until}.`;
}

/** The gaps by name: what the notice at 08:30 says. */
function Gaps({ board: { gaps } }: { readonly board: ReadinessBoard }) {
  const org = useOrg();
  if (gaps.length === 0) return null;
  return (
    <section className="heed-gaps" aria-label="Gaps in duty">
      <IconCalendarExclamation size={20} stroke={1.75} aria-hidden />
      <ul>
        {gaps.map(({ skillId, text }) => (
          <li key={skillId}>{text}</li>
        ))}
      </ul>
      <Link to={paths.roster(org)}>Fill in the roster</Link>
    </section>
  );
}

function NoSkills() {
  const org = useOrg();
  return (
    <EmptyState
      icon={<IconUsersGroup size={28} stroke={1.5} aria-hidden />}
      title="No skills are named yet"
      action={<Link to={paths.skills(org)}>Name what your people know</Link>}
    >
      This board shows who is on duty for each product, industry, region and language.
    </EmptyState>
  );
}
