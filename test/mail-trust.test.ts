import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MailPath } from '../src/channels/email/trust/mail-path.ts';
import { request } from '../src/flow/desk/contract.ts';
import { listFiltered, releaseFiltered } from '../src/flow/intake/contract.ts';
import { filteredOf, type Mailbox, type MailParts, mail, requestsOf } from './factories.ts';
import { type Organisation, type Person, World } from './world.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const key = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
const dns: Record<string, string> = {
  's._domainkey.larkfield.test': key,
  's._domainkey.valley-dairy.test': key,
  '_dmarc.larkfield.test': 'v=DMARC1; p=reject',
  '_dmarc.valley-dairy.test': 'v=DMARC1; p=quarantine',
};
const relay: MailPath = { via: 'listener', client: '127.0.0.1', greeting: 'mx', from: '' };
const outside: MailPath = {
  via: 'listener',
  client: '198.41.0.4',
  greeting: 'mail.evil.test',
  from: 'x@evil.test',
};

let world: World;
let place: Organisation;
let box: Mailbox;
let theo: Person;
let serial = 0;

beforeAll(async () => {
  world = await World.create({
    now: '2026-03-02T15:00:00Z',
    askNames: async (name, type) => {
      const found = type === 'TXT' ? dns[name] : undefined;
      if (found === undefined) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
      return [[found]];
    },
  });
  place = await world.organisation();
  box = await world.mailbox(place, 'sales@larkfield.test');
  theo = await world.member(place, 'Theo Park', ['salesperson']);
});
afterEach(() =>
  world.owner((db) => sql`truncate contact, filtered, absence, timer, message_trust cascade`.execute(db)),
);
afterAll(() => world[Symbol.asyncDispose]());

const ada = 'Ada Buyer <ada@valley-dairy.test>';

async function take(raw: Buffer | string, path: MailPath = relay, truncated = false) {
  serial += 1;
  const delivered = {
    orgId: place.orgId,
    mailbox: box,
    raw: Buffer.from(raw),
    arrivedAt: await world.now(),
    evidence: 'server' as const,
    deliveryKey: `${serial}`,
    path,
    truncated,
  };
  const outcome = await world.parts.mailIntake.receive(delivered);
  await world.parts.mailIntake.settled();
  return outcome;
}

async function signed(parts: MailParts, domain: string): Promise<string> {
  const signature = { signingDomain: domain, selector: 's', privateKey };
  const raw = mail(parts);
  return `${(await dkimSign(raw, { ...signature, signatureData: [signature] })).signatures}${raw}`;
}

async function page(id: string) {
  return (await world.call(theo, request, { params: { org: place.slug, id } })).body;
}
async function newest() {
  return page((await requestsOf(world, place)).at(-1)?.id ?? '');
}

/** Ada asks, and somebody writes back past the composer. */
async function answered(raw: (headers: string[]) => Promise<string> | string, path: MailPath = relay) {
  await take(mail({ from: ada, messageId: '<asked@valley-dairy.test>', text: 'Can it lift 40 metres?' }));
  const outcome = await take(await raw(['In-Reply-To: <asked@valley-dairy.test>']), path);
  const [first] = await requestsOf(world, place);
  return { outcome, first: await page(first?.id ?? '') };
}
const reply = (headers: string[]): MailParts => ({
  from: `Theo Park <${theo.email}>`,
  to: 'ada@valley-dairy.test',
  text: 'Yes, it can lift 40 metres.',
  headers,
});

