import { useState } from 'react';
import { asProblem } from '../problem.ts';
import { Button, Checkbox, FieldError, Switch, showToast, TextField } from '../ui/index.ts';
import { errorsOf } from './field-errors.ts';
import { type ChoicesView, useSaveChoice } from './notifications-ways.tsx';
import { type DayKey, dayKeys, dayNames, tidyTime } from './week-draft.ts';

type Quiet = NonNullable<ChoicesView['choice']['quiet']>;

const usual: Quiet = { from: '20:00', to: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

/** From when to when nothing is sent, and on which evenings it begins. */
export function NotificationQuiet({ view }: { readonly view: ChoicesView }) {
  const stored = view.choice.quiet;
  const [draft, setDraft] = useState<Quiet | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const save = useSaveChoice();
  const quiet = draft ?? stored;
  const send = async (next: Quiet | null, before: Quiet | null) => {
    try {
      await save({ ...view.choice, quiet: next });
      setDraft(null);
      setErrors({});
      const text = next ? `Quiet from ${next.from} to ${next.to}` : 'No quiet hours';
      showToast({ text, undo: () => void send(before, next) });
    } catch (error) {
      setErrors(errorsOf(asProblem(error)));
    }
  };
  const change = (part: Partial<Quiet>) => setDraft({ ...(quiet ?? usual), ...part });
  return (
    <div className="heed-quiet-hours">
      <Switch
        label="Hold mail and device notices back"
        checked={quiet !== null}
        onChange={(event) => {
          if (event.currentTarget.checked) setDraft(usual);
          else if (stored) void send(null, stored);
          else setDraft(null);
        }}
      />
      {quiet ? (
        <>
          <QuietTimes quiet={quiet} change={change} errors={errors} zone={view.zone} />
          <QuietDays quiet={quiet} change={change} error={errors['/quiet/days']} />
          {draft ? (
            <div className="heed-buttons">
              <Button onClick={() => void send(draft, stored)}>Save quiet hours</Button>
              <Button variant="default" onClick={() => setDraft(null)}>
                Discard
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

interface PartProps {
  readonly quiet: Quiet;
  readonly change: (part: Partial<Quiet>) => void;
}

function QuietTimes({
  quiet,
  change,
  errors,
  zone,
}: PartProps & { readonly errors: Readonly<Record<string, string>>; readonly zone: string }) {
  const field = (part: 'from' | 'to', label: string) => (
    <TextField
      className="heed-time"
      label={label}
      value={quiet[part]}
      onChange={(event) => change({ [part]: event.currentTarget.value })}
      onBlur={(event) => change({ [part]: tidyTime(event.currentTarget.value) })}
      error={errors[`/quiet/${part}`]}
      autoComplete="off"
      maxLength={8}
    />
  );
  return (
    <>
      <div className="heed-quiet-times">
        {field('from', 'From')}
        {field('to', 'Until')}
      </div>
      <p className="heed-soft heed-small heed-flat">
        In your time, {zone.replaceAll('_', ' ')}.
        {quiet.to <= quiet.from ? ' They end on the next morning.' : null}
      </p>
    </>
  );
}

function QuietDays({ quiet, change, error }: PartProps & { readonly error: string | undefined }) {
  const toggle = (day: number, on: boolean) =>
    change({ days: [...quiet.days.filter((other) => other !== day), ...(on ? [day] : [])].toSorted() });
  return (
    <fieldset className="heed-plain-set">
      <legend>Beginning on</legend>
      <div className="heed-quiet-days">
        {dayKeys.map((day: DayKey) => (
          <Checkbox
            key={day}
            label={dayNames[day].slice(0, 3)}
            aria-label={dayNames[day]}
            checked={quiet.days.includes(Number(day))}
            onChange={(event) => toggle(Number(day), event.currentTarget.checked)}
          />
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
