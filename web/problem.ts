export interface FieldProblem {
  /** JSON pointer into the body, such as `/week/1`. */
  readonly pointer: string;
  readonly detail: string;
}

export interface PageProblem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
}

/** A refusal by the server (RFC 9457) or its silence (`status` 0). */
export class Problem extends Error implements PageProblem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];

  constructor(given: PageProblem) {
    super(given.detail || given.title);
    this.name = 'Problem';
    this.status = given.status;
    this.title = given.title;
    this.detail = given.detail;
    this.errors = given.errors;
  }

  /** The message for a field, by its pointer with or without the slash: `email` or `/email`. */
  field(pointer: string): string | undefined {
    const wanted = pointer.startsWith('/') ? pointer : `/${pointer}`;
    return this.errors.find((error) => error.pointer === wanted || error.pointer.startsWith(`${wanted}/`))
      ?.detail;
  }
}

/** Reads problem+json, and the `{code, message}` of the sign-in endpoints. */
export function problemFrom(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const title = text(given.title) || fallbackTitle(status);
  const detail = text(given.detail) || text(given.message);
  const errors = Array.isArray(given.errors) ? given.errors.filter(isFieldProblem) : [];
  return new Problem({ status, title, detail, errors });
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ status: -1, title: 'Something went wrong on this page', detail, errors: [] });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value;
}

function fallbackTitle(status: number): string {
  if (status === 401) return 'Please sign in again';
  if (status === 403) return 'Your role does not allow this';
  if (status === 404) return 'Not found';
  if (status === 409) return 'Somebody was faster';
  if (status === 429) return 'Too many tries, wait a minute';
  if (status >= 500) return 'The server could not do this';
  return 'The server refused this';
}
