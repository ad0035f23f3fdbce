/** Why a request to the domain was refused; one table in platform maps codes to RFC 9457 problems. */
export type DomainErrorCode = 'invalid' | 'not_found' | 'forbidden' | 'conflict' | 'too_large' | 'too_many';

/** A refusal that is part of the rules, told to the caller as it is. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  /** JSON pointer to the input field at fault, such as `/hours/1/0`. */
  readonly pointer: string | undefined;

  constructor(code: DomainErrorCode, message: string, pointer?: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.pointer = pointer;
  }
}
