import { type RefObject, useEffect, useRef } from 'react';

/** The ref of a form whose first bad field takes the focus whenever `errors` is a new, non-empty thing. */
export function useFirstError<T extends HTMLElement = HTMLFormElement>(errors: unknown): RefObject<T | null> {
  const form = useRef<T>(null);
  useEffect(() => {
    if (!errors || (typeof errors === 'object' && Object.keys(errors).length === 0)) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return form;
}
