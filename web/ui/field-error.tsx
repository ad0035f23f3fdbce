import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** A field's or form's error: an icon and words in ink, since red means late here. */
export function FieldError({ children, id }: { readonly children?: ReactNode; readonly id?: string }) {
  if (!children) return null;
  return (
    <span className="heed-field-error" id={id} role={id ? undefined : 'alert'}>
      <IconAlertCircle size={14} stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** The error node for an input, or false when there is none. */
export function errorNode(error: ReactNode): ReactNode {
  return error && error !== true ? <FieldError id="">{error}</FieldError> : (error ?? false);
}
