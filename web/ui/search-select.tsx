import { Select, type SelectProps } from '@mantine/core';
import { errorNode } from './field-error.tsx';

/** A long list one types into, such as time zones; loaded only where it is used. */
export function SearchSelect({ error, ...rest }: SelectProps) {
  return (
    <Select searchable nothingFoundMessage="Nothing found" error={errorNode(error)} limit={60} {...rest} />
  );
}
