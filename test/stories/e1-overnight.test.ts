import { expect, test } from 'vitest';
import { notifications, now as nowList, request } from '../../src/flow/desk/contract.ts';
import { World } from '../world.ts';
import { deliver } from './mails.ts';

/** DOMAIN E1, as far as forms, mail and the first distribution go: a lead on the evening before two holidays. */
test('a lead overnight waits for opening, is told to the coordinator, and has an owner when duty begins', async () => {
  await using world = await World.create({ now: '2026-11-26T03:12:00Z' });
  const company = await world.organisation();
  const owen = await world.member(company, 'Owen Hale', ['expert']);
  const mailbox = await world.mailbox(company, 'sales@larkfield.test');
  await world.form(company, 'sydney');
  const fields = {
    name: 'Isla Byrne',
    email: 'isla@dairy.test',
    phone: '+61 2 5550 1234',
    zone: 'Australia/Sydney',
    message: 'Which pump stands whey at 60 degrees? How long is delivery to Sydney?',
  };
  const posted = await world.http.inject({ method: 'POST', url: '/f/sydney', payload: fields });
  const params = { org: company.slug, id: posted.json().requestId as string };
  const page = async () => (await world.call(company.founder, request, { params })).body;

  const overnight = await page();
  expect(overnight).toMatchObject({
    state: 'received',
    owner: null,
    contact: { zone: 'Australia/Sydney', localTime: '14:12' },
  });
  expect(overnight.questions).toHaveLength(2);
  expect(overnight.clocks.map((clock) => [clock.kind, clock.state, clock.dueAt])).toEqual([
    ['C1', 'waiting', '2026-11-30T15:30:00.000Z'],
    ['C15', 'waiting', '2026-12-01T15:00:00.000Z'],
    ['C3', 'waiting', '2026-11-30T15:30:00.000Z'],
    ['C8', 'waiting', '2026-11-30T23:00:00.000Z'],
  ]);
  expect(overnight.clocks.map((clock) => [clock.kind, clock.goalAt])).toEqual([
    ['C1', '2026-11-30T15:00:10.000Z'],
    ['C15', null],
    ['C3', '2026-11-30T15:05:00.000Z'],
    ['C8', null],
  ]);
  const { body: told } = await world.call(company.founder, notifications, { params: { org: company.slug } });
  expect(told.items.map((item) => [item.kind, item.requestId])).toEqual([['unassigned', params.id]]);

  // E1.g: a personal mail from his own client, while the desk is shut.
  await world.at('2026-11-27T16:05:00Z');
  const outcome = await deliver(world, company, mailbox, {
    from: `Owen Hale <${owen.email}>`,
    to: 'isla@dairy.test',
    subject: 'Your pump question',
    messageId: '<owen@larkfield.test>',
    text: 'Isla,\n\nthe PC-60 pump stands whey at 60 degrees, up to 90. The delivery to Sydney takes 12 days.\n\nOwen',
    headers: { 'Delivered-To': `sales+${await replyToken(world, company.orgId)}@larkfield.test` },
  });
  expect(outcome).toBe('own');
  const answered = (await page()).clocks.find((clock) => clock.kind === 'C3');
  expect(answered).toMatchObject({ state: 'met', spentMs: 0, elapsedMs: 2213 * 60_000 });

  await world.at('2026-11-30T14:59:59Z');
  expect((await page()).owner).toBeNull();
  await world.at('2026-11-30T15:00:00Z');
  const morning = await page();
  expect(morning.owner).not.toBeNull();
  expect(morning.clocks.find((clock) => clock.kind === 'C1')).toMatchObject({ state: 'met', spentMs: 0 });
});

test('fifty leads at once go round the people on duty, each with a reason, none unassigned', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const company = await world.organisation();
  for (const name of ['Danni Reyes', 'Theo Park', 'Priya Nair', 'Owen Hale'])
    await world.member(company, name, ['salesperson']);
  await world.form(company, 'many');
  const payload = (n: number) => ({
    name: `Buyer ${n}`,
    email: `b${n}@buyer.test`,
    message: 'Do you sell valves?',
  });
  const posts = Array.from({ length: 50 }, (_, n) =>
    world.http.inject({ method: 'POST', url: '/f/many', payload: payload(n) }),
  );
  expect((await Promise.all(posts)).map((answer) => answer.statusCode)).toEqual(Array(50).fill(201));
  const { body } = await world.call(company.founder, nowList, { params: { org: company.slug } });
  const perOwner = Map.groupBy(body.items, (item) => item.owner?.name);
  expect([...perOwner.values()].map((items) => items.length)).toEqual([10, 10, 10, 10, 10]);
});

async function replyToken(world: World, orgId: string): Promise<string> {
  const row = await world.owner((db) =>
    db.selectFrom('conversation').select('reply_token').where('org_id', '=', orgId).executeTakeFirstOrThrow(),
  );
  return row.reply_token;
}
