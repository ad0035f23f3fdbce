import { isFreemail } from '../mail/freemail.ts';
import type { MailTrace } from './mail-trace.ts';

/** Which addresses are ours, and how we know, as a plain sentence. */
export interface OwnAddresses {
  readonly isOwn: readonly boolean[];
  readonly note: string;
}

/**
 * Ours are the addresses and domains that are named; else they are guessed by the most frequent sender among what was
 * sent, or by the most frequent recipient, with the domain unless everybody has addresses there.
 */
export function ownAddresses(
  traces: readonly MailTrace[],
  addresses: readonly string[],
  named: readonly string[],
): OwnAddresses {
  if (named.length > 0) {
    const wanted = named.map((one) => one.trim().toLowerCase().replace(/^@/, ''));
    return { isOwn: matching(addresses, wanted), note: `Taken for our own: ${wanted.join(', ')}.` };
  }
  const [guess, by] = guessed(traces, addresses);
  if (guess === null) return { isOwn: addresses.map(() => false), note: 'No address looks like our own.' };
  const domain = guess.slice(guess.lastIndexOf('@') + 1);
  const own = isFreemail(domain) ? guess : domain;
  return {
    isOwn: matching(addresses, [own]),
    note: `Taken for our own: ${own}, since ${guess} is the most frequent ${by}. Say --own to name others.`,
  };
}

function matching(addresses: readonly string[], wanted: readonly string[]): boolean[] {
  const whole = new Set(wanted);
  return addresses.map((address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    return whole.has(address) || whole.has(domain) || wanted.some((one) => domain.endsWith(`.${one}`));
  });
}

function guessed(traces: readonly MailTrace[], addresses: readonly string[]): [string | null, string] {
  const senders = mostFrequent(traces.filter(({ inSent }) => inSent).map(({ from }) => from));
  if (senders !== null) return [addresses[senders] ?? null, 'sender among what was sent'];
  const recipient = mostFrequent(traces.flatMap(({ to }) => to));
  return [recipient === null ? null : (addresses[recipient] ?? null), 'recipient'];
}

/** Null of nothing; of equals the one that came first. */
function mostFrequent(places: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  let best: number | null = null;
  for (const [place, n] of counts) if (n > (best === null ? 0 : (counts.get(best) ?? 0))) best = place;
  return best;
}
