import { useSearchParams } from 'react-router';
import { assetKindNames } from '../../src/core/library/asset-kinds.ts';
import { valueTypeNames } from '../../src/core/reply/value-types.ts';
import { buyingStageNames } from '../../src/core/request/buying-stage.ts';
import { libraryChoices } from '../../src/flow/library/contract.ts';
import { useOrg } from '../session.ts';
import { AddressSearch, AddressSelect } from '../ui/address-fields.tsx';
import { useEndpoint } from '../use-endpoint.ts';
import {
  type Filter,
  type LibraryPageView,
  type LibraryState,
  stateNames,
  states,
  withFilter,
} from './library-query.ts';

interface TabsProps {
  readonly state: LibraryState;
  readonly counts: LibraryPageView['counts'] | undefined;
}

/** The parts of the library, each an address. */
export function LibraryTabs({ state, counts }: TabsProps) {
  const [params, setParams] = useSearchParams();
  return (
    <div className="heed-list-tabs" role="tablist" aria-label="Library">
      {states.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === state}
          onClick={() => setParams(withFilter(params, 'state', tab))}
        >
          {stateNames[tab]}
          {counts === undefined ? null : <span>{counts[tab]}</span>}
        </button>
      ))}
    </div>
  );
}

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const stages = Object.entries(buyingStageNames).map(([value, name]) => ({
  value,
  label: `${value} ${name}`,
}));

/** Search as one types, and what narrows the list; all of it stands in the address. */
export function LibraryFilters() {
  const org = useOrg();
  const { data } = useEndpoint(libraryChoices, { params: { org } }, { staleTime: 60_000 });
  const options = (list: readonly { id: string; name: string }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="heed-library-filters">
      <AddressSearch name="query" label="Search the library" placeholder="Search" change={withFilter} />
      <Choice name="kind" none="Every kind" options={named(assetKindNames)} />
      <Choice name="type" none="Every value" options={named(valueTypeNames)} />
      <Choice name="product" none="Every product" options={options(data?.products)} />
      <Choice name="industry" none="Every industry" options={options(data?.industries)} />
      <Choice name="stage" none="Every stage" options={stages} />
    </div>
  );
}

interface ChoiceProps {
  readonly name: Filter;
  readonly none: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Left out as long as there is nothing to choose from. */
function Choice({ name, ...props }: ChoiceProps) {
  if (props.options.length === 0) return null;
  return <AddressSelect name={name} label={name} change={withFilter} {...props} />;
}
