import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Checkbox, DateField, FieldError, IconButton } from '../ui/index.ts';
import { dateText } from '../ui/when.ts';
import { byDate } from './calendar-draft.ts';
import { errorAt } from './field-errors.ts';
import type { FieldErrors } from './week-draft.ts';

export interface HolidaysProps {
  readonly dates: readonly string[];
  readonly onChange: (dates: readonly string[]) => void;
  readonly errors: FieldErrors;
  readonly readOnly: boolean;
}

function AddHoliday({ dates, onChange }: HolidaysProps) {
  const [date, setDate] = useState('');
  const [yearly, setYearly] = useState(false);
  const [error, setError] = useState<string>();
  const add = () => {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return setError('Choose a date');
    const chosen = yearly ? date.slice(5) : date;
    if (dates.includes(chosen)) return setError(`${dateText(chosen)} is in the list already`);
    setError(undefined);
    setDate('');
    onChange([...dates, chosen].sort(byDate));
  };
  return (
    <div className="heed-add-line">
      <DateField
        label="Add a date"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        error={error}
      />
      <Checkbox
        className="heed-add-check"
        label="every year"
        checked={yearly}
        onChange={(event) => setYearly(event.currentTarget.checked)}
      />
      <Button variant="default" onClick={add}>
        Add
      </Button>
    </div>
  );
}

/** Dates on which nobody answers. */
export function Holidays(props: HolidaysProps) {
  const { dates, onChange, errors, readOnly } = props;
  return (
    <>
      {dates.length === 0 ? <p className="heed-soft heed-flat">No holidays yet.</p> : null}
      <ul className="heed-dates">
        {dates.map((date, index) => (
          <li key={date}>
            <span className="heed-dates-name">{dateText(date)}</span>
            {date.length === 5 ? <span className="heed-soft heed-small">every year</span> : null}
            <FieldError>{errorAt(errors, `/holidays/${index}`)}</FieldError>
            {readOnly ? null : (
              <IconButton
                variant="subtle"
                color="gray"
                aria-label={`Remove ${dateText(date)}`}
                onClick={() => onChange(dates.filter((other) => other !== date))}
              >
                <IconX size={16} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : <AddHoliday {...props} />}
    </>
  );
}
