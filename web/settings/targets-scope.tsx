import type { Segment } from '../../src/core/clock/fact.ts';
import { segmentNames } from '../segment-names.ts';
import { Select } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import { type TargetDraft, type TargetKind, type TargetsView, withScope } from './targets-draft.ts';
import type { FieldErrors } from './week-draft.ts';

export interface TargetsScopeProps {
  readonly view: TargetsView;
  readonly kind: TargetKind;
  readonly draft: TargetDraft;
  readonly onChange: (draft: TargetDraft) => void;
  readonly errors: FieldErrors;
  /** Epoch milliseconds. */
  readonly now: number;
}

const segmentChoices = [
  { value: '', label: 'Everybody' },
  ...Object.entries(segmentNames).map(([value, label]) => ({ value, label: `Segment ${label}` })),
];

/** For whom: a segment of contacts, and where there are several desks, one of them. */
export function TargetsScope({ view, kind, draft, onChange, errors, now }: TargetsScopeProps) {
  const { deskId, segment } = draft;
  const several = view.desks.length > 1;
  const move = (scope: Partial<Pick<TargetDraft, 'deskId' | 'segment'>>) =>
    onChange(withScope(draft, { deskId, segment, ...scope }, kind, now));
  return (
    <div className={several ? 'heed-pair' : ''}>
      <Select
        label="For whom"
        description={
          several
            ? 'A target for a segment outranks one for a desk, and that one the target for everybody.'
            : 'A target for a segment outranks the one for everybody.'
        }
        data-autofocus
        data={segmentChoices}
        value={segment}
        onChange={(event) => move({ segment: event.currentTarget.value as Segment | '' })}
        error={errorAt(errors, '/segment')}
      />
      {several ? (
        <Select
          label="At which desk"
          data={[
            { value: '', label: 'Every desk' },
            ...view.desks.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={deskId}
          onChange={(event) => move({ deskId: event.currentTarget.value })}
          error={errorAt(errors, '/deskId')}
        />
      ) : null}
    </div>
  );
}
