import { registeredDomain } from '../../core/mail/registered-domain.ts';
import { decodeEntities } from './decode-entities.ts';

/** Words that name a place: `https://bank.example/login`, `www.bank.example`, `bank.example`. */
const PLACE =
  /^(?:https?:\/\/)?((?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61})\.){1,10}[a-z\u00a1-\uffff]{2,24})(?::\d{1,5})?(?:[/?#]\S{0,2000})?$/i;
const LONGEST_WORDS = 2_100;

/**
 * Marks each link whose words name another place than the one it leads to. The HTML is the sanitizer's own: attributes
 * quoted, links not nested. In time linear to its length.
 */
export function markedLinks(html: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<a ', from);
    const end = start < 0 ? -1 : html.indexOf('</a>', start);
    if (end < 0) return result + html.slice(from);
    const after = end + '</a>'.length;
    result += html.slice(from, after) + markFor(html.slice(start, end));
    from = after;
  }
}

function markFor(link: string): string {
  const open = link.indexOf('>');
  const href = / href="([^"]*)"/.exec(link.slice(0, open))?.[1];
  if (href === undefined || link.length - open > LONGEST_WORDS) return '';
  const words = decodeEntities(link.slice(open + 1).replaceAll(/<[^>]*>/g, '')).trim();
  const named = PLACE.exec(words)?.[1]?.toLowerCase();
  const leads = hostOf(decodeEntities(href));
  if (
    named === undefined ||
    leads === null ||
    registeredDomain(hostOf(`https://${named}`) ?? named) === registeredDomain(leads)
  )
    return '';
  return ` <span class="other-link">(leads to ${leads})</span>`;
}

/** The host of a web address as the browser asks for it; it holds no character that HTML minds. */
function hostOf(address: string): string | null {
  if (!/^https?:/i.test(address.trim()) || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return /^[a-z0-9.:[\]-]+$/.test(hostname) ? hostname : null;
}
