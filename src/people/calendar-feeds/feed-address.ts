import { DomainError } from '../../core/domain-error.ts';

/**
 * The address of a feed as it is asked for; `webcal:` is what calendars write for it. Throws DomainError `invalid`.
 * @param allowHttp where inside addresses may be asked (HEED_FETCH_PRIVATE)
 */
export function feedAddress(text: string, allowHttp: boolean): URL {
  const address = text.trim().replace(/^webcals?:/i, 'https:');
  const url = URL.canParse(address) ? new URL(address) : null;
  const isFit = url?.protocol === 'https:' || (allowHttp && url?.protocol === 'http:');
  if (!url || !isFit || url.hostname === '')
    throw new DomainError('invalid', 'an address beginning with https:// is needed', '/url');
  return url;
}
