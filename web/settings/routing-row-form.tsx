import { kindNames } from '../desk/kind-names.ts';
import { segmentNames } from '../segment-names.ts';
import { ManySelect, TagsField } from '../ui/choice-fields.tsx';
import { Select } from '../ui/index.ts';
import type { RoutingView, Rule } from './routing-draft.ts';
import { channelNames } from './routing-text.ts';
import { skillKindNames } from './skills-text.ts';

export interface RoutingRowFormProps {
  readonly rule: Rule;
  readonly number: number;
  readonly view: RoutingView;
  readonly onChange: (rule: Rule) => void;
}

/** The fields of a rule: when it holds, and what it does then. */
export function RoutingRowForm({ rule, number, view, onChange }: RoutingRowFormProps) {
  return (
    <div className="heed-routing-form">
      <fieldset>
        <legend>
          When<span className="heed-unseen"> rule {number} holds</span>
        </legend>
        <TagsField
          label="It says one of these words"
          data-autofocus
          description="Whole words and plurals; press Enter after each."
          value={[...rule.words]}
          maxTags={50}
          maxLength={60}
          onChange={(words) => onChange({ ...rule, words })}
        />
        <ManySelect
          label="It comes by"
          placeholder={rule.channels.length === 0 ? 'any way' : ''}
          data={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
          value={[...rule.channels]}
          onChange={(channels) => onChange({ ...rule, channels: channels as Rule['channels'] })}
        />
        <TagsField
          label="It comes from"
          placeholder={rule.sources.length === 0 ? 'any source' : ''}
          data={[...view.sources]}
          value={[...rule.sources]}
          maxTags={50}
          maxLength={200}
          onChange={(sources) => onChange({ ...rule, sources })}
        />
        <ManySelect
          label="Its kind is"
          placeholder={rule.kinds.length === 0 ? 'any' : ''}
          data={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
          value={[...rule.kinds]}
          onChange={(kinds) => onChange({ ...rule, kinds })}
        />
        <ManySelect
          label="Their segment is"
          placeholder={rule.segments.length === 0 ? 'any' : ''}
          data={Object.entries(segmentNames).map(([value, label]) => ({ value, label }))}
          value={[...rule.segments]}
          onChange={(segments) => onChange({ ...rule, segments: segments as Rule['segments'] })}
        />
      </fieldset>
      <Then rule={rule} number={number} view={view} onChange={onChange} />
    </div>
  );
}

function Then({ rule, number, view, onChange }: RoutingRowFormProps) {
  const byKind = Object.entries(skillKindNames).map(([kind, group]) => ({
    group,
    items: view.skills
      .filter((skill) => skill.kind === kind)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
  return (
    <fieldset>
      <legend>
        Then<span className="heed-unseen">, of rule {number}</span>
      </legend>
      <ManySelect
        label="It needs"
        placeholder={rule.needs.length === 0 ? 'no further skill' : ''}
        data={byKind.filter(({ items }) => items.length > 0)}
        value={[...rule.needs]}
        maxValues={20}
        onChange={(needs) => onChange({ ...rule, needs })}
      />
      <Select
        label="This team is asked"
        value={rule.teamId ?? ''}
        data={[
          { value: '', label: 'The desk’s own' },
          ...view.teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...rule, teamId: value === '' ? null : value })
        }
      />
      <Select
        label="Who comes first"
        value={rule.order ?? ''}
        data={[
          { value: '', label: 'As on the desk' },
          { value: 'expert_first', label: 'Expert first' },
          { value: 'coordinator_first', label: 'Coordinator first' },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...rule, order: value === '' ? null : (value as Rule['order']) })
        }
      />
    </fieldset>
  );
}
