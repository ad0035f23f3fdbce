import { useState } from 'react';
import { dateOf, parseDate } from '../../src/core/time/local-day.ts';
import { DateField, Select } from '../ui/index.ts';
import { type BoardAddress, comparisonNames, type Preset, presetNames, presets } from './board-address.ts';
import type { Filters, PutAddress } from './use-board.ts';

export interface BoardBarProps {
  readonly filters: Filters;
  readonly address: BoardAddress;
  readonly put: PutAddress;
  /** Whether the board holds its days against others. */
  readonly compares?: boolean;
  /** Whether it can be cut by one property. */
  readonly slices?: boolean;
}

/** Which days, of what, held against what; all of it in the address. */
export function BoardBar({ filters, address, put, compares = false, slices = true }: BoardBarProps) {
  return (
    <>
      <div className="heed-board-bar">
        <Select
          aria-label="Days"
          size="xs"
          data={presets.map((value) => ({ value, label: presetNames[value] }))}
          value={address.preset}
          onChange={(event) => put(periodWords(event.currentTarget.value as Preset, address))}
        />
        {address.preset === 'own' ? <OwnDays address={address} put={put} /> : null}
        {slices ? <SliceSelect filters={filters} address={address} put={put} /> : null}
        {compares ? (
          <Select
            aria-label="Held against"
            size="xs"
            data={Object.entries(comparisonNames).map(([value, name]) => ({
              value,
              label: `against ${name}`,
            }))}
            value={address.compare}
            onChange={(event) => put({ compare: event.currentTarget.value })}
          />
        ) : null}
      </div>
      {filters.catchingUp ? (
        <p className="heed-soft" role="status">
          Figures are being brought up to date; until then they are not whole.
        </p>
      ) : null}
      {address.ignored.length > 0 ? (
        <p className="heed-soft" role="status">
          The address holds what is not known here and was left out: {address.ignored.join(', ')}.
        </p>
      ) : null}
    </>
  );
}

function periodWords(preset: Preset, { from, until }: BoardAddress) {
  if (preset !== 'own') return { period: preset, from: null, to: null };
  return { period: 'own', from, to: dateOf((parseDate(until) ?? 1) - 1) };
}

function OwnDays({ address, put }: Pick<BoardBarProps, 'address' | 'put'>) {
  const last = dateOf((parseDate(address.until) ?? 1) - 1);
  const [days, setDays] = useState({ from: address.from, to: last });
  const change = (next: typeof days) => {
    setDays(next);
    const [from, to] = [parseDate(next.from), parseDate(next.to)];
    if (from !== null && to !== null && from <= to) put({ period: 'own', ...next });
  };
  return (
    <>
      <DateField
        aria-label="From"
        size="xs"
        value={days.from}
        max={days.to}
        onChange={(event) => change({ ...days, from: event.currentTarget.value })}
      />
      <DateField
        aria-label="To"
        size="xs"
        value={days.to}
        min={days.from}
        onChange={(event) => change({ ...days, to: event.currentTarget.value })}
      />
    </>
  );
}

function SliceSelect({ filters, address, put }: Pick<BoardBarProps, 'filters' | 'address' | 'put'>) {
  const groups = filters.kinds.map(({ by, name, keys }) => ({
    group: name,
    items: keys.map(({ key, name: label }) => ({ value: `${by}:${key}`, label })),
  }));
  const value = address.slice === null ? '' : `${address.slice.by}:${address.slice.key}`;
  return (
    <Select
      aria-label="Of what"
      size="xs"
      data={[{ value: '', label: filters.all ? 'Everything' : 'My own' }, ...groups]}
      value={value}
      onChange={(event) => {
        const [by = '', ...rest] = event.currentTarget.value.split(':');
        put(by === '' ? { by: null, key: null } : { by, key: rest.join(':') });
      }}
    />
  );
}
