import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmAnswers } from '../src/flow/desk/confirm/contract.ts';
import { claim, notifications, request, setKind } from '../src/flow/desk/contract.ts';
import { deliver, type Mailbox, type MailParts, mail, requestsOf } from './factories.ts';
import { type Organisation, type Person, World } from './world.ts';

/** DOMAIN R18: a reply from somebody's own mail client counts by rule; what it answered the owner confirms. */
let world: World;
let place: Organisation;
let box: Mailbox;
let owen: Person;
let theo: Person;
let id: string;

beforeEach(async () => {
  world = await World.create({ now: '2026-12-01T15:00:00Z' });
  place = await world.organisation();
  box = await world.mailbox(place, 'sales@larkfield.test');
  owen = await world.member(place, 'Owen Hart', ['salesperson']);
  theo = await world.member(place, 'Theo Park', ['salesperson']);
  const text = 'What does the LC-200 cost?\nWhen can you deliver it?';
  await deliver(world, place, box, mail({ messageId: '<asked@buyer.test>', text }));
  id = (await requestsOf(world, place)).at(-1)?.id ?? '';
  const { owner } = await page();
  if (owner?.id !== owen.userId)
    await world.call(owen, claim, { params: params(id), body: { owner: owner?.id ?? null } });
});
afterEach(() => world[Symbol.asyncDispose]());

const params = (of: string) => ({ org: place.slug, id: of });
const page = async () => (await world.call(place.founder, request, { params: params(id) })).body;
const clock = async (kind: string) => (await page()).clocks.find((one) => one.kind === kind);
const own = async () => (await page()).messages.findLast(({ direction }) => direction === 'out');
const asked = async (person: Person) => {
  const { body } = await world.call(person, notifications, { params: { org: place.slug } });
  return body.items.filter(({ kind }) => kind === 'confirm_answers').map(({ read }) => read);
};

/** Owen answers from his own mail client. */
async function writeBack(at: string, parts: MailParts): Promise<void> {
  await world.at(at);
  const headers = ['In-Reply-To: <asked@buyer.test>', ...(parts.headers ?? [])];
  const from = `Owen Hart <${owen.email}>`;
  await deliver(world, place, box, mail({ from, to: 'ada@buyer.test', ...parts, headers }));
}

async function confirm(person: Person, body: object, messageId?: string) {
  return world.call(person, confirmAnswers, { params: params(messageId ?? (await own())?.id ?? ''), body });
}

