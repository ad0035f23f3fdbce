import { type AssetKind, assetKindNames } from '../../src/core/library/asset-kinds.ts';
import { type ValueType, valueTypeNames } from '../../src/core/reply/value-types.ts';
import { type BuyingStage, buyingStageNames } from '../../src/core/request/buying-stage.ts';
import { libraryChoices } from '../../src/flow/library/contract.ts';
import { useOrg } from '../session.ts';
import { ManySelect } from '../ui/choice-fields.tsx';
import { DateField, Select } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { AssetForm } from './asset-form.ts';

interface AssetDetailsProps {
  readonly form: AssetForm;
  readonly change: (part: Partial<AssetForm>) => void;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly disabled: boolean;
}

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const languages = named({
  '': 'None',
  en: 'English',
  de: 'German',
  nl: 'Dutch',
  fr: 'French',
  es: 'Spanish',
});
const stages = Object.entries(buyingStageNames).map(([value, name]) => ({
  value,
  label: `${value} ${name}`,
}));

/** What an item is, whom it is for, and who answers for it. */
export function AssetDetails({ form, change, errorAt, disabled }: AssetDetailsProps) {
  const org = useOrg();
  const { data } = useEndpoint(libraryChoices, { params: { org } }, { staleTime: 60_000 });
  const options = (list: readonly { id: string; name: string }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="heed-asset-details">
      <Select
        label="Kind"
        value={form.kind}
        disabled={disabled}
        data={named(assetKindNames)}
        description={kindHints[form.kind]}
        onChange={(event) => change({ kind: event.currentTarget.value as AssetKind })}
      />
      <Select
        label="What it is worth to the buyer"
        value={form.valueType}
        disabled={disabled}
        data={named(valueTypeNames)}
        onChange={(event) => change({ valueType: event.currentTarget.value as ValueType })}
      />
      <ManySelect
        label="Products and industries"
        value={[...form.tags]}
        disabled={disabled}
        data={[
          { group: 'Products', items: options(data?.products) },
          { group: 'Industries', items: options(data?.industries) },
        ]}
        onChange={(tags) => change({ tags })}
        error={errorAt('/tags')}
      />
      <ManySelect
        label="Stages of buying"
        value={[...form.stages]}
        disabled={disabled}
        data={stages}
        onChange={(chosen) => change({ stages: chosen as BuyingStage[] })}
      />
      <Select
        label="Language"
        value={form.language ?? ''}
        disabled={disabled}
        data={languages}
        onChange={(event) =>
          change({ language: (event.currentTarget.value || null) as AssetForm['language'] })
        }
      />
      <Select
        label="Owner"
        value={form.ownerId}
        disabled={disabled}
        data={[{ value: '', label: 'Nobody' }, ...options(data?.people)]}
        onChange={(event) => change({ ownerId: event.currentTarget.value })}
        error={errorAt('/ownerId')}
      />
      <DateField
        label="Review on"
        description="Its owner is told on that day"
        value={form.reviewOn}
        disabled={disabled}
        onChange={(event) => change({ reviewOn: event.currentTarget.value })}
        error={errorAt('/reviewOn')}
      />
    </div>
  );
}

const kindHints: Readonly<Record<AssetKind, string>> = {
  answer: 'Approved by an expert, a manager or an executive',
  snippet: 'Words to take into a reply',
  file: 'Something to send along',
};
