import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { post } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/world.ts';
import { newId } from '../../../platform/new-id.ts';
import { beginCall, endCall, logCall, openCall, reportOutcome, setReach, writeNotes } from './contract.ts';

// Thursday 3 December 2026; Omaha is at UTC-6, so 10:00 there is 16:00Z.
const day = (time: string) => `2026-12-03T${time}Z`;

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create(day('15:55:00'));
});
afterEach(() => scene[Symbol.asyncDispose]());

async function withPhone(id: string, phone: string | null, zone: string | null = null): Promise<void> {
  const { contact } = await scene.page(id);
  const answer = await reach(contact.id, { phone, zone });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const reach = (contactId: string, body: object) =>
  scene.world.call(scene.theo, setReach, { params: scene.params(contactId), body });

/** Ada writes at 10:00 in Omaha and can be called there. */
async function lead(at = day('16:00:00')): Promise<string> {
  await scene.world.at(at);
  const id = await scene.ask('Can it lift 40 metres? And at what flow?');
  await withPhone(id, '(402) 555-0100');
  return id;
}

const dial = (id: string, body: object = {}, person: Person = scene.theo) =>
  scene.world.call(person, beginCall, { params: scene.params(id), body });

async function begun(id: string, body: object = {}): Promise<string> {
  const answer = await dial(id, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.callId;
}

const say = (callId: string, body: object, person: Person = scene.theo) =>
  scene.world.call(person, reportOutcome, { params: scene.params(callId), body });

const end = (callId: string, body: object) =>
  scene.world.call(scene.theo, endCall, { params: scene.params(callId), body });

const notes = (callId: string, body: object) =>
  scene.world.call(scene.theo, writeNotes, { params: scene.params(callId), body });

const mine = async () =>
  (await scene.world.call(scene.theo, openCall, { params: { org: scene.place.slug } })).body.call;

/** What an answer that is no success says. */
const detail = ({ body }: { body: unknown }) => (body as { detail: string }).detail;

describe('the press on "call"', () => {
  test('dials the number in its international form at the server’s time, and touches the item', async () => {
    const id = await lead();
    await scene.world.at(day('16:03:00'));
    const { status, body } = await dial(id);
    expect([status, body.uri, body.number, body.startedAt]).toEqual([
      200,
      'tel:+14025550100',
      '+1 402 555 0100',
      day('16:03:00.000'),
    ]);
    const [call] = (await scene.page(id)).calls;
    expect(call).toMatchObject({ by: { name: 'Theo Park' }, at: day('16:03:00.000'), outcome: null });
    expect(call?.can).toEqual(['outcome']);
  });

  test('pressed twice dials once; another one waits until the first has its outcome', async () => {
    const id = await lead();
    const callId = await begun(id);
    expect(await begun(id)).toBe(callId);
    const other = await scene.ask('What does it cost?', { subject: 'Price' });
    const refused = await dial(other, { number: '+1 402 555 0111' });
    expect([refused.status, detail(refused)]).toEqual([
      409,
      'say first how your call to Ada Buyer at 10:00 went',
    ]);
    await say(callId, { outcome: 'talking' });
    expect(detail(await dial(other, { number: '+1 402 555 0111' }))).toBe(
      'you are on the phone with Ada Buyer: end that call first',
    );
    expect((await scene.page(other)).mayCall).toMatchObject({
      allowed: false,
      needsAsking: false,
      reason: 'you are on the phone with Ada Buyer: end that call first',
    });
  });

  test('two presses at the same time on two requests: one of them waits', async () => {
    const [id, other] = [await lead(), await scene.ask('What does it cost?', { subject: 'Price' })];
    const both = await Promise.all([dial(id), dial(other, { number: '+1 402 555 0111' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('nothing can be dialled without a number, nor what is none', async () => {
    const id = await scene.ask('Can it lift 40 metres?');
    expect(detail(await dial(id))).toBe('no phone number is known: ask for one');
    const wrong = await dial(id, { number: 'call me' });
    expect([wrong.status, detail(wrong)]).toEqual([422, 'this is no phone number']);
  });

  test('a press that was followed by no dial is taken off the record', async () => {
    const id = await lead();
    const callId = await begun(id);
    expect((await say(callId, { outcome: 'not_dialled' })).status).toBe(200);
    expect([(await scene.page(id)).calls, await mine()]).toEqual([[], null]);
    expect(await scene.facts(id, 'call.attempted')).toEqual([]);
  });

  test('somebody else’s call answers as absent', async () => {
    const callId = await begun(await lead());
    expect((await say(callId, { outcome: 'busy' }, scene.place.founder)).status).toBe(404);
  });
});

describe('the contact’s call window (S2-08)', () => {
  const saturday = '2026-12-05T16:00:00Z';

  test('a Saturday is refused in words, and the page says so before', async () => {
    const id = await lead();
    await scene.world.at(saturday);
    const reason = 'Saturday 10:00 in Chicago; calls from Mon 08:00';
    const { mayCall } = await scene.page(id);
    expect(mayCall).toEqual({
      allowed: false,
      reason,
      from: '2026-12-07T14:00:00.000Z',
      until: null,
      needsAsking: true,
      numberKnown: true,
      number: '+1 402 555 0100',
      zone: 'America/Chicago',
    });
    const refused = await dial(id);
    expect([refused.status, detail(refused)]).toEqual([409, reason]);
  });

  test('what the contact asked for is allowed, and their words stand beside the call', async () => {
    const id = await lead();
    await scene.world.at(saturday);
    await begun(id, { askedFor: 'they wrote: call me Saturday' });
    expect((await scene.page(id)).calls[0]?.askedFor).toBe('they wrote: call me Saturday');
  });

  test('words are kept only where the window needs them', async () => {
    const id = await lead();
    await begun(id, { askedFor: 'they wrote: call me' });
    expect((await scene.page(id)).calls[0]?.askedFor).toBeNull();
  });

  test.each([
    ['2026-12-05T17:00:00Z', true, 200],
    ['2026-12-05T17:00:01Z', true, 409],
    ['2026-12-05T17:00:00Z', false, 409],
  ])('a call planned for %s, asked for by the contact: %s', async (due, asked, status) => {
    const id = await lead();
    const { orgId } = scene.place;
    await scene.world.owner((db) =>
      sql`insert into follow_up (org_id, id, request_id, owner_id, kind, text, due_at, asked_by_contact, state, created_by, created_at)
        values (${orgId}, ${newId()}, ${id}, ${scene.theo.userId}, 'call', 'call back', ${due}, ${asked}, 'planned', 'test', ${saturday})`.execute(
        db,
      ),
    );
    await scene.world.at(saturday);
    expect((await dial(id)).status).toBe(status);
  });

  test('an Australian number is called by Sydney’s day: E1.j', async () => {
    await scene.world.at('2026-12-04T16:05:00Z');
    const id = await scene.ask('Can it lift 40 metres?');
    await withPhone(id, '+61 2 9374 4000');
    const { mayCall, contact } = await scene.page(id);
    expect(contact.zone).toBe('Australia/Sydney');
    expect(mayCall.reason).toBe('Saturday 03:05 in Sydney; calls from Mon 08:00 there, Sun 15:00 here');
  });

  test('a toll-free number only when it is day in all of its zones', async () => {
    const id = await lead();
    await withPhone(id, '+1 800 555 0100');
    const { mayCall } = await scene.page(id);
    expect([mayCall.allowed, mayCall.zone]).toEqual([false, null]);
    expect(mayCall.reason).toMatch(/one of \d+ zones they may be in/);
  });

  test('the list knows it of everybody', async () => {
    const id = await lead();
    const item = async () => (await scene.now()).find((one) => one.id === id);
    expect([(await item())?.mayCall.allowed, (await item())?.can.includes('call')]).toEqual([true, true]);
    await scene.world.at(saturday);
    expect([(await item())?.mayCall.allowed, (await item())?.can.includes('call')]).toEqual([false, false]);
  });
});

describe('a voicemail', () => {
  test('that says who will do what by when stops C3 and is a promise', async () => {
    const id = await lead();
    await scene.world.at(day('16:10:00'));
    const callId = await begun(id);
    await scene.world.at(day('16:10:40'));
    const interim = { who: 'Priya Nair', by: day('20:30:00') };
    expect((await say(callId, { outcome: 'voicemail', interim })).status).toBe(200);
    const first = await scene.clock(id, 'C3');
    expect([first?.state, first?.endedAt]).toEqual(['met', day('16:10:40.000')]);
    expect((await scene.clock(id, 'C5'))?.startedAt).toBe(day('16:10:40.000'));
    expect((await scene.page(id)).promises).toMatchObject([
      { who: 'Priya Nair', toldAt: day('16:10:40.000'), dueAt: day('20:30:00.000') },
    ]);
    expect((await scene.page(id)).calls[0]).toMatchObject({ replyClass: 'R2', outcome: 'voicemail' });
    expect(await scene.clock(id, 'C7')).toBeUndefined();
  });

  test('that names no time stops nothing', async () => {
    const id = await lead();
    await say(await begun(id), { outcome: 'voicemail' });
    expect((await scene.clock(id, 'C3'))?.state).toBe('running');
    expect((await scene.page(id)).promises).toEqual([]);
    expect(await mine()).toBeNull();
  });

  test('cannot promise what has passed', async () => {
    const callId = await begun(await lead());
    const interim = { who: 'Priya Nair', by: day('15:00:00') };
    expect((await say(callId, { outcome: 'voicemail', interim })).status).toBe(422);
  });
});

describe('a talk', () => {
  test('counts from the press, even where it was held back to be undone', async () => {
    const id = await lead();
    await scene.world.at(day('16:10:00'));
    const callId = await begun(id);
    await scene.world.at(day('16:10:25'));
    await say(callId, { outcome: 'talking', heldMs: 5_000 });
    const first = await scene.clock(id, 'C3');
    expect([first?.state, first?.endedAt]).toEqual(['met', day('16:10:20.000')]);
    expect(await mine()).toMatchObject({ id: callId, connectedAt: day('16:10:20.000') });
  });

  test('a held press never comes before the dial, nor is it held for long', async () => {
    const callId = await begun(await lead());
    expect((await say(callId, { outcome: 'talking', heldMs: 10_001 })).status).toBe(422);
    await say(callId, { outcome: 'talking', heldMs: 10_000 });
    expect((await mine())?.connectedAt).toBe(day('16:00:00.000'));
  });

  test('its outcome is told once', async () => {
    const callId = await begun(await lead());
    await say(callId, { outcome: 'busy' });
    expect((await say(callId, { outcome: 'busy' })).status).toBe(200);
    const other = await say(callId, { outcome: 'talking' });
    expect([other.status, detail(other)]).toEqual([409, 'it is on record already: busy']);
  });

  test('is graded by what it answered and written up in the same press', async () => {
    const id = await lead();
    const { questions } = await scene.page(id);
    const callId = await begun(id);
    await say(callId, { outcome: 'talking' });
    await scene.world.at(day('16:20:00'));
    const nextStep = { text: 'Send the flow figures' };
    const answers = [questions[0]?.id, newId()];
    const { body } = await end(callId, { said: 'It lifts 45 m.', nextStep, answers });
    expect(body).toEqual({
      replyClass: 'R3',
      reason: 'live talk, answers 1 of 2 questions',
      documented: true,
    });
    const answer = await scene.clock(id, 'C5');
    expect([answer?.startedAt, answer?.dueAt]).toEqual([day('16:20:00.000'), day('17:20:00.000')]);
    expect((await scene.clock(id, 'C7'))?.state).toBe('met');
    expect((await scene.page(id)).calls[0]).toMatchObject({
      said: 'It lifts 45 m.',
      nextStep: 'Send the flow figures',
      answered: ['Can it lift 40 metres?'],
      documentedAt: day('16:20:00.000'),
      notesDueAt: null,
      loggedLateMs: null,
      can: ['notes'],
    });
  });

  test('ended when the two hung up, however long the typing took', async () => {
    const id = await lead();
    const callId = await begun(id);
    await say(callId, { outcome: 'talking' });
    await scene.world.at(day('16:20:00'));
    await end(callId, { endedMsAgo: 45_000 });
    expect((await scene.clock(id, 'C5'))?.startedAt).toBe(day('16:19:15.000'));
    const again = await end(callId, {});
    expect([again.status, detail(again)]).toEqual([409, 'this call is over']);
  });

  test('a part answer and a promise are kept as with a reply', async () => {
    const id = await lead();
    const parts = (await scene.page(id)).questions.map((question) => question.id);
    const callId = await begun(id);
    await say(callId, { outcome: 'talking' });
    const interim = { who: 'Priya Nair', by: day('20:30:00') };
    expect((await end(callId, { parts, interim })).body.replyClass).toBe('R3');
    const { questions, promises } = await scene.page(id);
    expect(questions.map(({ state }) => state)).toEqual(['part', 'part']);
    expect(promises).toMatchObject([{ who: 'Priya Nair', dueAt: day('20:30:00.000') }]);
  });

  test('a dated next step is a follow-up, and a time the contact asked for opens the window then', async () => {
    const id = await lead();
    const callId = await begun(id);
    await say(callId, { outcome: 'talking' });
    const dueAt = '2026-12-05T17:00:00.000Z';
    const step = { text: 'Call them', kind: 'call', askedByContact: true };
    const late = await end(callId, { said: 'Busy.', nextStep: { ...step, dueAt: day('15:00:00') } });
    expect((late.body as unknown as { errors: object[] }).errors).toMatchObject([
      { pointer: '/nextStep/dueAt' },
    ]);
    expect((await end(callId, { said: 'Busy.', nextStep: { ...step, dueAt } })).status).toBe(200);
    const planned = await scene.world.owner((db) =>
      db.selectFrom('follow_up').selectAll().where('request_id', '=', id).execute(),
    );
    expect(planned).toMatchObject([
      { kind: 'call', text: 'Call them', owner_id: scene.theo.userId, state: 'planned' },
    ]);
    await scene.world.at('2026-12-05T15:59:59Z');
    expect((await scene.page(id)).mayCall.allowed).toBe(false);
    await scene.world.at('2026-12-05T16:00:00Z');
    expect((await scene.page(id)).mayCall).toMatchObject({ allowed: true, until: null });
  });

  test('no name and no word of it stands in the ledger', async () => {
    const id = await lead();
    const callId = await begun(id, {});
    await say(callId, { outcome: 'talking' });
    await end(callId, {
      said: 'Zanzibar',
      nextStep: { text: 'Zanzibar' },
      interim: { who: 'Zanzibar', by: day('20:30:00') },
    });
    const { rows } = await scene.world.owner((db) =>
      sql<{ data: object }>`select data from fact where subject_id = ${id}`.execute(db),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Zanzibar|402/);
  });
});

describe('a call that is typed in later (X-06)', () => {
  test('is marked with how late, and stops nothing', async () => {
    const id = await lead();
    await scene.world.at(day('16:55:00'));
    const body = { at: day('16:15:00'), outcome: 'connected', said: 'It lifts 45 m.' };
    const { status } = await scene.world.call(scene.theo, logCall, { params: scene.params(id), body });
    expect(status).toBe(200);
    expect((await scene.page(id)).calls[0]).toMatchObject({ loggedLateMs: 2_400_000, outcome: 'connected' });
    const first = (await scene.page(id)).clocks.find(({ kind }) => kind === 'C3');
    const said = first?.story.filter(({ effect }) => effect === 'did_not_stop').map(({ reason }) => reason);
    expect([first?.state, new Set(said)]).toEqual([
      'late',
      new Set(['logged 40 min afterwards, without mail or telephony evidence']),
    ]);
    expect((await scene.clock(id, 'C7'))?.dueAt).toBe(day('23:00:00.000'));
  });

  test('lies in the past', async () => {
    const id = await lead();
    const body = { at: day('18:00:00'), outcome: 'busy' };
    const answer = await scene.world.call(scene.theo, logCall, { params: scene.params(id), body });
    expect(answer.status).toBe(422);
  });
});

describe('documentation (S1-26)', () => {
  async function talked(begin: string, over: string): Promise<{ id: string; callId: string }> {
    const id = await lead('2026-12-03T15:55:00Z');
    await scene.world.at(begin);
    const callId = await begun(id, { askedFor: 'call me' });
    await say(callId, { outcome: 'talking' });
    await scene.world.at(over);
    await end(callId, {});
    return { id, callId };
  }
  const text = { said: 'It lifts 45 m.', nextStep: { text: 'Send figures' } };

  test('call 11:14, documented 16:20: met', async () => {
    const { id, callId } = await talked(day('17:14:00'), day('17:31:00'));
    expect((await scene.page(id)).calls[0]?.notesDueAt).toBe(day('23:00:00.000'));
    await scene.world.at(day('22:20:00'));
    expect((await notes(callId, text)).status).toBe(200);
    const clock = await scene.clock(id, 'C7');
    expect([clock?.state, clock?.endedAt, clock?.breachedAt]).toEqual(['met', day('22:20:00.000'), null]);
  });

  test('at 17:00:00 it is not late yet, a millisecond after it is, and the breach is of 17:00:00', async () => {
    const { id, callId } = await talked(day('17:14:00'), day('17:31:00'));
    await scene.world.at(day('23:00:00'));
    expect((await scene.clock(id, 'C7'))?.state).toBe('running');
    await scene.world.at(day('23:00:00.001'));
    const clock = await scene.clock(id, 'C7');
    expect([clock?.state, clock?.breachedAt]).toEqual(['late', day('23:00:00.000')]);
    await notes(callId, text);
    expect((await scene.clock(id, 'C7'))?.state).toBe('missed');
  });

  test('a call on Saturday: by Monday 17:00', async () => {
    const { id } = await talked('2026-12-05T17:00:00Z', '2026-12-05T17:10:00Z');
    expect((await scene.clock(id, 'C7'))?.dueAt).toBe('2026-12-07T23:00:00.000Z');
  });

  test('words are put right without a second documentation', async () => {
    const { id, callId } = await talked(day('17:14:00'), day('17:31:00'));
    await notes(callId, text);
    await notes(callId, { said: 'It lifts 46 m.', nextStep: { text: 'Send figures' } });
    expect((await scene.page(id)).calls[0]?.said).toBe('It lifts 46 m.');
    expect(await scene.facts(id, 'interaction.documented')).toHaveLength(1);
  });
});

describe('how a contact is reached', () => {
  test('a number is kept as it is dialled; what is none is refused with its place', async () => {
    const id = await lead();
    const { contact } = await scene.page(id);
    expect([contact.phone, contact.zone]).toEqual(['+1 402 555 0100', 'America/Chicago']);
    const none = await reach(contact.id, { phone: '12', zone: null });
    expect((none.body as unknown as { errors: object[] }).errors).toMatchObject([{ pointer: '/phone' }]);
    const nowhere = await reach(contact.id, { phone: null, zone: 'Atlantis/Here' });
    expect((nowhere.body as unknown as { errors: object[] }).errors).toMatchObject([{ pointer: '/zone' }]);
  });

  test('a form’s number places the contact, so that the lead is called by their day', async () => {
    await scene.world.form(scene.place, 'contact');
    const enquiry = { name: 'Ellen Brandt', email: 'ellen@dairy.test', message: 'Which pump?' };
    await post(scene.world, 'contact', { ...enquiry, phone: '+61 2 9374 4000' });
    await post(scene.world, 'contact', { ...enquiry, email: 'tom@dairy.test', phone: '+1 800 555 0100' });
    const zones = await scene.world.owner((db) =>
      db
        .selectFrom('contact')
        .select(['email', 'zone'])
        .where('org_id', '=', scene.place.orgId)
        .orderBy('email')
        .execute(),
    );
    expect(zones).toEqual([
      { email: 'ellen@dairy.test', zone: 'Australia/Sydney' },
      { email: 'tom@dairy.test', zone: null },
    ]);
  });
});
