import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHtml, shownMail } from './safe-html.ts';

describe('safeHtml', () => {
  it.each([
    ['<p onclick="x()">Hi</p>', '<p>Hi</p>'],
    ['<script>alert(1)</script>ok', 'ok'],
    ['<style>p{background:url(http://t.example/a)}</style>ok', 'ok'],
    ['<p style="background:url(http://t.example/a)">x</p>', '<p>x</p>'],
    ['<iframe src="https://e.example"></iframe><form action="/x"><input name="a">y</form>', 'y'],
    ['<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer nofollow" target="_blank">x</a>'],
    [
      '<a href="https://e.example/?a=1&b=2" onmouseover="x" target="_top">x</a>',
      '<a href="https://e.example/?a=1&amp;b=2" title="https://e.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    ],
    [
      '<img src="https://t.example/p.gif" alt="Logo <b>">',
      '<span class="blocked-image" title="Image not loaded">Logo &lt;b&gt;</span>',
    ],
    ['<img src="//t.example/p.gif">', '<span class="blocked-image" title="Image not loaded"></span>'],
    ['<img src="cid:logo@x" alt="L">', '<span class="blocked-image" title="Image not loaded">L</span>'],
    [
      '<img src="data:image/svg+xml;base64,AA==">',
      '<span class="blocked-image" title="Image not loaded"></span>',
    ],
    [
      '<table background="http://t.example/a"><tr><td>x</td></tr></table>',
      '<table><tr><td>x</td></tr></table>',
    ],
    ['<meta http-equiv="refresh" content="0;url=http://e.example"><base href="http://e.example">x', 'x'],
  ])('makes %s inert', (html, safe) => {
    expect(safeHtml(html)).toBe(safe);
  });

  it('leaves nothing that runs or fetches, whatever the mess', () => {
    const scrap = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '<img src=',
      'http://t.example',
      '<script>',
      '<svg onload=x>',
      '<a href="',
      'java\tscript:',
      '<!--',
      '-->',
      '<p ',
      'on',
      'error=',
      '&lt;',
      '\0',
      '/',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), (parts) => {
        const tags = safeHtml(parts.join('')).match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          expect(tag).not.toMatch(/javascript:|<img[^>]*http/i);
          // Inside a quoted value the same letters are text.
          expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/^<(?:script|svg|iframe)|\son\w+=/i);
        }
      }),
    );
  });

  it.each(['<', '<div>', '<img src=x alt=y>', '&#1', '<p>a</p>', '<!--', '<a href="'])(
    'comes to an end with a megabyte of %s',
    (piece) => {
      const html = piece.repeat(1_000_000 / piece.length);
      expect(safeHtml(html).length).toBeLessThan(html.length * 8);
    },
  );

  it('shows very large HTML as text', () => {
    expect(safeHtml(`<p>a &lt;b&gt;</p>${'<i>x</i>'.repeat(60_000)}`)).toMatch(/^<pre>a &lt;b&gt;\n/);
  });
});

describe('pictures', () => {
  const html = [
    '<img src="https://pics.example/a.png" alt="A" width="200">',
    '<img src="//pics.example/b.png" srcset="https://pics.example/c.png 2x" style="width:300px">',
    '<img src="https://track.example/1.gif" width="1" height="1">',
    '<img src="https://track.example/2.gif" style="display:none">',
    '<img src="https://track.example/3.gif" height="0px">',
    '<img src="cid:logo%40x" alt="Logo">',
  ].join('');
  const own = new Map([['logo@x', 'data:image/png;base64,AA==']]);

  it('from elsewhere are counted and left out, those the mail brings along are shown', () => {
    const shown = shownMail(html, { own });
    expect(shown).toMatchObject({ remote: 2, trackers: 3 });
    expect(shown.html).not.toContain('example');
    expect(shown.html).toContain('<img alt="Logo" src="data:image/png;base64,AA==" />');
  });

  it('are fetched when asked for, without telling from where, but never those that nobody sees', () => {
    const shown = shownMail(html, { own, remote: true });
    expect(shown).toMatchObject({ remote: 2, trackers: 3 });
    expect(shown.html.match(/src="[^"]*example[^"]*"[^>]*/g)).toEqual([
      'src="https://pics.example/a.png" referrerpolicy="no-referrer" /',
      'src="https://pics.example/b.png" referrerpolicy="no-referrer" /',
    ]);
    expect(shown.html).not.toContain('srcset');
  });
});

describe('links', () => {
  it.each([
    [
      'https://bank.example/login',
      'https://evil.test/x',
      ' <span class="other-link">(leads to evil.test)</span>',
    ],
    [
      'www.bank.example',
      'https://bank.example.evil.test/',
      ' <span class="other-link">(leads to bank.example.evil.test)</span>',
    ],
    [
      'bank.<b>example</b>',
      'http://bänk.example/',
      ' <span class="other-link">(leads to xn--bnk-qla.example)</span>',
    ],
    ['https://bank.example/login', 'https://www.bank.example/other', ''],
    ['Sign in', 'https://evil.test/', ''],
    ['bank.example', 'mailto:a@evil.test', ''],
    ['Mr. Smith', 'https://evil.test/', ''],
  ])('whose words %s name another place than %s are marked', (words, href, mark) => {
    const html = shownMail(`<a title="https://bank.example" href="${href}">${words}</a>.`).html;
    expect(html.slice(html.indexOf('</a>'))).toBe(`</a>${mark}.`);
    expect(html).toContain(`title="${href}"`);
  });

  it('are marked in a time that grows with their number', () => {
    expect(
      shownMail('<a href="https://evil.test">bank.example</a>'.repeat(20_000)).html.match(/leads to/g),
    ).toHaveLength(20_000);
  });
});
