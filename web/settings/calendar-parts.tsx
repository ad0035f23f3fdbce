import { announce, FieldError, Section } from '../ui/index.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import type { CalendarDraft } from './calendar-draft.ts';
import { ClosedSpans } from './closed-spans.tsx';
import { errorAt, otherErrors } from './field-errors.ts';
import { HolidayImport } from './holiday-import.tsx';
import { Holidays } from './holidays.tsx';
import { Overrides } from './overrides.tsx';
import type { CalendarPage, OwnDraft } from './own-draft.ts';
import { type FieldErrors, weekInWords, weekLength } from './week-draft.ts';
import { WeekEditor } from './week-editor.tsx';

export interface CalendarPartsProps {
  readonly page: CalendarPage;
  readonly draft: OwnDraft;
  readonly onChange: (draft: OwnDraft) => void;
  readonly errors: FieldErrors;
  readonly readOnly: boolean;
}

const shownPointer = /^\/(zone|week|holidays|overrides|closed|validFrom|note)/;

/** The week in one line, and how it is worked on or where it comes from. */
function weekLead({ page, draft, readOnly }: CalendarPartsProps): string {
  const words = `${weekInWords(draft.week)} · ${weekLength(draft.week)} a week`;
  if (!draft.ownWeek) return `The week of ${page.beneath?.name.toLowerCase()} in another zone: ${words}`;
  return readOnly ? words : `${words}. Press an empty hour to open there, a block to split or remove it.`;
}

function WeekPart(props: CalendarPartsProps) {
  const { page, draft, onChange, errors, readOnly } = props;
  return (
    <Section title={draft.ownWeek ? 'Week' : 'Time zone'} lead={weekLead(props)}>
      {draft.ownWeek ? (
        <WeekEditor
          week={draft.week}
          onChange={(week) => onChange({ ...draft, week })}
          errors={errors}
          readOnly={readOnly}
          drawn
        />
      ) : null}
      {page.scope === 'call_window' ? (
        <p className="heed-soft">In the zone of each contact, as far as it is known.</p>
      ) : null}
      {page.scope !== 'call_window' && draft.ownZone ? (
        <div className="heed-narrow heed-gap-above">
          <ZoneField
            label="These hours are in the time of"
            value={draft.zone}
            onChange={(zone) => (readOnly ? undefined : onChange({ ...draft, zone }))}
            error={errorAt(errors, '/zone')}
          />
        </div>
      ) : null}
    </Section>
  );
}

function DateParts({ page, draft, onChange, errors, readOnly }: CalendarPartsProps) {
  const set = (part: Partial<CalendarDraft>) => onChange({ ...draft, ...part });
  const top = page.beneath ? ` On top of those of ${page.beneath.name.toLowerCase()}.` : '';
  const imported = (next: CalendarDraft, added: number) => {
    set({ holidays: next.holidays, overrides: next.overrides });
    announce(`${added} added; save to put them in force`);
  };
  return (
    <>
      <Section
        title="Holidays"
        lead={`Shut all day: clocks rest and go on when you open again.${top}`}
        actions={readOnly ? null : <HolidayImport draft={draft} onChange={imported} />}
      >
        <Holidays
          dates={draft.holidays}
          onChange={(holidays) => set({ holidays })}
          errors={errors}
          readOnly={readOnly}
        />
      </Section>
      <Section
        title="Other hours on a date"
        lead="Replaces that date's usual hours, and outranks a holiday on the same day."
      >
        <Overrides draft={draft} onChange={set} errors={errors} readOnly={readOnly} />
      </Section>
      <Section
        title="Closed stretches"
        lead={`Shut from one moment to another, across days. Times in ${draft.zone.replaceAll('_', ' ')}.`}
      >
        <ClosedSpans
          draft={draft}
          onChange={(closed) => set({ closed })}
          errors={errors}
          readOnly={readOnly}
        />
      </Section>
    </>
  );
}

/** Everything a calendar says: week, zone, holidays, dates with other hours, closed stretches. */
export function CalendarParts(props: CalendarPartsProps) {
  const others = otherErrors(props.errors, (pointer) => shownPointer.test(pointer));
  const ofCalls = props.page.scope === 'call_window';
  return (
    <>
      {props.draft.ownWeek || props.draft.ownZone ? <WeekPart {...props} /> : null}
      {ofCalls ? null : <DateParts {...props} />}
      {others.map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
    </>
  );
}
