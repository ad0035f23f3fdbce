import { type AuthenticateResult, authenticate, type DKIMResult } from 'mailauth';
import type { CheckResult, SenderChecks } from '../../../core/mail/sender-checks.ts';
import type { AskNames } from './name-server.ts';

/** Who gave us the mail, for SPF; null where that was a server of our own side. */
export interface Giver {
  readonly client: string;
  readonly greeting: string;
  readonly from: string;
}

const SIGNATURE = /^(?:dkim-signature|arc-seal|arc-message-signature)[ \t]*:/im;
/** Hashing larger mails would be felt by others. */
const MOST_BYTES = 10_000_000;
const LONGEST_HEADERS = 1_000_000;

/**
 * Checks DKIM, SPF, DMARC and ARC of a mail ourselves. Without a giver SPF can't be checked, and a mail that no
 * signature speaks for can then not be said to fail DMARC. Rejects when the mail is too large.
 */
export async function verifyMail(
  raw: Uint8Array,
  from: string,
  giver: Giver | null,
  ask: AskNames,
): Promise<SenderChecks> {
  const found = await authenticate(toRead(raw), {
    ...(giver ? { ip: giver.client, helo: giver.greeting, sender: giver.from } : {}),
    mta: 'heed',
    resolver: ask,
    disableBimi: true,
  });
  const dkim = found.dkim.results.filter(({ signingDomain }) => signingDomain).map(signature);
  const spf = giver && found.spf ? found.spf : null;
  const checks: SenderChecks = {
    from,
    dkim,
    spf: { domain: spf?.domain ?? '', result: spf ? word(spf.status.result) : 'unchecked' },
    dmarc: dmarcOf(found),
    arc: found.arc ? word(found.arc.status.result) : 'none',
  };
  const signatureFails = dkim.some(({ result }) => result === 'fail');
  if (spf || signatureFails || checks.dmarc.result !== 'fail') return checks;
  return { ...checks, dmarc: { ...checks.dmarc, result: 'unchecked' } };
}

/** Nothing is signed in a mail without a signature: its headers are enough. */
function toRead(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const start = bytes.subarray(0, LONGEST_HEADERS).toString('latin1');
  const headers = start.slice(0, /\r?\n\r?\n/.exec(start)?.index ?? start.length);
  if (!SIGNATURE.test(headers)) return Buffer.from(`${headers}\r\n\r\n`, 'latin1');
  if (bytes.byteLength > MOST_BYTES) throw new Error('the mail is too large to be checked');
  return bytes;
}

function signature({ signingDomain, status }: DKIMResult): { domain: string; result: CheckResult } {
  const domain = (signingDomain ?? '').toLowerCase();
  // A body that was changed: the library calls it neutral, RFC 6376 section 6.1.3 a failure.
  const changed = status.result === 'neutral' && /body hash/.test(String(status.comment ?? ''));
  // What its signer left unsigned (l=) anybody may have added.
  const result = word(status.result);
  const open = result === 'pass' && ((status as { underSized?: number }).underSized ?? 0) > 0;
  return { domain, result: changed ? 'fail' : open ? 'policy' : result };
}

function dmarcOf({ dmarc }: AuthenticateResult): SenderChecks['dmarc'] {
  if (!dmarc) return { result: 'none', policy: null };
  const { policy } = dmarc;
  const known = policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : null;
  const { spf, dkim } = dmarc.alignment ?? {};
  const open = dmarc.status.result === 'pass' && !spf?.result && (dkim?.underSized ?? 0) > 0;
  return { result: open ? 'policy' : word(dmarc.status.result), policy: known };
}

function word(result: string): CheckResult {
  switch (result) {
    case 'pass':
    case 'fail':
    case 'softfail':
    case 'neutral':
    case 'none':
    case 'policy':
    case 'permerror':
      return result;
    case 'temperror':
    case 'temperr':
      return 'temperror';
    default:
      return 'none';
  }
}
