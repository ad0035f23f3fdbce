import { NumberField, Select } from '../ui/index.ts';
import { errorAt } from './field-errors.ts';
import { type Rules, silenceRange } from './routing-draft.ts';
import { orderNames } from './routing-text.ts';
import type { RoutingDraft } from './use-routing-draft.ts';

const orders = [
  { value: 'expert_first', label: 'Expert first' },
  { value: 'coordinator_first', label: 'Coordinator first' },
];

/** Who is looked for first, and after how much silence it goes to somebody else. */
export function RoutingBasics({
  draft,
  isEditor,
}: {
  readonly draft: RoutingDraft;
  readonly isEditor: boolean;
}) {
  const { rules, edit, errors } = draft;
  const [first, second] = rules.silenceMinutes;
  if (!isEditor)
    return (
      <p className="heed-flat">
        {sentence(orderNames[rules.order])}. What is not touched within {first} minutes goes to somebody else,
        after {second} minutes to a coordinator.
      </p>
    );
  const silence = (place: 0 | 1, minutes: number | null) => {
    const value = minutes ?? Number.NaN;
    edit({ ...rules, silenceMinutes: place === 0 ? [value, second] : [first, value] });
  };
  const minutes = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <div className="heed-routing-basics">
      <Select
        label="Who comes first"
        value={rules.order}
        data={orders}
        onChange={(event) => edit({ ...rules, order: event.currentTarget.value as Rules['order'] })}
      />
      <NumberField
        label="Given on after"
        description="minutes without a touch"
        min={silenceRange.least}
        max={silenceRange.most}
        value={minutes(first)}
        onChange={(value) => silence(0, value)}
        error={errorAt(errors, '/rules/silenceMinutes/0')}
      />
      <NumberField
        label="To a coordinator after"
        description="minutes from the start"
        min={silenceRange.least}
        max={silenceRange.most}
        value={minutes(second)}
        onChange={(value) => silence(1, value)}
        error={errorAt(errors, '/rules/silenceMinutes/1')}
      />
    </div>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
