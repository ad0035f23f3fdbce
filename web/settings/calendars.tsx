import { IconChevronRight, IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { calendars } from '../../src/people/calendars/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Badge, ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { weekDraft, weekInWords } from './week-draft.ts';
import './calendars.css';

type Listed = z.output<typeof calendars.response>['calendars'][number];

function sourceText({ own, beneath, scope }: Listed): string {
  if (own) return beneath ? `Own hours over ${beneath.toLowerCase()}` : '';
  return scope === 'call_window' ? 'As usual' : `Like ${beneath?.toLowerCase() ?? 'opening hours'}`;
}

function CalendarRow({ calendar, org }: { readonly calendar: Listed; readonly org: string }) {
  const { scope, id, name, open, note, plannedFrom, week, zone } = calendar;
  const Icon = open ? IconSun : IconMoon;
  const source = sourceText(calendar);
  return (
    <li>
      <Link className="heed-calendar" to={paths.calendar(org, scope, id)}>
        <span className="heed-calendar-who">
          <span className="heed-strong">{name}</span>
          {source ? <span className="heed-soft heed-small">{source}</span> : null}
        </span>
        <span className="heed-calendar-hours">
          <span>{weekInWords(weekDraft(week))}</span>
          <span className="heed-soft heed-small">
            {scope === 'call_window' ? 'where the contact is' : zone.replaceAll('_', ' ')}
          </span>
        </span>
        <span className="heed-calendar-state">
          <span className="heed-duty">
            <Icon size={16} stroke={1.75} aria-hidden />
            {note.charAt(0).toUpperCase() + note.slice(1)}
          </span>
          {plannedFrom ? <Badge tone="accent">changes {whenText(plannedFrom)}</Badge> : null}
        </span>
        <IconChevronRight className="heed-calendar-go" size={16} aria-hidden />
      </Link>
    </li>
  );
}

interface Group {
  readonly title: string;
  readonly lead: string;
  readonly of: (calendar: Listed) => boolean;
}

const groups: readonly Group[] = [
  {
    title: 'Everybody',
    lead: 'Clocks run while you are open; calls are made while contacts may be called.',
    of: ({ scope }) => scope === 'organisation' || scope === 'call_window',
  },
  {
    title: 'Desks and teams',
    lead: 'A desk follows the opening hours, a team its desk, unless they have their own.',
    of: ({ scope }) => scope === 'desk' || scope === 'team',
  },
  {
    title: 'People with their own hours',
    lead: 'Laid over the hours of their team and desk.',
    of: ({ scope, own, plannedFrom }) => scope === 'person' && (own || plannedFrom !== null),
  },
  {
    title: 'Other people',
    lead: 'On duty when their team is.',
    of: ({ scope, own, plannedFrom }) => scope === 'person' && !own && plannedFrom === null,
  },
];

/** Whose hours there are, and who is open now. */
export function CalendarsPage() {
  const org = useOrg();
  const { data, error, refetch } = useEndpoint(
    calendars,
    { params: { org } },
    { staleTime: 30_000, refetchInterval: 60_000 },
  );
  return (
    <>
      <PageHeader
        title="Calendars"
        lead="When clocks run, who is on duty, and when contacts may be called. Every change has a date from which it holds."
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} height={56} /> : null}
      {groups.map(({ title, lead, of }) => {
        const members = data?.calendars.filter(of) ?? [];
        return members.length === 0 ? null : (
          <Section key={title} title={title} lead={lead}>
            <ul className="heed-rows" aria-label={title}>
              {members.map((calendar) => (
                <CalendarRow key={`${calendar.scope}/${calendar.id}`} calendar={calendar} org={org} />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}
