import { afterAll, beforeAll, expect, test } from 'vitest';
import { F1World } from '../../../../test/f1-world.ts';
import { type FakeSmtp, startFakeSmtp } from '../../../../test/mail/fake-smtp.ts';
import { type PdfText, pdfText } from '../../../../test/pdf-text.ts';
import { createApp } from '../../../app.ts';
import { parseMail } from '../../../channels/email/parse-mail.ts';
import { MINUTE } from '../../../core/time/instant.ts';
import { createLog } from '../../../platform/log.ts';
import { setTestClock } from '../../../platform/time-source.ts';
import { approveTarget, proposeTarget } from '../../clocks/targets/contract.ts';
import { close } from '../../desk/inbox/contract.ts';
import { setStandingTimers } from '../../timers.ts';
import { boardPeople } from '../boards/contract.ts';
import { addAction } from '../huddle/contract.ts';
import { periodFigures } from '../period-figures.ts';
import { confirmWeekly, reviewWeekly, weeklyReport, weeklyReports } from './contract.ts';
import { missedReviews } from './missed-reviews.ts';

let smtp: FakeSmtp;
let f1: F1World;
beforeAll(async () => {
  smtp = await startFakeSmtp();
  f1 = await F1World.create({ env: mailing(smtp) });
  await setTimer();
  await f1.world.at('2026-12-06T20:00:00Z');
  const dueAt = '2026-12-07T18:00:00.000Z';
  const agreed = { text: 'Ask buyer of L19 again', ownerId: f1.people.theo.userId, dueAt };
  await f1.call(f1.people.mara, addAction, { body: agreed });
}, 180_000);
afterAll(async () => {
  await f1[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

const mailing = ({ port }: FakeSmtp) => ({
  HEED_SMTP_URL: `smtp://127.0.0.1:${port}?tls=none`,
  HEED_SMTP_FROM: 'heed@larkfield.test',
});

/** What a start sets, without those that would fire every few minutes of these weeks. */
async function setTimer(): Promise<void> {
  await setStandingTimers(f1.world.parts.database, await f1.world.now());
  await f1.world.owner((db) =>
    db.deleteFrom('timer').where('kind', 'in', ['health', 'readiness', 'digest']).execute(),
  );
}

const listed = () => f1.call(f1.people.ruth, weeklyReports);
const reportOf = async (week: string, person = f1.people.ruth) => {
  const { weeks } = await listed();
  return f1.call(person, weeklyReport, { id: weeks.find((one) => one.week === week)?.id ?? '' });
};

async function figuresNow(): Promise<Record<string, string>> {
  const { lines } = await reportOf('2026-W49');
  return Object.fromEntries(
    lines.map(({ id, figure, interval }) => [id, interval === '' ? figure : `${figure} (${interval})`]),
  );
}

async function paper(cookie: string, query = ''): Promise<PdfText> {
  const { id } = await reportOf('2026-W49');
  const url = `/api/o/${f1.place.slug}/boards/weekly/${id}/pdf${query}`;
  const { statusCode, rawPayload } = await f1.world.http.inject({ method: 'GET', url, headers: { cookie } });
  expect(statusCode).toBe(200);
  return pdfText(rawPayload);
}

/** E8.b to E8.i. */
const figures = {
  counted: '20',
  withinTarget: '63.2 % (41.0–80.9 %)',
  within30: '62.3 % (41.7–82.9 %)',
  within5: '20.0 % (8.0–44.9 %)',
  businessMedian: '21 min (6–47 min)',
  businessP75: '75 min (26 min–not reached)',
  businessP90: 'not reached (> 130 min) (47 min–not reached)',
  elapsedMedian: '26 min (6–788 min)',
  elapsedP75: '788 min (29 min–not reached)',
  elapsedP90: 'not reached (> 1,090 min) (788 min–not reached)',
  complete: '84.4 %',
  unansweredNow: '15.8 % (5.5–37.6 %)',
  neverAnswered: '5.3 % (0.9–24.6 %)',
  withinTwoDays: '88.9 % (67.2–96.9 %)',
  sameDay: '75.0 % (53.1–88.8 %)',
  chasers: '1',
  score: '62.7',
  elapsedScore: '54.3',
  valueOfAnswered: '0.844',
  buyerConfirmed: '0.0 % (0.0–16.8 %)',
};

test('E8.a: it is there at Monday 07:00 of the organisation, mailed once to executives and keeper, after a restart as well', async () => {
  await f1.world.at('2026-12-07T12:59:59.999Z');
  expect((await listed()).weeks).toEqual([]);
  const before = smtp.received.length;
  await f1.world.at('2026-12-07T13:00:00Z');
  expect((await listed()).weeks.map(({ week, mailed }) => [week, mailed])).toEqual([['2026-W49', true]]);
  const mails = smtp.received.slice(before);
  expect(mails.map(({ envelope }) => envelope.to[0]?.split('.')[0]).toSorted()).toEqual([
    'charles',
    'gus',
    'ruth',
  ]);
  // What a start sets anew when its row is gone.
  await f1.world.owner((db) => db.deleteFrom('timer').where('kind', '=', 'weekly_report').execute());
  await setTimer();
  await f1.world.at('2026-12-07T13:05:00Z');
  expect((await listed()).weeks).toHaveLength(1);
  expect(smtp.received).toHaveLength(before + 3);
});

test('E8.b to E8.i: every figure of the week, its intervals, and who waits, from the facts', async () => {
  expect(await figuresNow()).toEqual(figures);
  const report = await reportOf('2026-W49');
  const note = (id: string) => report.lines.find((line) => line.id === id)?.note;
  expect(note('counted')).toBe(
    '22 received; excluded 2 (1 confirmed junk, 1 merged into another); pending 1',
  );
  expect(note('withinTarget')).toBe('12 of 19');
  expect(note('unansweredNow')).toBe('3 of 19');
  expect(note('withinTwoDays')).toBe('16 of 18');
  expect(note('sameDay')).toBe('15 of 20');
  expect(
    report.waiting.map(({ name, businessMs }) => [name.replace(/^#\d+ /, ''), businessMs / MINUTE]),
  ).toEqual([
    ['Buyer L19', 1200],
    ['Buyer L17', 40],
  ]);
  expect(report.leaders.map(({ name, withinTarget }) => [name, withinTarget?.met, withinTarget?.of])).toEqual(
    [['Charles Bock', 2, 3]],
  );
  expect(report.actions).toEqual([{ text: 'Ask buyer of L19 again', owner: 'Theo Park', done: false }]);
  // Words about contacts are for those who read them (DOMAIN 2.6).
  const { waiting, actions } = await reportOf('2026-W49', f1.people.gus);
  expect(waiting.map(({ name }) => /^#\d+$/.test(name))).toEqual([true, true]);
  expect(actions).toEqual([]);
});

test('E8.e, E8.j: the page by mail is one page that holds every number as text, and no naive one', async () => {
  const mail = smtp.received.find(
    ({ envelope, raw }) => envelope.to[0]?.startsWith('ruth') && raw.includes('week 2026-W49'),
  );
  const { attachments, text } = await parseMail(Buffer.from(mail?.raw ?? ''));
  const page = await pdfText(attachments[0]?.content ?? new Uint8Array());
  expect(page.pages).toBe(1);
  expect(page.title).toBe('Larkfield Controls: responsiveness, week 2026-W49');
  for (const part of Object.values(figures).flatMap((figure) => figure.split(/ \((?=\d)|\)$/)))
    if (part !== '') expect(page.text).toContain(part);
  for (const number of [
    '12 of 19',
    '1,200 min',
    'Buyer L19',
    'target 30 min',
    'target 90 %',
    'W49 20',
    '2 of 3, 66.7 %',
    'Open: Ask buyer of L19 again (Theo Park)',
  ])
    expect(page.text).toContain(number);
  expect(page.text).toContain('Not yet confirmed by the metrics keeper.');
  for (const naive of ['27.0', '12 of 16', '12/16', 'Median, working time 16 min']) {
    expect(page.text).not.toContain(naive);
    expect(text).not.toContain(naive);
  }
  expect(text).toContain('Median, working time: 21 min (6–47 min; n 20, of which 3 wait still)');
  const forKeeper = await paper(f1.people.gus.cookie, '?paper=a4');
  expect([forKeeper.pages, /Buyer L19|buyer of L19/.test(forKeeper.text)]).toEqual([1, false]);
});

test('another organisation, a stranger and a made-up id get neither page nor figures', async () => {
  const { id } = await reportOf('2026-W49');
  const other = await f1.world.organisation('Elsewhere');
  const statusOf = async (slug: string, report: string, cookie: string, kind: string) => {
    const url = `/api/o/${slug}/boards/weekly/${report}/${kind}`;
    return (await f1.world.http.inject({ method: 'GET', url, headers: { cookie } })).statusCode;
  };
  for (const kind of ['pdf', 'csv']) {
    expect(await statusOf(f1.place.slug, id, other.founder.cookie, kind)).toBe(404);
    expect(await statusOf(other.slug, id, other.founder.cookie, kind)).toBe(404);
    expect(await statusOf(f1.place.slug, 'W49', f1.people.ruth.cookie, kind)).toBe(404);
    expect(await statusOf(f1.place.slug, id, '', kind)).toBe(401);
  }
  expect(await statusOf(f1.place.slug, id, f1.people.gus.cookie, 'csv')).toBe(200);
});

test('E8.k, S1-55: keeper and executive settle a week once each, in their names', async () => {
  const { id, can } = await reportOf('2026-W49');
  expect(can).toEqual(['review']);
  const settle = (
    person: typeof f1.people.gus,
    endpoint: typeof confirmWeekly | typeof reviewWeekly,
    body: object,
  ) => f1.world.call(person, endpoint, { params: { org: f1.place.slug, id }, body });
  expect((await settle(f1.people.ruth, confirmWeekly, { comment: 'fine' })).status).toBe(404);
  expect((await settle(f1.people.danni, reviewWeekly, { decision: 'none' })).status).toBe(404);
  await f1.world.at('2026-12-07T14:05:00Z');
  expect((await settle(f1.people.gus, confirmWeekly, { comment: 'L19 was on the wrong desk' })).status).toBe(
    200,
  );
  await f1.world.at('2026-12-07T14:10:00Z');
  expect((await settle(f1.people.ruth, reviewWeekly, { decision: 'Theo calls L19 today' })).status).toBe(200);
  expect((await settle(f1.people.charles, reviewWeekly, { decision: 'another' })).status).toBe(409);
  expect((await reportOf('2026-W49')).states).toEqual([
    'Confirmed by Gus Lindqvist Mon 08:05: L19 was on the wrong desk',
    'Reviewed by Ruth Calder Mon 08:10, decision: Theo calls L19 today',
  ]);
  const facts = await f1.world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['kind', 'data'])
      .where('kind', 'like', 'report.%')
      .orderBy('occurred_at')
      .execute(),
  );
  expect(facts.map(({ kind }) => kind)).toEqual(['report.computed', 'report.confirmed', 'report.reviewed']);
  expect(JSON.stringify(facts)).not.toContain('desk');
});

test('E8.l: a lower target on Tuesday and a closing change nothing of the week', async () => {
  const before = { figures: await figuresNow(), text: (await paper(f1.people.ruth.cookie)).text };
  await f1.world.at('2026-12-08T16:00:00Z');
  await f1.call(f1.people.mara, close, { id: f1.id('L19'), body: { because: 'override', reason: 'lost' } });
  const proposed = await f1.call(f1.people.ruth, proposeTarget, {
    body: {
      kind: 'C3',
      targetMs: 10 * MINUTE,
      goalMs: MINUTE,
      runs: true,
      validFrom: null,
      deskId: null,
      segment: null,
      reason: 'faster',
    },
  });
  await f1.call(f1.people.ruth, approveTarget, { id: proposed.id, body: {} });
  await f1.world.at('2026-12-09T16:00:00Z');
  expect(await figuresNow()).toEqual(before.figures);
  expect((await paper(f1.people.ruth.cookie)).text).toBe(before.text);
  const now = await f1.world.parts.runner.run(f1.place.orgId, { kind: 'system', job: 'test' }, (ctx) =>
    periodFigures(ctx, {
      from: 20_787,
      until: 20_794,
      slice: { by: 'all' },
      asOf: Date.parse('2026-12-07T06:00:00Z'),
    }),
  );
  expect([
    now.withinTarget?.met,
    now.withinTarget?.of,
    now.response.business.median.at,
    now.unansweredNow?.met,
  ]).toEqual([12, 19, 21 * MINUTE, 3]);
});

const missed = () =>
  f1.world.parts.runner.run(
    f1.place.orgId,
    { kind: 'system', job: 'test' },
    async (ctx) => (await missedReviews(ctx)).text,
  );
/** What a further process on the same database does up to that time; it starts for it and stops after it. */
async function inAnotherProcess(time: string): Promise<void> {
  const { config, connection } = f1.world;
  await using app = await createApp({ config, connection, log: createLog('error') });
  await app.parts.testClock.set(Date.parse(time));
}
const mailsOf = (week: string) =>
  smtp.received.filter(({ raw }) => raw.includes(`responsiveness-${week}.pdf`)).length;
/** Nobody was there to fire what fell due until then. */
async function comeBackAt(time: string): Promise<void> {
  await setTestClock(f1.world.parts.database, Date.parse(time));
  await f1.world.at(time);
}

test('X-17: down over Monday 07:00, the report is made at 07:20, once by two processes, and by none after a restart', async () => {
  await f1.world.at('2026-12-14T12:50:00Z');
  await setTestClock(f1.world.parts.database, Date.parse('2026-12-14T13:20:00Z'));
  await Promise.all([f1.world.at('2026-12-14T13:20:00Z'), inAnotherProcess('2026-12-14T13:20:00Z')]);
  const made = () =>
    f1.world.owner((db) =>
      db.selectFrom('weekly_report').select('computed_at').where('week', '=', '2026-W50').execute(),
    );
  expect(await made()).toEqual([{ computed_at: Date.parse('2026-12-14T13:20:00Z') }]);
  expect(mailsOf('2026-W50')).toBe(3);
  await f1.world.owner((db) => db.deleteFrom('timer').where('kind', '=', 'weekly_report').execute());
  await setTimer();
  await inAnotherProcess('2026-12-14T13:21:00Z');
  expect(await made()).toHaveLength(1);
  expect(mailsOf('2026-W50')).toBe(3);
}, 120_000);

test('S1-59: a review is missed from Friday 17:00 on; after weeks of downtime each week is made and the last is mailed', async () => {
  await comeBackAt('2026-12-18T23:00:00Z');
  expect(await missed()).toBe('');
  expect((await f1.call(f1.people.theo, boardPeople)).missedReview).toBe('');
  await comeBackAt('2026-12-18T23:00:01Z');
  expect(await missed()).toBe('executive review missed');
  // E8.k: it stands on the board that everybody of the team sees.
  expect((await f1.call(f1.people.theo, boardPeople)).missedReview).toBe('executive review missed');
  await comeBackAt('2026-12-21T13:00:00Z');
  await comeBackAt('2026-12-25T23:00:01Z');
  expect(await missed()).toBe('executive review missed 2 weeks');
  await comeBackAt('2027-01-13T15:00:00Z');
  const { weeks, missed: line } = await listed();
  expect(weeks.slice(0, 4).map(({ week, mailed }) => [week, mailed])).toEqual([
    ['2027-W01', true],
    ['2026-W53', false],
    ['2026-W52', false],
    ['2026-W51', true],
  ]);
  expect(['2026-W51', '2026-W52', '2026-W53', '2027-W01'].map(mailsOf)).toEqual([3, 0, 0, 3]);
  expect(line).toBe('executive review missed 2 weeks');
}, 120_000);
