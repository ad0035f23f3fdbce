import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readPages } from './read-pages.ts';
import { visitScript } from './visit-script.ts';

const page = { url: 'https://larkfield.test/pumps', title: ' Pumps ', at: '2026-11-26T03:01:00.000Z' };

describe('pages seen before a form was sent', () => {
  test('are read with the consent, titles trimmed, queries and fragments cut off', () => {
    const given = [{ ...page, url: `${page.url}?q=ada@buyer.test#prices` }];
    expect(readPages('pages', JSON.stringify(given))).toEqual([{ ...page, title: 'Pumps' }]);
  });

  test('are none without the consent', () => {
    expect(readPages('', JSON.stringify([page]))).toEqual([]);
    expect(readPages('yes', JSON.stringify([page]))).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['no list', '{"url":"https://larkfield.test"}'],
    ['no address', '[{"title":"x","at":"2026-11-26T03:01:00Z"}, null, 4]'],
    ['a script for an address', `[{"url":"javascript:alert(1)","at":"${page.at}"}]`],
    ['no time', '[{"url":"https://larkfield.test","at":"yesterday"}]'],
    ['an impossible time', '[{"url":"https://larkfield.test","at":"2026-13-41T03:01:00Z"}]'],
  ])('leave out what is unreadable: %s', (_, json) => {
    expect(readPages('pages', json)).toEqual([]);
  });

  test('are the newest fifty', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ ...page, url: `https://larkfield.test/${n}` }));
    const read = readPages('pages', JSON.stringify(many));
    expect([read.length, read[0]?.url]).toEqual([50, 'https://larkfield.test/10']);
  });
});

/** A browser's tab on the company's site, as far as the script touches it. */
function tab(kept: Map<string, string>, path: string) {
  const listeners: ((event: { target: unknown }) => void)[] = [];
  const scope: Record<string, unknown> = {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    location: { origin: 'https://larkfield.test', pathname: path },
    document: {
      title: path,
      createElement: () => ({}),
      addEventListener: (_: string, listener: (event: { target: unknown }) => void) =>
        listeners.push(listener),
    },
    URL,
    Date,
  };
  scope.window = scope;
  runInNewContext(visitScript, scope);
  return {
    visit: scope.heedVisit as { consent(): void; withdraw(): void },
    send: (action: string) => {
      const elements: Record<string, { name: string; value?: string }> = {};
      const appendChild = (field: { name: string }) => {
        elements[field.name] = field;
        return field;
      };
      for (const listener of listeners) listener({ target: { action, elements, appendChild } });
      return Object.fromEntries(Object.values(elements).map(({ name, value }) => [name, value ?? '']));
    },
  };
}

describe('the script on the company’s site', () => {
  test('notes nothing before the consent, from then on every page, and hands them over with our form alone', () => {
    const kept = new Map<string, string>();
    tab(kept, '/before');
    expect(kept.size).toBe(0);
    tab(kept, '/pumps').visit.consent();
    const contact = tab(kept, '/contact');
    expect(contact.send('https://other.test/search')).toEqual({});
    const sent = contact.send('https://heed.test/f/key');
    const pages = readPages(sent.heed_consent ?? '', sent.heed_pages ?? '');
    expect(pages.map(({ url }) => url)).toEqual([
      'https://larkfield.test/pumps',
      'https://larkfield.test/contact',
    ]);
  });

  test('forgets everything when the consent is withdrawn', () => {
    const kept = new Map<string, string>();
    const { visit, send } = tab(kept, '/pumps');
    visit.consent();
    visit.withdraw();
    expect([kept.size, send('https://heed.test/f/key')]).toEqual([0, {}]);
  });
});
