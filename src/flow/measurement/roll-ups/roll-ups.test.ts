import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { F1World } from '../../../../test/f1-world.ts';
import type { Figures } from '../../../core/measure/figures.ts';
import { everything, type Slice } from '../../../core/measure/slice.ts';
import { fromIso, MINUTE } from '../../../core/time/instant.ts';
import { parseDate } from '../../../core/time/local-day.ts';
import { fitRestoredFacts } from '../../../platform/fit-restored-facts.ts';
import { close } from '../../desk/inbox/contract.ts';
import { periodFigures, seriesFigures } from '../period-figures.ts';
import { compareSums } from './compare-sums.ts';
import { measureAnew } from './measure-news.ts';
import { refreshMeasured } from './refresh-measured.ts';

const day = (date: string) => parseDate(date) ?? Number.NaN;
const week = { from: day('2026-11-30'), until: day('2026-12-07') };
const MONDAY = '2026-12-07T06:00:00Z';

let f1: F1World;
beforeAll(async () => {
  f1 = await F1World.create();
  await f1.world.at(MONDAY);
});
afterAll(() => f1[Symbol.asyncDispose]());

const inOrg = <T>(work: Parameters<typeof f1.world.parts.runner.run<T>>[2]) =>
  f1.world.parts.runner.run(f1.place.orgId, { kind: 'system', job: 'test' }, work);
const figures = (slice: Slice = everything, asOf?: string) =>
  inOrg((ctx) =>
    periodFigures(ctx, { ...week, slice, asOf: asOf === undefined ? undefined : fromIso(asOf) }),
  );
const minutes = (ms: number | null) => (ms === null ? null : ms / MINUTE);

function toldOf({ population, withinTarget, response, worth, ...rest }: Figures) {
  const { median, p75, p90 } = response.business;
  return {
    counted: population.counted,
    excluded: population.excluded,
    pending: population.pending,
    met: withinTarget?.met,
    decided: withinTarget?.of,
    median: [minutes(median.at), minutes(median.low), minutes(median.high)],
    p75: [minutes(p75.at), minutes(p75.low), minutes(p75.high)],
    p90: [minutes(p90.at), minutes(p90.largest)],
    elapsed: [response.elapsed.median, response.elapsed.p75].map(({ at }) => minutes(at)),
    unanswered: [rest.unansweredNow?.met, rest.unansweredNow?.of],
    never: [rest.neverAnswered?.met, rest.neverAnswered?.of],
    twoDays: [rest.withinTwoDays?.met, rest.withinTwoDays?.of],
    sameDay: [rest.sameDay?.met, rest.sameDay?.of],
    score: worth.score?.toFixed(1),
    ofAnswered: worth.valueOfAnswered?.toFixed(3),
    chasers: rest.chasers,
  };
}

/** E8, from the facts of F1. */
const expected = {
  counted: 20,
  excluded: [
    { reason: 'junk', n: 1 },
    { reason: 'merged', n: 1 },
  ],
  pending: 1,
  met: 12,
  decided: 19,
  median: [21, 6, 47],
  p75: [75, 26, null],
  p90: [null, 130],
  elapsed: [26, 788],
  unanswered: [3, 19],
  never: [1, 19],
  twoDays: [16, 18],
  sameDay: [15, 20],
  score: '62.7',
  ofAnswered: '0.844',
  chasers: 1,
};

