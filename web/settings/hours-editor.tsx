import { FieldError, Section } from '../ui/index.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import type { CalendarDraft } from './calendar-draft.ts';
import { errorAt, otherErrors } from './field-errors.ts';
import { Holidays } from './holidays.tsx';
import { Overrides } from './overrides.tsx';
import { type FieldErrors, weekInWords, weekLength } from './week-draft.ts';
import { WeekEditor } from './week-editor.tsx';

export interface HoursEditorProps {
  readonly draft: CalendarDraft;
  readonly onChange: (draft: CalendarDraft) => void;
  readonly errors: FieldErrors;
  readonly readOnly?: boolean;
}

/** Week, zone, holidays and dates with other hours: the whole calendar on one page. */
export function HoursEditor({ draft, onChange, errors, readOnly = false }: HoursEditorProps) {
  const others = otherErrors(errors, (pointer) => /^\/(zone|week|holidays|overrides)/.test(pointer));
  return (
    <>
      <Section title="Week" lead={`${weekInWords(draft.week)} · ${weekLength(draft.week)} a week`}>
        <WeekEditor
          week={draft.week}
          onChange={(week) => onChange({ ...draft, week })}
          errors={errors}
          readOnly={readOnly}
          drawn
        />
        <div className="heed-narrow heed-gap-above">
          <ZoneField
            label="These hours are in the time of"
            value={draft.zone}
            onChange={(zone) => (readOnly ? undefined : onChange({ ...draft, zone }))}
            error={errorAt(errors, '/zone')}
          />
        </div>
      </Section>
      <Section title="Holidays" lead="Shut all day: clocks rest and go on when you open again.">
        <Holidays
          dates={draft.holidays}
          onChange={(holidays) => onChange({ ...draft, holidays })}
          errors={errors}
          readOnly={readOnly}
        />
      </Section>
      <Section
        title="Other hours on a date"
        lead="Replaces that date's usual hours, and outranks a holiday on the same day."
      >
        <Overrides draft={draft} onChange={onChange} errors={errors} readOnly={readOnly} />
      </Section>
      {others.map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
    </>
  );
}
