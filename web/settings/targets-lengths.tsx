import { NumberField, Select } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import type { LengthDraft, LengthUnit, TargetDraft, TargetKind } from './targets-draft.ts';
import type { FieldErrors } from './week-draft.ts';

export interface TargetsLengthsProps {
  readonly kind: TargetKind;
  readonly draft: TargetDraft;
  readonly onChange: (draft: TargetDraft) => void;
  readonly errors: FieldErrors;
}

/** How long it may take, and how long we hope it takes. */
export function TargetsLengths({ kind, draft, onChange, errors }: TargetsLengthsProps) {
  return (
    <>
      <Length
        label="Target"
        description="Beyond it the clock counts as missed."
        isInDays={kind.unit === 'days'}
        value={draft.target}
        onChange={(target) => onChange({ ...draft, target })}
        error={errorAt(errors, '/targetMs')}
      />
      <Length
        label="Goal"
        description="What you aim for; never counted as missed. May stay empty."
        isInDays={kind.unit === 'days'}
        value={draft.goal}
        onChange={(goal) => onChange({ ...draft, goal })}
        error={errorAt(errors, '/goalMs')}
      />
    </>
  );
}

interface LengthProps {
  readonly label: string;
  readonly description: string;
  readonly isInDays: boolean;
  readonly value: LengthDraft;
  readonly onChange: (value: LengthDraft) => void;
  readonly error: string | undefined;
}

function Length({ label, description, isInDays, value, onChange, error }: LengthProps) {
  return (
    <div className={isInDays ? '' : 'heed-target-length'}>
      <NumberField
        label={isInDays ? `${label}, in business days` : label}
        description={description}
        min={1}
        step="any"
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
        error={error}
      />
      {isInDays ? null : (
        <Select
          aria-label={`Unit of the ${label.toLowerCase()}`}
          data={['seconds', 'minutes', 'hours']}
          value={value.unit}
          onChange={(event) => onChange({ ...value, unit: event.currentTarget.value as LengthUnit })}
        />
      )}
    </div>
  );
}
