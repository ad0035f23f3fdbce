import {
  type CheckboxProps,
  Checkbox as KitCheckbox,
  Textarea as KitTextarea,
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { errorNode } from './field-error.tsx';

/** One line of text: label, `description` below it, `error` in words. */
export function TextField({ error, ...rest }: TextInputProps) {
  return <TextInput error={errorNode(error)} {...rest} />;
}

export function PasswordField({ error, ...rest }: PasswordInputProps) {
  return (
    <PasswordInput
      error={errorNode(error)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      {...rest}
    />
  );
}

export function Textarea({ error, ...rest }: TextareaProps) {
  return <KitTextarea error={errorNode(error)} autosize minRows={3} {...rest} />;
}

/** The device's own select: the best one on a phone and for a screen reader. `data` is a list of texts or {value, label}. */
export function Select({ error, ...rest }: NativeSelectProps) {
  return <NativeSelect error={errorNode(error)} {...rest} />;
}

export function Checkbox({ error, ...rest }: CheckboxProps) {
  return <KitCheckbox error={errorNode(error)} size="sm" {...rest} />;
}

export function DateField({ error, ...rest }: TextInputProps) {
  return <TextInput type="date" error={errorNode(error)} {...rest} />;
}

/** A date and a time in the reader's zone, as `YYYY-MM-DDTHH:MM`. */
export function DateTimeField({ error, ...rest }: TextInputProps) {
  return <TextInput type="datetime-local" step={60} error={errorNode(error)} {...rest} />;
}

export interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

export function NumberField({ error, value, onChange, ...rest }: NumberFieldProps) {
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      error={errorNode(error)}
      value={value ?? ''}
      onChange={(event) =>
        onChange(event.currentTarget.value === '' ? null : event.currentTarget.valueAsNumber)
      }
      {...rest}
    />
  );
}
