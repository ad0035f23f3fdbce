import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { deliver, type Mailbox, mail } from '../../../../test/factories.ts';
import { merge } from '../inbox/contract.ts';
import { split, unmerge } from './contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const splitting = (id: string, messageIds: readonly string[], person = scene.theo) =>
  scene.world.call(person, split, { params: scene.params(id), body: { messageIds: [...messageIds] } });

const idOf = async (requestId: string, text: string): Promise<string> =>
  (await scene.page(requestId)).messages.find((message) => message.text === text)?.id ?? '';

const openItems = () =>
  scene.world.owner(async (db) => {
    const row = await db
      .selectFrom('membership')
      .select('open_items')
      .where('user_id', '=', scene.theo.userId)
      .executeTakeFirstOrThrow();
    return row.open_items;
  });

let box: Mailbox | undefined;

/** A mail of Ada that answers one with this Message-ID. */
async function answering(mailId: string, text: string): Promise<void> {
  box ??= await scene.world.mailbox(scene.place, 'info@larkfield.test');
  await deliver(
    scene.world,
    scene.place,
    box,
    mail({ text, headers: [`In-Reply-To: ${mailId}`, `References: ${mailId}`] }),
  );
}

const mailIdOf = (messageId: string) =>
  scene.world.owner(async (db) => {
    const { mail_id } = await db
      .selectFrom('message')
      .select('mail_id')
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    return mail_id ?? '';
  });

test('another matter becomes a request of its own: received when it came, its late clock late, what was answered answered', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const pump = await scene.ask('Can it lift 40 metres?', { subject: 'Pump' });
  await scene.world.at('2026-12-01T16:10:00Z');
  await scene.ask('Can you repair our old valve? What does a repair cost?', {
    subject: 'Valve',
    after: pump,
  });
  await scene.world.at('2026-12-01T16:20:00Z');
  await scene.send(pump, {
    text: 'It lifts 40 metres, and yes, we repair valves.',
    answers: ['Can it lift 40 metres?', 'Can you repair our old valve?'],
  });
  await scene.world.at('2026-12-01T16:45:00Z');
  const before = await openItems();
  const second = await idOf(pump, 'Can you repair our old valve? What does a repair cost?');
  const { status, body } = await splitting(pump, [second]);
  expect(status).toBe(200);
  const [was, valve] = [await scene.page(pump), await scene.page(body.requestId)];

  expect([was.state, was.splitInto, was.messages.length]).toEqual([
    'answered',
    [{ id: valve.id, number: valve.number }],
    2,
  ]);
  expect(was.questions.map(({ text, state }) => [text, state])).toEqual([
    ['Can it lift 40 metres?', 'answered'],
  ]);
  expect(was.clocks.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    'C1 met',
    'C15 met',
    'C3 met',
    'C8 met',
  ]);

  expect([valve.state, valve.subject, valve.receivedAt, valve.owner?.name, valve.splitFrom]).toEqual([
    'interim',
    'Valve',
    '2026-12-01T16:10:00.000Z',
    'Theo Park',
    { id: pump, number: was.number },
  ]);
  expect(valve.questions.map(({ text, state }) => [text, state])).toEqual([
    ['Can you repair our old valve?', 'answered'],
    ['What does a repair cost?', 'open'],
  ]);
  // The customer's clock ran from their mail, and the reply that answered a part of it stopped it.
  expect(await scene.clock(body.requestId, 'C3')).toMatchObject({
    state: 'met',
    startedAt: '2026-12-01T16:10:00.000Z',
    dueAt: '2026-12-01T16:40:00.000Z',
    spentMs: 10 * 60_000,
  });
  expect(await scene.clock(body.requestId, 'C5')).toMatchObject({
    state: 'running',
    startedAt: '2026-12-01T16:20:00.000Z',
  });
  // Each has the worth of what answered it, from its own receipt.
  expect([await scene.worth(pump), await scene.worth(body.requestId)]).toEqual([
    "R 88 = S 0.88 x V 1 estimate, decided; buyer's R 88",
    "R 48 = S 0.96 x V 0.5 estimate, pending; buyer's R 48",
  ]);
  expect(valve.assignments.map(({ person, from }) => [person.name, from])).toEqual([
    ['Theo Park', '2026-12-01T16:10:00.000Z'],
  ]);
  expect(await openItems()).toBe(before);

  // What answers the split message goes with it, what answers the first stays.
  await answering(await mailIdOf(second), 'The valve is an LC-200.');
  await answering(await mailIdOf(was.messages[0]?.id ?? ''), 'The pump has to be quiet.');
  expect((await scene.page(body.requestId)).messages.at(-1)?.text).toBe('The valve is an LC-200.');
  expect((await scene.page(pump)).messages.at(-1)?.text).toBe('The pump has to be quiet.');
});

test('nobody has answered: the new request is late at once, and merging takes the split back', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const pump = await scene.ask('Is it loud?', { subject: 'Noise' });
  await scene.world.at('2026-12-02T16:05:00Z');
  await scene.ask('Do you train our staff?', { subject: 'Training', after: pump });
  const before = await scene.clocks(pump);
  await scene.world.at('2026-12-02T16:40:00Z');
  const { body } = await splitting(pump, [await idOf(pump, 'Do you train our staff?')], scene.place.founder);
  expect(await scene.clock(body.requestId, 'C3')).toMatchObject({
    state: 'late',
    startedAt: '2026-12-02T16:05:00.000Z',
    dueAt: '2026-12-02T16:35:00.000Z',
  });
  const back = await scene.world.call(scene.place.founder, merge, {
    params: scene.params(body.requestId),
    body: { into: pump },
  });
  expect(back.body).toMatchObject({ requestId: pump, chasers: 1 });
  const page = await scene.page(pump);
  expect(page.messages.map(({ text }) => text)).toEqual(['Is it loud?', 'Do you train our staff?']);
  expect(page.questions.map(({ text, state }) => [text, state])).toEqual([
    ['Is it loud?', 'open'],
    ['Do you train our staff?', 'open'],
  ]);
  const deadlines = (lines: readonly string[]) => lines.map((line) => line.replace(/ \w+ /, ' ')).toSorted();
  // The miss in between is asked a reason (C19); that it was one stays.
  const after = deadlines(await scene.clocks(pump)).filter((line) => !line.startsWith('C19'));
  expect(after).toEqual(deadlines(before));
});

