import { IconPlus, IconX } from '@tabler/icons-react';
import { Button, FieldError, IconButton, TextField } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import { type FieldErrors, runsOver, tidyTime, type WindowDraft, windowDraft } from './week-draft.ts';

export interface DayWindowsProps {
  /** Said before each field by screen readers: "Monday". */
  readonly name: string;
  /** Pointer of the day, such as `/week/1`. */
  readonly at: string;
  readonly windows: readonly WindowDraft[];
  readonly onChange: (windows: readonly WindowDraft[]) => void;
  readonly errors: FieldErrors;
  readonly readOnly?: boolean;
}

interface TimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

/** Text and not the device's time wheel: it knows no 24:00 and costs many taps; "9", "930" and "5pm" all do. */
function TimeInput({ label, value, onChange, error, readOnly }: TimeInputProps) {
  return (
    <TextField
      className="heed-time"
      aria-label={error ? `${label}. ${error}` : label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(tidyTime(event.currentTarget.value))}
      error={Boolean(error)}
      readOnly={readOnly}
      autoComplete="off"
      spellCheck={false}
      maxLength={8}
    />
  );
}

/** The next window people would add: after lunch, or the afternoon that follows the last one. */
function nextWindow(windows: readonly WindowDraft[]): WindowDraft {
  const last = windows.at(-1);
  if (!last) return windowDraft('09:00', '17:00');
  return last.close <= '12:30' ? windowDraft('13:00', '17:00') : windowDraft('18:00', '20:00');
}

function WindowRow(
  props: DayWindowsProps & { readonly window: WindowDraft; readonly index: number; readonly id: string },
) {
  const { name, at, windows, onChange, errors, readOnly = false, window, index, id } = props;
  const whole = errorAt(errors, `${at}/${index}`);
  const open = errorAt(errors, `${at}/${index}/0`) ?? whole;
  const close = errorAt(errors, `${at}/${index}/1`);
  const change = (part: Partial<WindowDraft>) =>
    onChange(windows.map((other) => (other.id === window.id ? { ...other, ...part } : other)));
  const shared = { readOnly };
  const which = windows.length > 1 ? `${name}, hours ${index + 1}` : name;
  return (
    <div className="heed-window">
      <div className="heed-window-line">
        <TimeInput
          label={`${which}, opens`}
          value={window.open}
          onChange={(text) => change({ open: text })}
          error={open}
          {...shared}
        />
        <span aria-hidden>–</span>
        <TimeInput
          label={`${which}, closes`}
          value={window.close}
          onChange={(text) => change({ close: text })}
          error={close}
          {...shared}
        />
        {readOnly ? null : (
          <IconButton
            variant="subtle"
            color="gray"
            aria-label={`Remove these hours of ${which}`}
            onClick={() => onChange(windows.filter((other) => other.id !== window.id))}
          >
            <IconX size={16} aria-hidden />
          </IconButton>
        )}
        {runsOver(window) ? <span className="heed-soft heed-small heed-cut">next day</span> : null}
      </div>
      <FieldError id={id}>{open ?? close}</FieldError>
    </div>
  );
}

/** The open windows of one day or date: add, change, remove; none means closed. */
export function DayWindows(props: DayWindowsProps) {
  const { name, at, windows, onChange, errors, readOnly = false } = props;
  const whole = errorAt(errors, at);
  return (
    <div className="heed-windows">
      {windows.map((window, index) => (
        <WindowRow key={window.id} {...props} window={window} index={index} id={`err-${window.id}`} />
      ))}
      {windows.length === 0 ? <span className="heed-windows-none">Closed</span> : null}
      {readOnly || windows.length >= 6 ? null : (
        <Button
          className="heed-windows-add"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={windows.length === 0 ? `Open on ${name}` : `Add hours to ${name}`}
          onClick={() => onChange([...windows, nextWindow(windows)])}
        >
          {windows.length === 0 ? 'Open' : 'Hours'}
        </Button>
      )}
      <FieldError>{whole}</FieldError>
    </div>
  );
}
