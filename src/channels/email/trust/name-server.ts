import { Resolver } from 'node:dns/promises';

/** Asks the DNS as `dns.resolve` does; rejects with its error codes. */
export type AskNames = (name: string, type: string) => Promise<string[][] | string[]>;

const PATIENCE_MS = 1_500;
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5_000;
/** Names that nobody owns (RFC 2606, RFC 6761, RFC 7686): asking tells others what we look at, and answers nothing. */
const NOBODYS = /(?:^|\.)(?:example|test|invalid|localhost|local|onion)\.?$/i;
/** Answers that stand: there is no such name, or nothing of that type. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

interface Kept {
  readonly until: number;
  readonly answer: Promise<string[][] | string[]>;
}

/** The machine's name server with little patience and a memory of five minutes; failures to answer are asked again. */
export function nameServer(): AskNames {
  const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  return remembering((name, type) => resolver.resolve(name, type) as Promise<string[][] | string[]>);
}

/** Asks each question once in five minutes. */
export function remembering(ask: AskNames, tick: () => number = () => performance.now()): AskNames {
  const kept = new Map<string, Kept>();
  return (name, type) => {
    if (NOBODYS.test(name)) return Promise.reject(noSuchName(name));
    const key = `${type} ${name.toLowerCase()}`;
    const known = kept.get(key);
    if (known && known.until > tick()) return known.answer;
    const answer = ask(name, type);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { until: tick() + KEPT_MS, answer });
    answer.catch((error: { code?: string }) => {
      if (!NOTHING.has(error.code ?? '')) kept.delete(key);
    });
    return answer;
  };
}

function noSuchName(name: string): Error {
  return Object.assign(new Error(`nobody owns ${name}`), { code: 'ENOTFOUND' });
}
