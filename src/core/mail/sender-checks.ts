import { registeredDomain } from './registered-domain.ts';

/** The receiving server by its Authentication-Results (RFC 8601), we ourselves, or nobody. */
export type CheckedBy = 'receiver' | 'heed' | 'nobody';

/**
 * `proven`: the domain in From vouches for the mail. `unproven`: nothing speaks for it, nothing against it. `failed`: the
 * checks speak against it. `unchecked`: they could not be made.
 */
export type SenderStanding = 'proven' | 'unproven' | 'failed' | 'unchecked';

/** Result words of RFC 8601 section 2.7, and `unchecked` for what nobody could look at. */
export type CheckResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'policy'
  | 'temperror'
  | 'permerror'
  | 'unchecked';

/** What the checks of a mail found; domains in lower case. */
export interface SenderChecks {
  /** Domain of the address in From; empty when there is none. */
  readonly from: string;
  readonly dkim: readonly { readonly domain: string; readonly result: CheckResult }[];
  readonly spf: { readonly domain: string; readonly result: CheckResult };
  readonly dmarc: {
    readonly result: CheckResult;
    /** What the domain asks receivers to do with what fails; null where it says nothing. */
    readonly policy: 'none' | 'quarantine' | 'reject' | null;
  };
  readonly arc: CheckResult;
  /** Why something could not be checked, in words. */
  readonly note?: string;
}

/** Nothing could be checked. */
export function unchecked(from: string, note: string): SenderChecks {
  return {
    from,
    dkim: [],
    spf: { domain: '', result: 'unchecked' },
    dmarc: { result: 'unchecked', policy: null },
    arc: 'unchecked',
    note,
  };
}

/** What the checks say of the sender (RFC 7489 section 3.1: a domain vouches for a mail through an aligned DKIM or SPF pass). */
export function standingOf(checks: SenderChecks): SenderStanding {
  const { dkim, spf, dmarc } = checks;
  if (dmarc.result === 'fail') return 'failed';
  if (dmarc.result === 'pass' || vouchedBy(checks) !== null) return 'proven';
  if (dkim.some(({ domain, result }) => result === 'fail' && isAligned(domain, checks.from))) return 'failed';
  const results = [...dkim.map(({ result }) => result), spf.result, dmarc.result];
  // A name server that did not answer leaves everything open; that SPF can't be looked at leaves the others to speak.
  if (results.includes('temperror')) return 'unchecked';
  if (checks.note !== undefined && results.every((result) => result === 'unchecked')) return 'unchecked';
  return 'unproven';
}

/** How the domain in From vouches for the mail, or null when it does not. */
export function vouchedBy({ from, dkim, spf }: SenderChecks): 'dkim' | 'spf' | null {
  if (dkim.some(({ domain, result }) => result === 'pass' && isAligned(domain, from))) return 'dkim';
  return spf.result === 'pass' && isAligned(spf.domain, from) ? 'spf' : null;
}

function isAligned(domain: string, from: string): boolean {
  return from !== '' && domain !== '' && registeredDomain(domain) === registeredDomain(from);
}
