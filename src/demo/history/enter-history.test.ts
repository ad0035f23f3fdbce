import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { World } from '../../../test/world.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { seriesFigures } from '../../flow/measurement/period-figures.ts';
import { seedDemo } from '../seed-demo.ts';
import { enterHistory, progressOf } from './enter-history.ts';
import { pastWeeks } from './weeks.ts';

const counts = sql<
  Record<
    'talks' | 'calls' | 'questions' | 'quotes' | 'notices' | 'open' | 'overdue' | 'ringing' | 'unowned',
    number
  >
>`
  select (select count(*)::int from call where outcome = 'connected') as talks,
    (select count(*)::int from call) as calls,
    (select count(*)::int from question q join request r on r.org_id = q.org_id and r.id = q.request_id
      where not q.implied and r.received_at < '2026-11-14') as questions,
    (select count(*)::int from fact where kind = 'quote.requested' and occurred_at < '2026-11-14') as quotes,
    (select count(*)::int from notification where at < '2026-11-14') as notices,
    (select count(*)::int from clock where ended_at is null and kind <> 'C13' and started_at < '2026-11-14') as open,
    (select count(*)::int from follow_up where state = 'planned' and due_at < '2026-11-22T16:00:00Z') as overdue,
    (select count(*)::int from clock where wake_at < '2026-11-20') as ringing,
    (select count(*)::int from request where owner_id is null) as unowned`;

it('enters sixteen weeks as facts, over a break, and the boards show DOMAIN 5.13', {
  timeout: 600_000,
}, async () => {
  await using world = await World.create({ now: '2026-11-22T16:00:00Z', env: { HEED_DEMO: 'auto' } });
  await seedDemo(world.parts, { past: true });
  const { id: orgId } = await world.owner((db) =>
    db.selectFrom('organisation').select('id').where('is_demo', '=', true).executeTakeFirstOrThrow(),
  );
  const run = <T>(work: Parameters<typeof world.parts.runner.run<T>>[2]) =>
    world.parts.runner.run<T>(orgId, { kind: 'system', job: 'test' }, work);

  const killed = new AbortController();
  await enterHistory(world.parts, killed.signal, ({ entered }) => entered === 20 && killed.abort());
  expect(await run(progressOf)).toMatchObject({ entered: 20, total: 800 });
  await enterHistory(world.parts);
  await world.parts.measure();
  const done = await run(progressOf);
  expect(done).toMatchObject({ entered: 800, total: 800 });

  const day = done?.firstDay ?? 0;
  const weeks = pastWeeks.map((_, week) => ({ from: day + 7 * week, until: day + 7 * week + 7 }));
  const pooled = [
    { from: day, until: day + 56 },
    { from: day + 56, until: day + 112 },
    { from: day, until: day + 112 },
  ];
  const figures = await run((ctx) =>
    seriesFigures(ctx, { periods: [...weeks, ...pooled], slice: { by: 'all' } }),
  );
  const weekly = figures.slice(0, 16);
  expect(weekly.map(({ population }) => population.counted)).toEqual(pastWeeks.map(({ leads }) => leads));
  expect(weekly.map(({ withinTarget }) => withinTarget?.met)).toEqual(
    pastWeeks.map(({ within30 }) => within30),
  );
  const medians = weekly.map(({ response }) => (response.business.median.at ?? 0) / MINUTE);
  expect(medians).toEqual(pastWeeks.map(({ median }) => median));

  const [before, since, all] = figures.slice(16);
  expect(before).toMatchObject({
    population: { counted: 412, leads: 412, decided: 412 },
    withinTarget: { met: 118, of: 412 },
    withinTwoDays: { met: 358, of: 412 },
    neverAnswered: { met: 34, of: 412 },
    response: { business: { median: { at: 590 * MINUTE } } },
  });
  expect(since).toMatchObject({
    population: { counted: 388 },
    withinTarget: { met: 301, of: 388 },
    neverAnswered: { met: 3 },
  });
  const { contactOdds, qualifiedOdds, closeRatio } = all?.lead ?? {};
  expect(contactOdds).toMatchObject({ fast: { yes: 400, of: 500 }, slow: { yes: 75, of: 300 } });
  expect(qualifiedOdds).toMatchObject({ fast: { yes: 200, of: 500 }, slow: { yes: 30, of: 300 } });
  expect(closeRatio).toMatchObject({ samePhoneDay: { won: 31, of: 100 }, overADay: { won: 10, of: 100 } });
  expect(contactOdds?.ratio).toBeCloseTo(12, 9);
  expect(closeRatio?.ratio?.ratio).toBeCloseTo(3.1, 9);

  const { rows } = await world.owner((db) => counts.execute(db));
  expect(rows[0]).toEqual({
    talks: 140,
    calls: 1_400,
    questions: 1_900,
    quotes: 350,
    notices: 0,
    open: 0,
    overdue: 50,
    ringing: 0,
    unowned: 0,
  });
});