describe('the week of F1', () => {
  test('by facts that are in no sum yet, and by the sums: the same figures to the last digit', async () => {
    const live = await figures();
    expect(toldOf(live)).toEqual(expected);
    await f1.world.parts.measure();
    expect(await figures()).toEqual(live);
  });

  test('what is summed is what the facts say', async () => {
    expect(await inOrg((ctx) => compareSums(ctx))).toEqual({ requests: 22, differences: [] });
  });

  test.each([
    ['made', () => inOrg(measureAnew), () => f1.world.parts.measure()],
    ['dropped', () => f1.world.parts.measure(), () => inOrg(measureAnew)],
  ])(
    'sums that are %s between two statements of a reading leave the figures as they are',
    async (...given) => {
      const [, before, between] = given;
      const whole = await figures();
      for (const moment of [2, 3, 4, 5, 6, 7]) {
        await before();
        let statements = 0;
        const move: KyselyPlugin = {
          transformQuery: ({ node }) => node,
          transformResult: async ({ result }) => {
            statements += 1;
            if (statements === moment) await between();
            return result;
          },
        };
        const read = await inOrg((ctx) =>
          periodFigures({ ...ctx, db: ctx.db.withPlugin(move) }, { ...week, slice: everything }),
        );
        expect([moment, statements > moment, read]).toEqual([moment, true, whole]);
      }
      await f1.world.parts.measure();
    },
  );

  test('slices add up to the whole', async () => {
    const people = await Promise.all(
      [f1.people.charles, f1.people.danni, f1.people.theo].map(({ userId }) =>
        figures({ by: 'person', key: userId }),
      ),
    );
    expect(people.map(({ withinTarget }) => [withinTarget?.met, withinTarget?.of])).toEqual([
      [2, 3],
      [3, 7],
      [7, 9],
    ]);
    expect((await figures({ by: 'leads', key: 'yes' })).population.counted).toBe(20);
    expect((await figures({ by: 'leads', key: 'no' })).population.counted).toBe(0);
  });

  test('days add up to the week, each with its own', async () => {
    const periods = [0, 1, 2, 3, 4].map((n) => ({ from: week.from + n, until: week.from + n + 1 }));
    const days = await inOrg((ctx) => seriesFigures(ctx, { periods, slice: everything }));
    expect(days.map(({ population }) => population.counted)).toEqual([6, 4, 4, 4, 2]);
  });

  test('as of an instant that is past: what came later is not known', async () => {
    const then = await figures(everything, '2026-12-02T18:00:00Z');
    expect([then.population.counted, then.population.answered, then.population.pending]).toEqual([12, 11, 0]);
  });

  test('sums are dropped once whoever is measuring has written the whole round', async () => {
    const whole = await figures();
    const ids = [...f1.ids.values()];
    const dropping = await inOrg(async (ctx) => {
      await sql`select from measure_cursor where org_id = ${ctx.orgId} for update`.execute(ctx.db);
      const begun = inOrg(measureAnew).then(
        () => 'dropped',
        (error: Error) => error.message,
      );
      const isHeld = () =>
        f1.world.owner(async (db) => {
          const { rows } = await sql`select from pg_locks where not granted`.execute(db);
          return rows.length > 0;
        });
      while (!(await isHeld()));
      await refreshMeasured(ctx, ids, ctx.now);
      return { begun };
    });
    expect(await dropping.begun).toBe('dropped');
    await f1.world.parts.measure();
    expect(await figures()).toEqual(whole);
    expect(await inOrg((ctx) => compareSums(ctx))).toEqual({ requests: 22, differences: [] });
  });

  test('read into another server from a dump, facts are in their order and what comes next is news', async () => {
    const whole = await figures();
    const order = () =>
      f1.world.owner(async (db) => {
        const { rows } = await sql<{ id: string; place: number }>`
          select id, dense_rank() over (order by xid)::int as place from fact order by id`.execute(db);
        return rows;
      });
    const before = await order();
    // A server that had written more than this one.
    await f1.world.owner(async (db) => {
      await sql`update fact set xid = (xid::text::numeric + 3000000000)::text::xid8`.execute(db);
      await sql`update measure_cursor set xid = (xid::text::numeric + 3000000000)::text::xid8`.execute(db);
    });
    await fitRestoredFacts(f1.world.parts.database, f1.world.parts.log);
    expect(await order()).toEqual(before);
    await f1.world.parts.measure();
    expect(await figures()).toEqual(whole);
    expect(await inOrg((ctx) => compareSums(ctx))).toEqual({ requests: 22, differences: [] });
  });

  test('closing L19 as lost changes neither 12/19 nor the median nor who is unanswered', async () => {
    await f1.call(f1.people.mara, close, {
      id: f1.id('L19'),
      body: { because: 'override', reason: 'lost' },
    });
    const after = toldOf(await figures());
    expect(after).toEqual({ ...expected, never: [2, 19], twoDays: [16, 18] });
    await f1.world.parts.measure();
    expect(toldOf(await figures())).toEqual(after);
    expect(await inOrg((ctx) => compareSums(ctx))).toEqual({ requests: 22, differences: [] });
  });
});
