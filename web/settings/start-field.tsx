import { serverNow } from '../server-clock.ts';
import { DateTimeField, SegmentedControl, TextField } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import type { CalendarVersion } from './own-draft.ts';
import { endText, type StartDraft, startOf } from './start-draft.ts';
import type { FieldErrors } from './week-draft.ts';

export interface StartFieldProps {
  readonly start: StartDraft;
  readonly note: string;
  readonly onChange: (start: StartDraft, note: string) => void;
  readonly zone: string;
  /** Whether clocks count in these hours, or they only say who is on duty. */
  readonly countsClocks: boolean;
  readonly versions: readonly CalendarVersion[];
  readonly errors: FieldErrors;
}

type Meanings = Readonly<Record<StartDraft['kind'], string>>;
const meanings: Meanings = {
  now: 'New hours hold from this moment on. Clocks that run already keep the hours they started under.',
  planned: 'They begin by themselves. Clocks that run by then keep the hours they started under.',
  corrected:
    'This says the hours were recorded wrongly. Clocks that are still open are counted again and may move, each with a line in its story; closed clocks and reports stay as they are.',
};

const ofDuty: Meanings = {
  now: 'New hours hold from this moment on.',
  planned: 'They begin by themselves.',
  corrected: 'This says the hours were recorded wrongly. They say who is on duty; no clock moves.',
};

/** From when edited hours hold, and why. */
export function StartField(props: StartFieldProps) {
  const { start, note, onChange, zone, versions, errors, countsClocks } = props;
  const ends = endText(start, versions, zone, serverNow());
  return (
    <div className="heed-start">
      <SegmentedControl
        aria-label="From when"
        value={start.kind}
        onChange={(kind) => onChange(startOf(kind as StartDraft['kind'], serverNow(), zone), note)}
        data={[
          { value: 'now', label: 'From now on' },
          { value: 'planned', label: 'From a date' },
          { value: 'corrected', label: 'Correct the past' },
        ]}
      />
      <p className={start.kind === 'corrected' ? 'heed-flat' : 'heed-soft heed-flat'}>
        {(countsClocks ? meanings : ofDuty)[start.kind]}
        {ends ? ` They hold until ${ends}, when another version begins.` : ''}
      </p>
      <div className="heed-pair">
        {start.kind === 'now' ? null : (
          <DateTimeField
            label={start.kind === 'planned' ? 'They begin' : 'They held since'}
            description={`Time in ${zone.replaceAll('_', ' ')}`}
            value={start.at}
            onChange={(event) => onChange({ ...start, at: event.currentTarget.value }, note)}
            error={errorAt(errors, '/validFrom')}
          />
        )}
        <TextField
          label="Why (optional)"
          description="For those who read the history later"
          value={note}
          maxLength={500}
          onChange={(event) => onChange(start, event.currentTarget.value)}
          error={errorAt(errors, '/note')}
        />
      </div>
    </div>
  );
}
