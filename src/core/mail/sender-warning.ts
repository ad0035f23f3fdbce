import { type Likeness, likenessOf } from './look-alike.ts';
import { registeredDomain } from './registered-domain.ts';
import { type SenderChecks, standingOf } from './sender-checks.ts';

/** Something about a sender that a reader has to know before they trust the mail. */
export type SenderWarning =
  /** The domain asks to refuse what fails its checks, and this does. */
  | { readonly kind: 'dmarc'; readonly domain: string; readonly policy: 'quarantine' | 'reject' }
  /** A colleague's address stands in From, and the checks speak against it. */
  | { readonly kind: 'not_colleague'; readonly name: string }
  | {
      readonly kind: 'look_alike';
      readonly domain: string;
      readonly of: string;
      readonly whose: 'ours' | 'contact';
      readonly how: Likeness;
    }
  /** The display name shows another address. */
  | { readonly kind: 'other_address'; readonly shown: string }
  /** A colleague's name with a stranger's address. */
  | { readonly kind: 'colleague_name'; readonly name: string }
  /** Answers would go to another domain. */
  | { readonly kind: 'reply_to'; readonly address: string };

/** The sender as the mail names them. Addresses and domains in lower case. */
export interface NamedSender {
  readonly name: string;
  readonly address: string;
  readonly replyTo: string | null;
}

/** What we know of ourselves and of those we deal with. */
export interface KnownNames {
  readonly ownDomains: readonly string[];
  /** Domains of contacts we have answered, none that resembled another when it came. */
  readonly contactDomains: readonly string[];
  /** Colleagues by address, and with which name. */
  readonly colleagues: readonly { readonly name: string; readonly address: string }[];
}

/** What to warn of, the gravest in front. */
export function warningsOf(sender: NamedSender, checks: SenderChecks, known: KnownNames): SenderWarning[] {
  const { policy } = checks.dmarc;
  const colleague = known.colleagues.find(({ address }) => address === sender.address);
  const fails = checks.dmarc.result === 'fail';
  return [
    ...(colleague && standingOf(checks) === 'failed'
      ? [{ kind: 'not_colleague', name: colleague.name } as const]
      : []),
    ...(fails && (policy === 'reject' || policy === 'quarantine')
      ? [{ kind: 'dmarc', domain: checks.from, policy } as const]
      : []),
    ...lookAlikes(domainOf(sender.address), known),
    ...otherAddress(sender),
    ...(colleague === undefined ? colleagueName(sender, known) : []),
    ...replyTo(sender),
  ];
}

function lookAlikes(domain: string, { ownDomains, contactDomains }: KnownNames): SenderWarning[] {
  if (domain === '') return [];
  const name = registeredDomain(domain);
  const isSame = (known: string) => known.endsWith(name) && registeredDomain(known) === name;
  const isKnown = ownDomains.some(isSame) || contactDomains.some(isSame);
  if (isKnown) return [];
  const likeness = likenessOf(domain);
  const found = (of: string, whose: 'ours' | 'contact'): SenderWarning[] => {
    const how = likeness(of);
    return how === null ? [] : [{ kind: 'look_alike', domain, of, whose, how }];
  };
  for (const of of ownDomains) {
    const [first] = found(of, 'ours');
    if (first) return [first];
  }
  for (const of of contactDomains) {
    const [first] = found(of, 'contact');
    if (first) return [first];
  }
  return [];
}

function otherAddress({ name, address }: NamedSender): SenderWarning[] {
  const shown = /[^\s<>"'()@,;:]{1,64}@[^\s<>"'()@,;:]{1,255}\.[a-z]{2,}/i.exec(name)?.[0].toLowerCase();
  if (shown === undefined || registeredDomain(domainOf(shown)) === registeredDomain(domainOf(address)))
    return [];
  return [{ kind: 'other_address', shown }];
}

function colleagueName({ name, address }: NamedSender, known: KnownNames): SenderWarning[] {
  const domain = registeredDomain(domainOf(address));
  if (known.ownDomains.some((own) => registeredDomain(own) === domain)) return [];
  const words = wordsOf(name);
  // One word is a first name, which many people have.
  if (!words.includes(' ')) return [];
  const colleague = known.colleagues.find((one) => wordsOf(one.name) === words);
  return colleague ? [{ kind: 'colleague_name', name: colleague.name }] : [];
}

function replyTo({ address, replyTo: answersTo }: NamedSender): SenderWarning[] {
  if (answersTo === null || address === '') return [];
  const same = registeredDomain(domainOf(answersTo)) === registeredDomain(domainOf(address));
  return same ? [] : [{ kind: 'reply_to', address: answersTo }];
}

/** The part of an address behind its last @. */
export function domainOf(address: string): string {
  return address.includes('@') ? (address.split('@').at(-1) ?? '').toLowerCase() : '';
}

/** A name without case, accents, order of "Park, Theo" and what stands in brackets. */
function wordsOf(name: string): string {
  const bare = name
    .replace(/\([^)]{0,200}\)|<[^>]{0,400}>|["']/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const [last = '', first] = bare.split(',', 2);
  return `${first ?? ''} ${last}`.trim().replace(/\s+/g, ' ');
}
