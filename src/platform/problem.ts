import type { ZodError } from 'zod';
import { DomainError, type DomainErrorCode } from '../core/domain-error.ts';

/** RFC 9457 problem details. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const statusOf: Record<DomainErrorCode, [status: number, title: string]> = {
  invalid: [422, 'The input can’t be used'],
  not_found: [404, 'Not found'],
  forbidden: [403, 'Not allowed'],
  conflict: [409, 'Somebody was faster, or things have changed'],
  too_large: [413, 'Too large'],
  too_many: [429, 'Too many requests'],
};

export function problem(status: number, title: string, detail: string, errors?: Problem['errors']): Problem {
  return { type: 'about:blank', title, status, detail, ...(errors ? { errors } : {}) };
}

export function domainProblem(error: DomainError): Problem {
  const [status, title] = statusOf[error.code];
  const errors = error.pointer ? [{ pointer: error.pointer, detail: error.message }] : undefined;
  return problem(status, title, error.message, errors);
}

/** Input that does not fit the contract, each fault with a JSON pointer (RFC 6901) to its field. */
export function inputProblem(error: ZodError): Problem {
  const errors = error.issues.map((issue) => ({
    pointer: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    detail: issue.message,
  }));
  const detail = errors.map((e) => `${e.pointer.slice(1) || 'input'}: ${e.detail}`).join('; ');
  return problem(422, 'The input can’t be used', detail, errors);
}

export const notFound = (what = 'There is nothing here, or not for you.'): DomainError =>
  new DomainError('not_found', what);
