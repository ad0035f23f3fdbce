import { createHash } from 'node:crypto';
import { type PageSeen, pageFields, readPages } from './read-pages.ts';

/** What a form may carry. Names other than these are kept in the message, never dropped. */
export interface Submission {
  readonly name: string;
  /** A usable address, or null; `givenEmail` is what was typed. */
  readonly email: string | null;
  readonly givenEmail: string;
  readonly phone: string | null;
  readonly company: string | null;
  /** Lines with what does not fit its field, such as half an address: kept beside the message. */
  readonly misfits: readonly string[];
  readonly message: string;
  readonly questions: readonly string[];
  readonly zone: string | null;
  readonly source: string | null;
  /** Pages seen before, with the visitor's consent alone. */
  readonly pages: readonly PageSeen[];
  /** Hidden value that makes a second press of the button the same submission. */
  readonly nonce: string | null;
  /** A hash over everything sent. */
  readonly contentHash: string;
}

export type FieldFaults = Readonly<Partial<Record<'name' | 'email' | 'phone' | 'message', string>>>;

/** What the fields say: usable, to be looked at by a person, or to be completed by the sender. */
export type Reading =
  | { readonly kind: 'usable'; readonly submission: Submission }
  | {
      readonly kind: 'suspicious';
      readonly submission: Submission;
      readonly reason: 'trap' | 'oversized' | 'invalid';
      readonly evidence: string;
    }
  | { readonly kind: 'incomplete'; readonly submission: Submission; readonly faults: FieldFaults };

const LIMITS = {
  name: 200,
  email: 254,
  phone: 60,
  company: 200,
  message: 20_000,
  source: 120,
  zone: 60,
} as const;
const MAX_NONCE_CHARS = 100;
const OWN_FIELDS = new Set([
  ...Object.keys(LIMITS),
  'nonce',
  'question',
  'website',
  'utm_source',
  'heed_nonce',
  ...pageFields,
]);
const ADDRESS = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/;

/** Reads the fields of a form post, plain or JSON. Values may be anything: nothing here throws. */
export function readSubmission(fields: Readonly<Record<string, unknown>>): Reading {
  const raw = (name: string) => texts(fields[name])[0] ?? '';
  const submission = toSubmission(fields, raw);
  if (raw('website') !== '')
    return {
      kind: 'suspicious',
      submission,
      reason: 'trap',
      evidence: 'the field hidden from people was filled in',
    };
  const tooLong = Object.entries(LIMITS).find(([name, limit]) => raw(name).length > limit);
  if (tooLong)
    return {
      kind: 'suspicious',
      submission,
      reason: 'oversized',
      evidence: `${tooLong[0]} is longer than ${tooLong[1]} characters`,
    };
  const faults = faultsIn(submission, raw('email'));
  return Object.keys(faults).length > 0
    ? { kind: 'incomplete', submission, faults }
    : { kind: 'usable', submission };
}

function toSubmission(fields: Readonly<Record<string, unknown>>, raw: (name: string) => string): Submission {
  const extra = Object.entries(fields)
    .filter(([name]) => !OWN_FIELDS.has(name))
    .map(([name, value]) => `${withoutNul(clean(name).slice(0, 80))}: ${texts(value).join(', ')}`);
  const questions = texts(fields.question)
    .map((text) => text.trim())
    .filter(Boolean);
  const message = [raw('message'), ...questions, ...extra]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
  const { contact, misfits } = readContact((name) => clean(raw(name)));
  return {
    ...contact,
    misfits,
    message,
    questions: questions.slice(0, 12),
    zone: zoneOrNull(clean(raw('zone'))),
    source: clean(raw('utm_source') || raw('source')).slice(0, LIMITS.source) || null,
    pages: readPages(raw('heed_consent'), raw('heed_pages')),
    nonce: clean(raw('heed_nonce') || raw('nonce')).slice(0, MAX_NONCE_CHARS) || null,
    contentHash: hashOf(fields),
  };
}

function readContact(given: (name: 'name' | 'email' | 'phone' | 'company') => string) {
  const misfits: string[] = [];
  const fitting = (name: 'name' | 'email' | 'phone' | 'company', isUsable = (_: string) => true) => {
    const text = given(name);
    if (text.length <= LIMITS[name] && (text === '' || isUsable(text))) return text;
    misfits.push(`${name}: ${text}`);
    return '';
  };
  const contact = {
    name: fitting('name'),
    email: fitting('email', (text) => ADDRESS.test(text)).toLowerCase() || null,
    givenEmail: given('email').slice(0, LIMITS.message),
    phone: fitting('phone') || null,
    company: fitting('company') || null,
  };
  return { contact, misfits };
}

function hashOf(fields: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => [name, jsonOf(value)]);
  return createHash('sha256').update(JSON.stringify(pairs)).digest('hex');
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // No person's form nests so deep that writing it down exhausts the stack.
    return '(nested too deep to be read)';
  }
}

function faultsIn(submission: Submission, givenEmail: string): FieldFaults {
  const noWayBack = submission.email === null && submission.phone === null;
  return {
    ...(submission.message === '' ? { message: 'Please tell us what you would like to know.' } : {}),
    ...(givenEmail !== '' && submission.email === null
      ? { email: 'This mail address is not complete.' }
      : {}),
    ...(noWayBack && givenEmail === ''
      ? { email: 'Please leave a mail address or a phone number, so that we can answer.' }
      : {}),
  };
}

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.slice(0, 50).map((one) => withoutNul(typeof one === 'string' ? one : jsonOf(one)));
}

/** PostgreSQL keeps no NUL, and half a surrogate pair is no text. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function clean(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, ' ').trim();
}

function zoneOrNull(zone: string): string | null {
  if (zone === '') return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