test('the first message stays, a reply that answers both stays, and who may not dispose of it may not split it', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const pump = await scene.ask('Is it heavy?', { subject: 'Weight' });
  await scene.world.at('2026-12-03T16:05:00Z');
  await scene.ask('Where is your workshop?', { after: pump });
  await scene.send(pump, {
    text: 'It weighs 40 kg. The workshop is in Omaha.',
    answers: ['Is it heavy?', 'Where is your workshop?'],
  });
  const { messages } = await scene.page(pump);
  const [first, second, reply] = messages.map(({ id }) => id) as [string, string, string];
  expect(await splitting(pump, [first])).toMatchObject({
    status: 409,
    body: {
      errors: [
        { pointer: '/messageIds/0', detail: 'the request began with it; split off the others instead' },
      ],
    },
  });
  expect(await splitting(pump, [second, reply])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/messageIds/1' }] },
  });
  expect((await splitting(pump, [reply])).status).toBe(422);
  const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
  expect((await splitting(pump, [second], priya)).status).toBe(404);
  await unconfirmed(true);
  expect(await splitting(pump, [second])).toMatchObject({
    status: 409,
    body: {
      errors: [
        {
          pointer: '/messageIds',
          detail: 'a mail from a person’s own client answers both; say what it answered first, then split',
        },
      ],
    },
  });
  await unconfirmed(false);
  const { body } = await splitting(pump, [second]);
  expect([(await scene.page(body.requestId)).state, (await scene.page(pump)).state]).toEqual([
    'answered',
    'answered',
  ]);
});

/** As if the replies had come from their writer's own mail client. */
const unconfirmed = (is: boolean) =>
  scene.world.owner((db) =>
    sql`update fact set data = case when ${is} then data || '{"unconfirmed": true}' else data - 'unconfirmed' end
      where kind = 'message.out'`.execute(db),
  );

test('a merge is taken back within a day: both are as they were, and what was answered meanwhile stays so', async () => {
  await scene.world.at('2026-12-04T16:00:00Z');
  const one = await scene.ask('Does it float?', { subject: 'Float' });
  await scene.world.at('2026-12-04T16:10:00Z');
  const other = await scene.ask('Does it sink? Does it rust?', { subject: 'Sink' });
  const [oneBefore, otherBefore] = [await scene.clocks(one), await scene.clocks(other)];
  const merging = (into: string) =>
    scene.world.call(scene.place.founder, merge, { params: scene.params(other), body: { into } });
  const undoing = (id: string) =>
    scene.world.call(scene.place.founder, unmerge, { params: scene.params(id) });
  expect((await merging(one)).body.goneId).toBe(other);
  expect((await undoing(other)).body).toEqual({ requestId: other, keptId: one });
  expect(await scene.clocks(one)).toEqual(oneBefore);
  expect(await scene.clocks(other)).toEqual(otherBefore);
  expect(await undoing(other)).toMatchObject({ status: 409, body: { detail: 'it has not been merged' } });

  expect(await merging(one)).toMatchObject({ status: 200 });
  await scene.world.at('2026-12-04T16:20:00Z');
  await scene.send(one, {
    text: 'It floats and does not sink.',
    answers: ['Does it float?', 'Does it sink?'],
  });
  expect((await scene.page(one)).state).toBe('interim');
  expect([await scene.worth(one), await scene.worth(other)]).toEqual([
    "R 58.7 = S 0.88 x V 0.6666666666666666 estimate, pending; buyer's R 58.7",
    'left_out: its clocks run on in the request it went into',
  ]);
  expect((await scene.page(other, scene.place.founder)).can).toContain('unmerge');
  await undoing(other);
  const [first, second] = [await scene.page(one), await scene.page(other)];
  expect([first.state, first.questions.map(({ text }) => text), first.messages.length]).toEqual([
    'answered',
    ['Does it float?'],
    2,
  ]);
  expect([second.state, second.mergedInto, second.questions.map(({ text, state }) => [text, state])]).toEqual(
    [
      'interim',
      null,
      [
        ['Does it sink?', 'answered'],
        ['Does it rust?', 'open'],
      ],
    ],
  );
  expect([await scene.worth(one), await scene.worth(other)]).toEqual([
    "R 88 = S 0.88 x V 1 estimate, decided; buyer's R 88",
    "R 48 = S 0.96 x V 0.5 estimate, pending; buyer's R 48",
  ]);
  expect(await scene.clock(other, 'C3')).toMatchObject({
    state: 'met',
    startedAt: '2026-12-04T16:10:00.000Z',
    spentMs: 10 * 60_000,
  });

  await merging(one);
  await scene.world.at('2026-12-05T16:20:01Z');
  expect(await undoing(other)).toMatchObject({
    status: 409,
    body: { detail: 'a merge is taken back within a day; this one is older' },
  });
});