describe('a reply from a person’s own mail client', () => {
  it('stops the first-response clock by rule; its owner is asked once, and what they say counts from its instant', async () => {
    await writeBack('2026-12-01T15:08:00Z', { text: 'The LC-200 costs 340 USD.' });
    expect(await clock('C3')).toMatchObject({ state: 'met', endedAt: '2026-12-01T15:08:00.000Z' });
    expect(await clock('C5')).toMatchObject({ state: 'running', startedAt: '2026-12-01T15:08:00.000Z' });
    const [cost, delivery] = (await page()).questions;
    expect(await own()).toMatchObject({
      replyClass: 'R3',
      reason: 'answers 1 of 2 questions; by rule, unconfirmed',
      ownMail: {
        questions: [{ id: cost?.id }, { id: delivery?.id }],
        answers: [cost?.id],
        parts: [],
        interim: null,
        mayBeQuote: false,
        confirmed: null,
        can: ['confirm'],
      },
    });
    expect([await asked(owen), await asked(theo)]).toEqual([[false], []]);

    // The rule had missed the second answer: with it everything was answered at 15:08 already.
    await world.at('2026-12-01T15:20:00Z');
    const said = await confirm(owen, { answers: [cost?.id, delivery?.id] });
    expect(said.body).toEqual({
      replyClass: 'R4',
      reason: 'answers 2 of 2 questions; from their own mail, confirmed',
    });
    expect(await clock('C5')).toBeUndefined();
    expect(await page()).toMatchObject({
      state: 'answered',
      questions: [{ state: 'answered' }, { state: 'answered' }],
    });
    expect((await own())?.ownMail).toMatchObject({
      confirmed: { at: '2026-12-01T15:20:00.000Z', by: 'Owen Hart' },
    });
    expect(await asked(owen)).toEqual([true]);
  });

  it('reopens the clock for the whole answer, with a visible line, when the rule had read too much', async () => {
    await writeBack('2026-12-01T15:08:00Z', { text: 'The LC-200 costs 340 USD, delivery takes 3 weeks.' });
    expect((await own())?.reason).toBe('answers 2 of 2 questions; by rule, unconfirmed');
    expect((await page()).state).toBe('answered');
    const [cost, delivery] = (await page()).questions;
    await world.at('2026-12-01T15:30:00Z');
    await confirm(owen, { answers: [cost?.id], parts: [delivery?.id] });
    expect(await clock('C5')).toMatchObject({ state: 'running', startedAt: '2026-12-01T15:08:00.000Z' });
    expect((await page()).questions.map(({ state }) => state)).toEqual(['answered', 'part']);

    // Confirmed as before, it is as it was; nothing at all answered, the first response had not been one.
    await confirm(owen, { answers: [cost?.id, delivery?.id] });
    expect((await page()).state).toBe('answered');
    const none = await confirm(owen, { answers: [] });
    expect(none.body).toMatchObject({ replyClass: 'R1' });
    const c3 = await clock('C3');
    expect(c3).toMatchObject({ state: 'running' });
    expect(c3?.story.at(-1)).toMatchObject({
      effect: 'reopened',
      rule: 'new evidence',
      reason:
        'ended 2026-12-01T15:08:00.000Z before, runs on: answers 0 of 2 questions, no time promised; from their own mail, confirmed',
    });
    expect(await asked(owen)).toEqual([true]);
  });

  it('promises as the composer does; a promise that was read wrongly was never owed', async () => {
    await writeBack('2026-12-01T15:08:00Z', { text: 'I will send you the price by 17:00 today.' });
    expect(await own()).toMatchObject({ replyClass: 'R2', ownMail: { interim: { who: 'Owen Hart' } } });
    expect(await clock('C10')).toMatchObject({ state: 'running', dueAt: '2026-12-01T23:00:00.000Z' });
    await confirm(owen, { answers: [], interim: { who: 'Theo Park', by: '2026-12-01T22:00:00Z' } });
    const promises = (await page()).clocks.filter(({ kind }) => kind === 'C10');
    expect(promises.map(({ state, dueAt, reason }) => [state, dueAt, reason])).toEqual(
      expect.arrayContaining([
        ['void', '2026-12-01T23:00:00.000Z', 'a person read the mail: nothing was promised'],
        ['running', '2026-12-01T22:00:00.000Z', null],
      ]),
    );
    expect(await clock('C3')).toMatchObject({ state: 'met', endedAt: '2026-12-01T15:08:00.000Z' });
  });

  it('carries the quote only when a person says so', async () => {
    await world.call(place.founder, setKind, { params: params(id), body: { kind: 'quote' } });
    await writeBack('2026-12-01T15:08:00Z', {
      headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=edge'],
      body: '--edge\r\nContent-Type: text/plain\r\n\r\nPlease see the file.\r\n--edge\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="Quote.pdf"\r\n\r\nPDF\r\n--edge--',
    });
    expect(await own()).toMatchObject({
      attachments: [{ name: 'Quote.pdf' }],
      ownMail: { mayBeQuote: true },
    });
    expect(await clock('C6')).toMatchObject({ state: 'running' });
    expect((await confirm(owen, { answers: [], quote: true })).body).toMatchObject({ replyClass: 'R3' });
    expect(await clock('C6')).toMatchObject({ state: 'met', endedAt: '2026-12-01T15:08:00.000Z' });
    expect((await own())?.ownMail).toMatchObject({ mayBeQuote: false });
  });

  it('is confirmed for no question that was not open then, and not by who may not answer', async () => {
    await writeBack('2026-12-01T15:08:00Z', { text: 'The LC-200 costs 340 USD.' });
    const admin = await world.member(place, 'Ana Lopez', ['admin']);
    const messageId = (await own())?.id;
    expect((await confirm(admin, { answers: [] }, messageId)).status).toBe(404);
    const wrong = await confirm(owen, { answers: [messageId] });
    expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ pointer: '/answers/0' }] }]);
    const inbound = (await page()).messages[0]?.id;
    expect((await confirm(owen, { answers: [] }, inbound)).status).toBe(404);
  });

  it('is no answer where the same words went to others within the hour (R16)', async () => {
    const text = 'Thank you for your message. Our range is on our website, and our people are glad to help.';
    const others = ['bob@other.test', 'cy@third.test'];
    for (const [index, email] of others.entries()) {
      const messageId = `<q${index}@buyer.test>`;
      await deliver(world, place, box, mail({ from: email, messageId, text: 'Do you sell pumps?' }));
      const headers = [`In-Reply-To: ${messageId}`];
      await deliver(world, place, box, mail({ from: owen.email, to: email, text, headers }));
    }
    await writeBack('2026-12-01T15:08:00Z', { text });
    expect(await own()).toMatchObject({ replyClass: 'R0', ownMail: null });
    expect(await clock('C3')).toMatchObject({ state: 'running' });
  });
});
