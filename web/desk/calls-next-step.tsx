import { serverNow } from '../server-clock.ts';
import { Checkbox, DateTimeField, dayAndTime, TextField } from '../ui/index.ts';
import { dateChips } from './calls-chips.ts';
import type { NotesDraft } from './calls-notes-draft.ts';

export interface DateChipsProps {
  readonly label: string;
  readonly value: number | null;
  readonly setValue: (at: number | null) => void;
  readonly now: number;
}

/** A time by one press, or any other. Pressed again it is taken away. */
export function DateChips({ label, value, setValue, now }: DateChipsProps) {
  return (
    <fieldset className="heed-call-dates">
      <legend>{label}</legend>
      {dateChips(now).map((chip) => (
        <button
          key={chip.label}
          type="button"
          className="heed-call-chip"
          aria-pressed={value === chip.at}
          title={dayAndTime(chip.at, now)}
          onClick={() => setValue(value === chip.at ? null : chip.at)}
        >
          {chip.label}
        </button>
      ))}
      <DateTimeField
        size="xs"
        aria-label={`${label}, another time`}
        value={value === null ? '' : localInput(value)}
        onChange={(event) => setValue(readInput(event.currentTarget.value))}
      />
    </fieldset>
  );
}

export interface NextStepFieldsProps {
  readonly draft: NotesDraft;
  readonly change: (draft: NotesDraft) => void;
  /** What is written up later tells the contact nothing new. */
  readonly mayPromise?: boolean;
}

/** What comes next, by when, and whether the contact knows. */
export function NextStepFields({ draft, change, mayPromise = true }: NextStepFieldsProps) {
  const isDated = draft.dueAt !== null;
  return (
    <div className="heed-call-next">
      <TextField
        size="xs"
        label="Next step"
        placeholder="Nothing more to do"
        value={draft.next}
        onChange={(event) => change({ ...draft, next: event.currentTarget.value })}
      />
      <DateChips
        label="Due"
        value={draft.dueAt}
        setValue={(dueAt) => change({ ...draft, dueAt })}
        now={serverNow()}
      />
      {isDated ? (
        <div className="heed-call-checks">
          <Checkbox
            label="It is a call"
            checked={draft.isCall}
            onChange={(event) => change({ ...draft, isCall: event.currentTarget.checked })}
          />
          {mayPromise ? (
            <Checkbox
              label="I promised them this time"
              checked={draft.promised}
              onChange={(event) => change({ ...draft, promised: event.currentTarget.checked })}
            />
          ) : null}
          {draft.isCall ? (
            <Checkbox
              label="They asked for this time"
              checked={draft.asked}
              onChange={(event) => change({ ...draft, asked: event.currentTarget.checked })}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

export function localInput(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function readInput(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
