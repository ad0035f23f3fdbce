import './list-page.css';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDebouncedValue } from './controls.ts';

/** Puts a filter into the address, or takes it out with null. */
type Change = (params: URLSearchParams, name: string, value: string | null) => URLSearchParams;

interface AddressSelectProps {
  /** Of the parameter in the address. */
  readonly name: string;
  readonly label: string;
  /** What it says while nothing is chosen. */
  readonly none: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly change: Change;
}

/** A choice that narrows a list and stands in the address. */
export function AddressSelect({ name, label, none, options, change }: AddressSelectProps) {
  const [params, setParams] = useSearchParams();
  const value = params.get(name) ?? '';
  return (
    <select
      className="heed-list-select"
      aria-label={label}
      value={options.some((option) => option.value === value) ? value : ''}
      onChange={(event) => setParams(change(params, name, event.currentTarget.value || null))}
    >
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface AddressSearchProps {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly change: Change;
}

/** Words that narrow a list; they stand in the address a moment after the last key. */
export function AddressSearch({ name, label, placeholder, change }: AddressSearchProps) {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name) ?? '';
  const [words, setWords] = useState(inAddress);
  const [settled] = useDebouncedValue(words, 150);
  useEffect(() => setWords(inAddress), [inAddress]);
  useEffect(() => {
    setParams((now) => ((now.get(name) ?? '') === settled ? now : change(now, name, settled || null)), {
      replace: true,
    });
  }, [settled, setParams, name, change]);
  return (
    <input
      type="search"
      className="heed-list-find"
      aria-label={label}
      placeholder={placeholder}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
    />
  );
}
