import { serverNow } from '../server-clock.ts';
import { Badge, Button, dayAndTime, Section } from '../ui/index.ts';
import { calendarChanges } from './calendar-changes.ts';
import type { CalendarPage, CalendarVersion } from './own-draft.ts';
import { sameParts } from './same-parts.ts';
import { fromNow } from './start-draft.ts';
import type { CalendarForm } from './use-calendar-form.ts';
import { wallText } from './wall-time.ts';

export interface CalendarHistoryProps {
  readonly page: CalendarPage;
  readonly form: CalendarForm;
  readonly mayEdit: boolean;
}

const states: Readonly<Record<CalendarVersion['state'], string>> = {
  planned: 'Planned',
  in_force: 'In force',
  past: 'Past',
  replaced: 'Replaced',
};

function VersionActs({
  version,
  page,
  form,
}: Omit<CalendarHistoryProps, 'mayEdit'> & { version: CalendarVersion }) {
  if (version.state === 'in_force' || (version.parts === null && version.state !== 'planned')) return null;
  if (version.state !== 'planned')
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => form.take(version.parts, fromNow)}>
        Take up again
      </Button>
    );
  const at = wallText(version.validFrom, page.hours.zone);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => form.take(version.parts, { kind: 'planned', at })}
      >
        Change the plan
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={form.busy}
        onClick={() => void form.withdrawPlan(version.validFrom)}
      >
        Withdraw it
      </Button>
    </>
  );
}

function VersionRow(props: CalendarHistoryProps & { readonly version: CalendarVersion }) {
  const { version, page, mayEdit } = props;
  const when = (iso: string) => dayAndTime(Date.parse(iso), serverNow(), page.hours.zone);
  const standing = page.versions.filter(({ state }) => state !== 'replaced');
  const before = standing.find(({ validFrom }) => validFrom < version.validFrom);
  const changes = calendarChanges(before?.parts, version.parts, page.hours.zone);
  // A plan that was withdrawn stands as one that changes nothing.
  const isWithdrawn = version.state === 'planned' && sameParts(before?.parts ?? null, version.parts);
  return (
    <li className="heed-version">
      <div className="heed-version-head">
        <Badge tone={version.state === 'in_force' ? 'accent' : 'plain'}>
          {isWithdrawn ? 'Withdrawn' : states[version.state]}
        </Badge>
        <span className="heed-strong">
          from {when(version.validFrom)}
          {version.until ? ` until ${when(version.until)}` : ''}
        </span>
        <span className="heed-soft heed-small">
          {version.correction ? `corrected ${when(version.recordedAt)} by ${version.by}` : version.by}
        </span>
      </div>
      {version.note ? <p className="heed-version-note">{version.note}</p> : null}
      <ul className="heed-version-changes">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {mayEdit && !isWithdrawn ? (
        <div className="heed-version-acts">
          <VersionActs {...props} />
        </div>
      ) : null}
    </li>
  );
}

/** Every version, the latest start first: what it changed, who recorded it and why. */
export function CalendarHistory(props: CalendarHistoryProps) {
  const { versions } = props.page;
  if (versions.length === 0) return null;
  return (
    <Section title="History" lead="What held from when. Nothing here is ever rewritten.">
      <ul className="heed-rows" aria-label="Versions">
        {versions.map((version) => (
          <VersionRow key={version.id} {...props} version={version} />
        ))}
      </ul>
    </Section>
  );
}
