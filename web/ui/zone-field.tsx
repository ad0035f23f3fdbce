import { useMemo } from 'react';
import { useServerMinute } from '../server-clock.ts';
import { SearchSelect } from './search-select.tsx';
import { knownZones, timeIn } from './zones.ts';

export interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly label?: string;
  readonly error?: string | undefined;
}

/** A time zone by name, with the time there now so that a wrong choice shows at once. */
export function ZoneField({ value, onChange, label = 'Time zone', error }: ZoneFieldProps) {
  const zones = useMemo(() => {
    const known = knownZones();
    return known.includes(value) || value === '' ? known : [value, ...known];
  }, [value]);
  const now = timeIn(value, new Date(useServerMinute()));
  return (
    <SearchSelect
      label={label}
      description={now ? `It is ${now} there now.` : 'Type a city, such as Berlin.'}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value || null}
      onChange={(zone) => onChange(zone ?? value)}
      allowDeselect={false}
      error={error}
      autoComplete="off"
      onClick={(event) => event.currentTarget.select()}
      onKeyDown={(event) => (event.key === 'Enter' ? event.preventDefault() : undefined)}
      maxDropdownHeight={240}
    />
  );
}
