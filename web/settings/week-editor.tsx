import { IconCopy } from '@tabler/icons-react';
import { FieldError, IconButton, Menu } from '../ui/index.ts';
import { DayWindows } from './day-windows.tsx';
import { errorAt } from './field-errors.ts';
import {
  type DayKey,
  dayKeys,
  dayNames,
  type FieldErrors,
  spanOf,
  type WeekDraft,
  type WindowDraft,
  windowDraft,
} from './week-draft.ts';
import './week.css';

export interface WeekEditorProps {
  readonly week: WeekDraft;
  readonly onChange: (week: WeekDraft) => void;
  readonly errors: FieldErrors;
  readonly readOnly?: boolean;
  /** Pointer of the week in the body. */
  readonly at?: string;
}

const weekdays: readonly DayKey[] = ['1', '2', '3', '4', '5'];
const percent = (minutes: number) => `${(Math.min(minutes, 1440) / 14.4).toFixed(2)}%`;

/** The day as a line of 24 hours, so that a slip such as 19:00 for 09:00 is seen at once. */
function DayBar({ windows, before }: { windows: readonly WindowDraft[]; before: readonly WindowDraft[] }) {
  const spans = windows.flatMap((window) => spanOf(window) ?? []);
  const over = before.flatMap((window) => {
    const span = spanOf(window);
    return span && span.to > 1440 ? [{ from: 0, to: span.to - 1440 }] : [];
  });
  return (
    <div className="heed-day-bar" aria-hidden>
      {[...over, ...spans].map(({ from, to }) => (
        <span
          key={`${from}-${to}`}
          style={{ left: percent(from), width: `calc(${percent(to)} - ${percent(from)})` }}
        />
      ))}
    </div>
  );
}

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

/** A week of opening or duty hours, several windows a day. */
export function WeekEditor(props: WeekEditorProps) {
  const { week, onChange, errors, readOnly = false, at = '/week' } = props;
  return (
    <div className="heed-week">
      {dayKeys.map((day, index) => (
        <fieldset key={day} className="heed-week-day" aria-label={dayNames[day]}>
          <div className="heed-week-name" aria-hidden>
            {dayNames[day]}
          </div>
          <DayWindows
            name={dayNames[day]}
            at={`${at}/${day}`}
            windows={week[day]}
            onChange={(windows) => onChange({ ...week, [day]: windows })}
            errors={errors}
            readOnly={readOnly}
          />
          <DayBar windows={week[day]} before={week[dayKeys[(index + 6) % 7] ?? '7']} />
          {readOnly ? null : <CopyDay {...props} day={day} />}
        </fieldset>
      ))}
      <FieldError>{errorAt(errors, at)}</FieldError>
    </div>
  );
}
