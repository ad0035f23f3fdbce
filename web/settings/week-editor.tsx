import { IconCopy } from '@tabler/icons-react';
import { FieldError, IconButton, Menu } from '../ui/index.ts';
import { DayWindows } from './day-windows.tsx';
import { errorAt } from './field-errors.ts';
import {
  type DayKey,
  dayKeys,
  dayNames,
  type FieldErrors,
  type WeekDraft,
  windowDraft,
} from './week-draft.ts';
import { WeekTrack } from './week-track.tsx';
import './week.css';

export interface WeekEditorProps {
  readonly week: WeekDraft;
  readonly onChange: (week: WeekDraft) => void;
  readonly errors: FieldErrors;
  readonly readOnly?: boolean;
  /** Draws the week as lines of hours that can be worked on; there is no room for it in a drawer. */
  readonly drawn?: boolean;
  /** Pointer of the week in the body. */
  readonly at?: string;
}

const weekdays: readonly DayKey[] = ['1', '2', '3', '4', '5'];
function CopyDay({ day, week, onChange }: WeekEditorProps & { readonly day: DayKey }) {
  const copyTo = (days: readonly DayKey[]) => {
    const fresh = () => week[day].map((window) => windowDraft(window.open, window.close));
    const copied = Object.fromEntries(days.filter((to) => to !== day).map((to) => [to, fresh()]));
    onChange({ ...week, ...copied });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton variant="subtle" color="gray" aria-label={`Copy the hours of ${dayNames[day]}`}>
          <IconCopy size={16} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copyTo(weekdays)}>Copy to Monday–Friday</Menu.Item>
        <Menu.Item onClick={() => copyTo(dayKeys)}>Copy to every day</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const hours = [0, 6, 12, 18, 24];

function HourScale() {
  return (
    <div className="heed-week-day heed-week-scale" aria-hidden>
      <div className="heed-hours">
        {hours.map((hour) => (
          <span key={hour} style={{ left: `${hour / 0.24}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A week of opening or duty hours, several windows a day. */
export function WeekEditor(props: WeekEditorProps) {
  const { week, onChange, errors, readOnly = false, drawn = false, at = '/week' } = props;
  const before = (index: number): DayKey => dayKeys[(index + 6) % 7] ?? '7';
  return (
    <div className="heed-week" data-drawn={drawn}>
      {drawn ? <HourScale /> : null}
      {dayKeys.map((day, index) => (
        <fieldset key={day} className="heed-week-day" aria-label={dayNames[day]}>
          <div className="heed-week-name" aria-hidden>
            {dayNames[day]}
          </div>
          {drawn ? (
            <WeekTrack
              name={dayNames[day]}
              nameBefore={dayNames[before(index)]}
              windows={week[day]}
              before={week[before(index)]}
              onChange={(windows) => onChange({ ...week, [day]: windows })}
              readOnly={readOnly}
            />
          ) : null}
          <DayWindows
            name={dayNames[day]}
            at={`${at}/${day}`}
            windows={week[day]}
            onChange={(windows) => onChange({ ...week, [day]: windows })}
            errors={errors}
            readOnly={readOnly}
          />
          {readOnly ? null : <CopyDay {...props} day={day} />}
        </fieldset>
      ))}
      <FieldError>{errorAt(errors, at)}</FieldError>
    </div>
  );
}
