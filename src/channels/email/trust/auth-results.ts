import type { CheckResult, SenderChecks } from '../../../core/mail/sender-checks.ts';

/** An Authentication-Results header as far as it speaks of DKIM, SPF, DMARC and ARC (RFC 8601 section 2.2). */
export interface AuthResults {
  /** Who says so, in lower case. */
  readonly server: string;
  readonly checks: Omit<SenderChecks, 'from'>;
}

const MOST_CHARS = 16_000;
const MOST_RESULTS = 50;
const RESULTS: Readonly<Record<string, CheckResult>> = {
  pass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  none: 'none',
  policy: 'policy',
  temperror: 'temperror',
  permerror: 'permerror',
};

interface Method {
  readonly name: string;
  readonly result: CheckResult;
  /** Properties such as `header.d`, in lower case. */
  readonly properties: ReadonlyMap<string, string>;
  /** What stood in brackets. */
  readonly comment: string;
}

/** Reads a header's value; null for what names no server. What can't be read counts as not said. */
export function readAuthResults(value: string): AuthResults | null {
  const [id = '', ...rest] = value.slice(0, MOST_CHARS).split(';').slice(0, MOST_RESULTS);
  const server = withoutComments(id).text.trim().split(/\s+/)[0]?.replaceAll('"', '').toLowerCase() ?? '';
  if (server === '' || server.includes('=')) return null;
  const methods = rest.flatMap((part) => methodOf(part) ?? []);
  const of = (name: string) => methods.find((method) => method.name === name);
  const [spf, dmarc, arc] = [of('spf'), of('dmarc'), of('arc')];
  const dkim = methods.filter(({ name, result }) => name === 'dkim' && result !== 'none');
  return {
    server,
    checks: {
      dkim: dkim.map(({ properties, result }) => ({ domain: signerIn(properties), result })),
      spf: { domain: spf ? envelopeIn(spf.properties) : '', result: spf?.result ?? 'unchecked' },
      dmarc: { result: dmarc?.result ?? 'unchecked', policy: dmarc ? policyIn(dmarc) : null },
      arc: arc?.result ?? 'unchecked',
    },
  };
}

function methodOf(part: string): Method | null {
  const { text, comment } = withoutComments(part);
  const [, name = '', said = ''] = /^\s*([a-z0-9-]+)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(text) ?? [];
  if (name === '') return null;
  const properties = [...text.matchAll(/\b([a-z]+\.[a-z-]+)\s*=\s*("[^"]{0,500}"|[^\s;]{1,500})/gi)].map(
    ([, key = '', value = '']) => [key.toLowerCase(), value.replaceAll('"', '').toLowerCase()] as const,
  );
  const result = RESULTS[said.toLowerCase()] ?? 'none';
  return { name: name.toLowerCase(), result, properties: new Map(properties), comment };
}

/** Comments apart from the rest; they nest, and a quoted bracket is none (RFC 5322 section 3.2.2). */
function withoutComments(part: string): { readonly text: string; readonly comment: string } {
  let text = '';
  let comment = '';
  let depth = 0;
  let quoted = false;
  for (const char of part) {
    if (char === '"' && depth === 0) quoted = !quoted;
    if (char === '(' && !quoted) depth += 1;
    else if (char === ')' && !quoted && depth > 0) depth -= 1;
    else if (depth > 0) comment += char;
    else text += char;
    if (depth > 0 && char === '(') text += ' ';
  }
  return { text, comment };
}

function signerIn(properties: ReadonlyMap<string, string>): string {
  const identity = properties.get('header.i');
  return properties.get('header.d') ?? identity?.split('@').at(-1) ?? '';
}

function envelopeIn(properties: ReadonlyMap<string, string>): string {
  const sender = properties.get('smtp.mailfrom') ?? properties.get('smtp.helo') ?? '';
  return sender.split('@').at(-1) ?? '';
}

/** The policy stands in a comment by custom (`p=REJECT`), or as a property. */
function policyIn({ comment, properties }: Method): SenderChecks['dmarc']['policy'] {
  const said = properties.get('policy.dmarc') ?? /\bp=([a-z]+)/i.exec(comment)?.[1]?.toLowerCase();
  return said === 'none' || said === 'quarantine' || said === 'reject' ? said : null;
}
