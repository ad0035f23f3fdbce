import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendars } from '../../../test/fixtures/calendars.ts';
import { type Organisation, World } from '../../../test/world.ts';
import { saveCalendar } from '../../people/calendars/contract.ts';
import { appendFacts, type NewFact } from '../../platform/ledger.ts';
import { reply, request } from '../desk/contract.ts';
import { rebuildClocks } from './rebuild-clocks.ts';
import { refreshClocks } from './refresh-clocks.ts';

/** What is learned afterwards: corrected hours move open clocks, new evidence corrects ended ones. */
let world: World;
let company: Organisation;

beforeEach(async () => {
  world = await World.create({ now: '2026-12-01T22:50:00Z' });
  company = await world.organisation();
  await world.form(company, 'lead');
});

afterEach(() => world[Symbol.asyncDispose]());

async function lead(email = 'ann@buyer.test'): Promise<string> {
  const payload = { name: 'Ann Lee', email, message: 'Do you sell DN50 valves?' };
  const posted = await world.http.inject({ method: 'POST', url: '/f/lead', payload });
  return posted.json().requestId as string;
}

async function clockOf(id: string, kind: string) {
  const { body } = await world.call(company.founder, request, { params: { org: company.slug, id } });
  return body.clocks.find((clock) => clock.kind === kind);
}

async function answer(id: string): Promise<void> {
  const params = { org: company.slug, id };
  const { body } = await world.call(company.founder, request, { params });
  const answers = body.questions.map((question) => question.id);
  const draft = {
    idempotencyKey: randomUUID(),
    text: 'Yes: DN15 to DN300.',
    answers,
    parts: [],
    interim: null,
  };
  await world.call(company.founder, reply, { params, body: draft });
  // Without a mail server the send fails for good; what the relay would have said is recorded by hand.
  await record(id, { kind: 'message.out', occurredAt: await world.now() });
}

async function record(
  id: string,
  fact: Pick<NewFact, 'kind' | 'occurredAt'> & { data?: object },
): Promise<void> {
  await world.parts.runner.run(company.orgId, { kind: 'system', job: 'test' }, async (ctx) => {
    const { questions } = (await world.call(company.founder, request, { params: { org: company.slug, id } }))
      .body;
    const data = {
      messageId: 'm-out',
      replyClass: 'R4',
      reason: 'answers 1 of 1 questions',
      answers: questions.map((question) => question.id),
      parts: [],
      by: company.founder.userId,
    };
    const whole = { evidence: 'mailbox', sourceKey: randomUUID(), data, ...fact } as const;
    await appendFacts(ctx, [{ subjectKind: 'request', subjectId: id, ...whole }]);
    await refreshClocks(ctx, id);
  });
}

async function correctHours(close: string): Promise<void> {
  const day = [['09:00', close]];
  const week = { '1': day, '2': day, '3': day, '4': day, '5': day };
  const params = { org: company.slug, scope: 'organisation', id: company.orgId };
  const body = {
    parts: { ...calendars.OMA, week },
    validFrom: '2026-11-01T00:00:00Z',
    note: 'we shut earlier',
  };
  expect((await world.call(company.founder, saveCalendar, { params, body })).status).toBe(200);
}

describe('hours corrected backwards', () => {
  test('an open clock moves with a line that says so, an ended one and a promise stay', async () => {
    const answered = await lead('b@buyer.test');
    await answer(answered);
    const open = await lead();
    expect(await clockOf(open, 'C3')).toMatchObject({ dueAt: '2026-12-02T15:20:00.000Z' });
    const endedBefore = await clockOf(answered, 'C3');

    await world.at('2026-12-01T22:55:00Z');
    await correctHours('16:50');
    const moved = await clockOf(open, 'C3');
    expect(moved?.dueAt).toBe('2026-12-02T15:30:00.000Z');
    expect(moved?.story.at(-1)).toMatchObject({
      at: '2026-12-01T22:55:00.000Z',
      effect: 'corrected',
      rule: 'opening hours corrected',
      dueAt: '2026-12-02T15:30:00.000Z',
    });
    expect(await clockOf(answered, 'C3')).toEqual(endedBefore);
    const { database, runner } = world.parts;
    expect((await rebuildClocks(database, runner)).differing).toBe(0);
  });

  test('a breach that the right hours don’t know is taken back', async () => {
    const open = await lead();
    await world.at('2026-12-02T15:25:00Z');
    expect(await clockOf(open, 'C3')).toMatchObject({
      state: 'late',
      breachedAt: '2026-12-02T15:20:00.000Z',
    });
    await correctHours('16:50');
    const corrected = await clockOf(open, 'C3');
    expect(corrected).toMatchObject({
      state: 'running',
      breachedAt: null,
      dueAt: '2026-12-02T15:30:00.000Z',
    });
    expect(corrected?.story.map((line) => line.effect)).toContain('withdrawn');
  });

  test('hours planned for later leave running clocks alone', async () => {
    const open = await lead();
    const params = { org: company.slug, scope: 'organisation', id: company.orgId };
    const body = { parts: calendars.LEE, validFrom: '2026-12-02T06:00:00Z', note: null };
    await world.call(company.founder, saveCalendar, { params, body });
    await world.at('2026-12-02T07:00:00Z');
    expect(await clockOf(open, 'C3')).toMatchObject({ dueAt: '2026-12-02T15:20:00.000Z' });
    expect(await clockOf(await lead('c@buyer.test'), 'C3')).toMatchObject({
      dueAt: '2026-12-02T09:30:00.000Z',
    });
  });

  test('many open requests follow in portions', async () => {
    const ids = [];
    for (let n = 0; n < 105; n += 1) ids.push(await lead(`many${n}@buyer.test`));
    await correctHours('16:50');
    await world.advance('1 second');
    const dues = await world.owner((db) =>
      db.selectFrom('clock').select('due_at').where('kind', '=', 'C3').distinct().execute(),
    );
    expect(dues.map(({ due_at }) => new Date(due_at).toISOString())).toEqual(['2026-12-02T15:30:00.000Z']);
  });
});

describe('evidence that comes late', () => {
  test('an answer found with an earlier time takes the breach back, visibly', async () => {
    const id = await lead();
    await world.at('2026-12-02T15:40:00Z');
    expect(await clockOf(id, 'C3')).toMatchObject({ state: 'late' });
    await record(id, { kind: 'message.out', occurredAt: Date.parse('2026-12-02T15:10:00Z') });
    const found = await clockOf(id, 'C3');
    expect(found).toMatchObject({ state: 'met', endedAt: '2026-12-02T15:10:00.000Z', breachedAt: null });
    expect(found?.story.at(-1)).toMatchObject({ effect: 'withdrawn', rule: 'new evidence' });
  });

  test('a bounce opens an ended clock again, visibly', async () => {
    const id = await lead();
    await record(id, { kind: 'message.out', occurredAt: await world.now() });
    expect(await clockOf(id, 'C3')).toMatchObject({ state: 'met' });
    await world.at('2026-12-01T22:52:00Z');
    await record(id, {
      kind: 'message.bounced',
      occurredAt: await world.now(),
      data: { messageId: 'm-out' },
    });
    const reopened = await clockOf(id, 'C3');
    expect(reopened).toMatchObject({ state: 'running', endedAt: null, dueAt: '2026-12-02T15:20:00.000Z' });
    expect(reopened?.story.map((line) => line.effect)).toEqual(['started', 'did_not_stop', 'reopened']);
  });
});
