import { describe, expect, it } from 'vitest';
import { DAY, fromIso, SECOND } from '../core/time/instant.ts';
import { LINK_CHARS, linkUrl, readLink } from './signed-link.ts';

const secret = 'x'.repeat(32);
const now = fromIso('2026-12-01T16:00:00Z');
const subject = {
  orgId: '0193a000-0000-7000-8000-000000000001',
  requestId: '0193a000-0000-7000-8000-0000000000ff',
  contactId: '0193a000-0000-7000-8000-00000000abcd',
};
const url = linkUrl({ secret, publicUrl: 'https://heed.example' }, subject, now);
const token = url.slice('https://heed.example/c/'.length);

describe('the link to a contact’s page', () => {
  it('names its subject, for 60 days to the second', () => {
    expect(url).toMatch(new RegExp(`^https://heed\\.example/c/[\\w-]{${LINK_CHARS}}$`));
    expect(readLink(secret, token, now)).toEqual({ kind: 'valid', ...subject });
    expect(readLink(secret, token, now + 60 * DAY)).toEqual({ kind: 'valid', ...subject });
    expect(readLink(secret, token, now + 60 * DAY + SECOND)).toEqual({ kind: 'expired', ...subject });
  });

  it('is none with any other character anywhere, cut, lengthened, or of another installation', () => {
    for (let at = 0; at < token.length; at += 1)
      for (const other of ['A', 'B', '_', '+', '='])
        if (other !== token[at]) {
          const changed = token.slice(0, at) + other + token.slice(at + 1);
          expect(readLink(secret, changed, now), `${at} ${other}`).toEqual({ kind: 'wrong' });
        }
    for (const changed of [
      '',
      token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      ` ${token}`,
      'é'.repeat(LINK_CHARS),
    ])
      expect(readLink(secret, changed, now)).toEqual({ kind: 'wrong' });
    expect(readLink('y'.repeat(32), token, now)).toEqual({ kind: 'wrong' });
  });
});
