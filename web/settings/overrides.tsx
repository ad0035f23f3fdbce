import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, DateField, IconButton } from '../ui/index.ts';
import { dateText } from '../ui/when.ts';
import { type CalendarDraft, withOverride } from './calendar-draft.ts';
import { DayWindows } from './day-windows.tsx';
import type { FieldErrors } from './week-draft.ts';

export interface OverridesProps {
  readonly draft: CalendarDraft;
  readonly onChange: (draft: CalendarDraft) => void;
  readonly errors: FieldErrors;
  readonly readOnly: boolean;
}

function AddOverride({ draft, onChange }: OverridesProps) {
  const [date, setDate] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return setError('Choose a date');
    if (draft.overrides.some((other) => other.date === date))
      return setError(`${dateText(date)} is in the list already`);
    setError(undefined);
    setDate('');
    onChange(withOverride(draft, date));
  };
  return (
    <div className="heed-add-line">
      <DateField
        label="Add a date"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        error={error}
      />
      <Button variant="default" onClick={add}>
        Add
      </Button>
    </div>
  );
}

/** Single dates with their own hours, such as a short Christmas Eve. */
export function Overrides(props: OverridesProps) {
  const { draft, onChange, errors, readOnly } = props;
  return (
    <>
      {draft.overrides.length === 0 ? <p className="heed-soft heed-flat">No such dates yet.</p> : null}
      {draft.overrides.map((override) => (
        <fieldset key={override.id} className="heed-week-day" aria-label={dateText(override.date)}>
          <div className="heed-week-name heed-week-date">{dateText(override.date)}</div>
          <DayWindows
            name={dateText(override.date)}
            at={`/overrides/${override.date}`}
            windows={override.windows}
            onChange={(windows) =>
              onChange({
                ...draft,
                overrides: draft.overrides.map((other) =>
                  other.id === override.id ? { ...other, windows } : other,
                ),
              })
            }
            errors={errors}
            readOnly={readOnly}
          />
          {readOnly ? null : (
            <IconButton
              className="heed-week-end"
              variant="subtle"
              color="gray"
              aria-label={`Usual hours on ${dateText(override.date)}`}
              onClick={() =>
                onChange({
                  ...draft,
                  overrides: draft.overrides.filter((other) => other.id !== override.id),
                })
              }
            >
              <IconX size={16} aria-hidden />
            </IconButton>
          )}
        </fieldset>
      ))}
      {readOnly ? null : <AddOverride {...props} />}
    </>
  );
}
