import {
  acceptableWaits,
  type BuyerWordKind,
  buyerWordKinds,
  choices,
  type Press,
  type PressFault,
  paces,
  verdicts,
} from './press.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Characters of a line of a form, and of what they wrote: the page's own fields take no more, and nothing is cut in silence. */
export const LONGEST_LINE = 200;
export const LONGEST_WORDS = 5_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads what a form of the page sent. `act` is the last part of its address; null for one there is none of. A fault is
 * what the contact can put right.
 */
export function readPress(act: string, fields: Fields): Press | { readonly fault: PressFault } | null {
  const kind = buyerWordKinds.find((one) => one === act);
  return kind === undefined ? null : (readers[kind](fields) ?? { fault: 'form' });
}

const readers: Readonly<Record<BuyerWordKind, (fields: Fields) => Press | { fault: PressFault } | null>> = {
  verdict: (fields) => {
    const verdict = oneOf(verdicts, fields.verdict);
    const said = words(fields);
    if (said.length > LONGEST_WORDS) return { fault: 'long' };
    return verdict && { kind: 'verdict', verdict, words: said };
  },
  need: (fields) => {
    const said = words(fields);
    if (said.length > LONGEST_WORDS) return { fault: 'long' };
    return said === '' ? { fault: 'words' } : { kind: 'need', words: said };
  },
  question: (fields) => {
    const questionId = line(fields.question);
    return UUID.test(questionId) ? { kind: 'question', questionId } : null;
  },
  pace: (fields) => {
    const pace = oneOf(paces, fields.pace);
    return pace && { kind: 'pace', pace };
  },
  wait: (fields) => {
    const minutes = acceptableWaits.find((one) => String(one) === fields.minutes);
    return minutes === undefined ? null : { kind: 'wait', minutes };
  },
  person: () => ({ kind: 'person' }),
  call: (fields) => {
    const when = line(fields.when);
    const phone = line(fields.phone);
    if (when === 'now') return { kind: 'call', at: null, phone };
    const at = Date.parse(when);
    return Number.isNaN(at) ? { fault: 'time' } : { kind: 'call', at, phone };
  },
  referral: (fields) => {
    const [name, email, phone] = [line(fields.name), line(fields.email), line(fields.phone)];
    const isLong = [name, email, phone].some((one) => one.length > LONGEST_LINE);
    const isAddress = email === '' || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email);
    if (name === '' || (email === '' && phone === '') || !isAddress || isLong) return { fault: 'referral' };
    return { kind: 'referral', name, email, phone };
  },
  choice: (fields) => {
    const choice = oneOf(choices, fields.choice);
    return choice && { kind: 'choice', choice };
  },
};

function oneOf<T extends string>(values: readonly T[], given: unknown): T | null {
  return values.find((value) => value === given) ?? null;
}

function line(given: unknown): string {
  if (typeof given !== 'string') return '';
  return given.replaceAll(/\s+/g, ' ').trim();
}

function words(fields: Fields): string {
  const given = fields.words;
  if (typeof given !== 'string') return '';
  return given.replaceAll('\r\n', '\n').trim();
}
