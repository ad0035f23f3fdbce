import type { Problem } from '../problem.ts';
import type { FieldErrors } from './week-draft.ts';

/** A refusal's messages by pointer; one that points nowhere stands under the empty pointer, for the whole form. */
export function errorsOf(problem: Problem): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors) errors[pointer.replace(/^\/body(?=\/)/, '')] ??= detail;
  if (Object.keys(errors).length === 0)
    errors[''] = [problem.title, problem.detail].filter(Boolean).join('. ');
  return errors;
}

/** What is said about exactly these fields, first come first. */
export function errorAt(errors: FieldErrors, ...pointers: readonly string[]): string | undefined {
  return pointers.map((pointer) => errors[pointer]).find(Boolean);
}

/** Messages that no field on screen shows, so that none is lost. */
export function otherErrors(errors: FieldErrors, shown: (pointer: string) => boolean): string[] {
  return Object.entries(errors)
    .filter(([pointer]) => !shown(pointer))
    .map(([, message]) => message);
}