describe('the sender of a mail', () => {
  it('who signs is proven; it stands at the message, with its details', async () => {
    await take(await signed({ from: ada }, 'valley-dairy.test'));
    const [message] = (await newest()).messages;
    expect(message?.sender).toEqual({
      standing: 'proven',
      line: 'Signed by valley-dairy.test',
      details: [
        'Checked by Heed',
        'DKIM of valley-dairy.test: pass',
        'SPF: not possible here, since the mail came through another server',
        'DMARC: pass (the domain’s policy is quarantine)',
      ],
      warnings: [],
      notes: [],
    });
  });

  it('who fails what their domain asks for is warned of, and so is an answer that would go elsewhere', async () => {
    await take(mail({ from: ada, headers: ['Reply-To: ada@evil.test'] }), outside);
    expect((await newest()).messages[0]?.sender).toMatchObject({
      standing: 'failed',
      line: 'Sender not proven: fails the checks that valley-dairy.test asks for',
      warnings: [{ text: expect.stringContaining('distrust such mail') }],
      notes: ['Asks for answers to ada@evil.test'],
    });
  });

  it('who resembles a contact we have answered is warned of, again and again', async () => {
    const { first } = await answered((headers) => signed(reply(headers), 'larkfield.test'));
    expect(first.state).toBe('answered');
    for (const messageId of ['<1@x>', '<2@x>']) {
      await take(mail({ from: 'Ada Buyer <ada@valley-diary.test>', messageId }));
      expect((await newest()).messages[0]?.sender?.warnings.map(({ text }) => text)).toEqual([
        'valley-diary.test looks like valley-dairy.test, which belongs to a contact of yours, but is another one (a letter differs).',
      ]);
    }
  });

  it('of a mail too large to be fetched can’t be checked; what there is of it says so', async () => {
    await take(await signed({ from: ada }, 'valley-dairy.test'), relay, true);
    const [message] = (await newest()).messages;
    expect(message?.sender?.line).toBe('Sender could not be checked: the mail is too large');
    expect(message?.text).toMatch(
      /^Can it lift 40 metres\?\n\n\[Only the beginning of this mail was fetched/,
    );
  });

  it('stays known of a mail that waited in Filtered', async () => {
    await take(
      mail({ from: 'Theo Park <theo@1arkfield.test>', headers: ['Auto-Submitted: auto-generated'] }),
    );
    const params = { org: place.slug };
    const { body } = await world.call(theo, listFiltered, { params });
    const id = (await filteredOf(world, place))[0]?.id ?? '';
    expect(body.items).toHaveLength(1);
    await world.call(place.founder, releaseFiltered, { params: { ...params, id } });
    expect((await newest()).messages[0]?.sender?.warnings).toMatchObject([
      { text: expect.stringContaining('1arkfield.test looks like larkfield.test, your own domain') },
      { text: expect.stringContaining('carries the name of your colleague Theo Park') },
    ]);
  });
});

describe('a mail in the name of a colleague', () => {
  const c3 = (view: Awaited<ReturnType<typeof page>>) => view.clocks.find(({ kind }) => kind === 'C3')?.state;

  it('counts when its signature proves it', async () => {
    const { outcome, first } = await answered((headers) => signed(reply(headers), 'larkfield.test'));
    expect([outcome, c3(first), first.messages.at(-1)?.reason]).toEqual([
      'own',
      'met',
      'answers 1 of 1 question; by rule, unconfirmed',
    ]);
  });

  it('counts when nothing speaks against it, and says so', async () => {
    const { outcome, first } = await answered((headers) => mail(reply(headers)).toString());
    expect([outcome, c3(first), first.messages.at(-1)?.reason]).toEqual([
      'own',
      'met',
      'answers 1 of 1 question; by rule, unconfirmed; sender not proven',
    ]);
  });

  it.each([
    [
      'its signature does not fit',
      relay,
      async (headers: string[]) =>
        (await signed(reply(headers), 'larkfield.test')).replace('40 metres', '90 metres'),
    ],
    ['another house sent it', outside, async (headers: string[]) => mail(reply(headers)).toString()],
  ] as const)(
    'is a stranger’s when %s: it stops nothing and is shown with a warning',
    async (_, path, raw) => {
      const { outcome, first } = await answered(raw, path);
      expect([outcome, c3(first), first.messages.length]).toEqual(['request', 'running', 1]);
      expect((await newest()).messages[0]).toMatchObject({
        direction: 'in',
        sender: {
          standing: 'failed',
          warnings: [
            { text: expect.stringContaining('Theo Park’s address stands in it') },
            expect.anything(),
          ],
        },
      });
    },
  );

  it('marks nobody away when it is forged', async () => {
    const away = (headers: string[]) => ({
      ...reply([...headers, 'Auto-Submitted: auto-replied']),
      subject: 'Out of office',
      text: 'I am away until Monday.',
    });
    const { outcome } = await answered((headers) => mail(away(headers)).toString(), outside);
    expect(outcome).toBe('filtered');
    const absences = () => world.owner((db) => db.selectFrom('absence').select('user_id').execute());
    expect(await absences()).toEqual([]);
    await take(
      await signed(
        { ...away(['In-Reply-To: <asked@valley-dairy.test>']), messageId: '<away@x>' },
        'larkfield.test',
      ),
    );
    expect(await absences()).toEqual([{ user_id: theo.userId }]);
  });
});
