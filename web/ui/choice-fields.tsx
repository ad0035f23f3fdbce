import { MultiSelect, type MultiSelectProps, TagsInput, type TagsInputProps } from '@mantine/core';
import { errorNode } from './field-error.tsx';

/** Several words one types in, each ended by Enter or a comma; loaded only where it is used. */
export function TagsField({ error, ...rest }: TagsInputProps) {
  return <TagsInput error={errorNode(error)} splitChars={[',', ';']} limit={20} {...rest} />;
}

/** Several of a list; loaded only where it is used. */
export function ManySelect({ error, ...rest }: MultiSelectProps) {
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      nothingFoundMessage="Nothing found"
      error={errorNode(error)}
      limit={60}
      {...rest}
    />
  );
}
