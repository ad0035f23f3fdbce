import { expect, test } from 'vitest';
import { fact, instant, larkfield, received, sent, wrote } from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import { MINUTE } from '../time/instant.ts';
import { controlChart } from './control-chart.ts';
import type { Figures } from './figures.ts';
import { figuresOf } from './figures-of.ts';
import { itemOfFacts } from './item-of-facts.ts';
import { newcombe } from './newcombe.ts';
import { partsOf } from './parts-of.ts';
import { Tally } from './tally.ts';
import { dayOn } from './wall-time.ts';

// Fixtures F2 to F5 of DOMAIN 4.0, entered as facts of leads: none of their figures is put in.

const ASOF = instant('2026-12-14 00:00');
const ZONE = 'America/Chicago';

/** Figures of leads that are all over or answered: none of them waits on. */
function figuresOfLeads(leads: readonly (readonly Fact[])[]): Figures {
  const tally = new Tally();
  for (const [place, facts] of leads.entries()) {
    const item = itemOfFacts(facts, larkfield(), { id: `r${place}`, zone: ZONE }, ASOF);
    for (const part of partsOf(item ?? expect.unreachable('nothing received'), ASOF)) tally.add(part);
  }
  return figuresOf(tally, dayOn(ZONE, ASOF));
}

const some = (n: number, facts: readonly Fact[]) => Array.from({ length: n }, () => facts);

/** A lead of Tuesday at ten, answered after so many minutes of that working day. */
function answeredAfter(minutes: number, more: readonly Fact[] = []): Fact[] {
  const at = new Date(instant('2026-12-01 10:00') + minutes * MINUTE).toISOString();
  return [received('2026-12-01 10:00'), sent(at, 'R4', ['q1', 'q2']), ...more];
}

const reply = wrote('2026-12-01 15:00', 'm2');
const qualified = fact('2026-12-02 10:00', 'lead.qualified', {});
const won = fact('2026-12-03 10:00', 'lead.won', {});
const lost = fact('2026-12-03 10:00', 'lead.lost', { reason: 'price' });
const digits = (n: number, ...values: (number | undefined)[]) =>
  values.map((value) => Number(value?.toFixed(n)));

test('F2: four weeks for a ratchet, each and together, and the share within 20 minutes', () => {
  const weekOf = (within20: number, within30: number, n: number) => [
    ...some(within20, answeredAfter(12)),
    ...some(within30 - within20, answeredAfter(25)),
    ...some(n - within30, answeredAfter(50)),
  ];
  const weeks = [weekOf(19, 21, 22), weekOf(21, 23, 25), weekOf(20, 22, 24), weekOf(21, 22, 23)];
  const shares = weeks.map((week) => figuresOfLeads(week).withinTarget?.share);
  expect(digits(3, ...shares)).toEqual([0.955, 0.92, 0.917, 0.957]);
  const pooled = figuresOfLeads(weeks.flat());
  expect(pooled.withinTarget).toMatchObject({ met: 88, of: 94 });
  expect(digits(4, pooled.withinTarget?.low, pooled.withinTarget?.high)).toEqual([0.8677, 0.9704]);
  const within20 = pooled.response.business.within.find(({ minutes }) => minutes === 20);
  expect(within20?.share?.share).toBeCloseTo(81 / 94, 12);
});

test('F3: odds of contact and of being qualified by response, and the close ratio', () => {
  const bucket = (minutes: number, both: number, contact: number, of: number) => [
    ...some(both, answeredAfter(minutes, [reply, qualified])),
    ...some(contact - both, answeredAfter(minutes, [reply])),
    ...some(of - contact, answeredAfter(minutes)),
  ];
  const { lead } = figuresOfLeads([...bucket(45, 90, 150, 200), ...bucket(61, 24, 40, 200)]);
  const { contactOdds, qualifiedOdds } = lead;
  expect(contactOdds).toMatchObject({ fast: { yes: 150, of: 200 }, slow: { yes: 40, of: 200 } });
  expect(qualifiedOdds).toMatchObject({ fast: { yes: 90, of: 200 }, slow: { yes: 24, of: 200 } });
  expect(digits(4, contactOdds?.ratio, contactOdds?.low, contactOdds?.high)).toEqual([12, 7.4874, 19.2323]);
  expect(digits(4, qualifiedOdds?.ratio, qualifiedOdds?.low, qualifiedOdds?.high)).toEqual([
    6, 3.6051, 9.9858,
  ]);
});

test('F3: won of those talked to on the day, against those answered after more than a working day', () => {
  const talk = [
    received('2026-12-01 10:00'),
    fact('2026-12-01 10:10', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
    fact(
      '2026-12-01 10:20',
      'call.ended',
      { callId: 'c', live: true, replyClass: 'R4', reason: '', answers: ['q1', 'q2'] } as never,
      { evidence: 'telephony' },
    ),
  ];
  const late = [received('2026-12-01 10:00'), sent('2026-12-02 10:01', 'R4', ['q1', 'q2'])];
  // At 480 working minutes to the minute it is not over a day (R25).
  const atADay = [received('2026-12-01 10:00'), sent('2026-12-02 10:00', 'R4', ['q1', 'q2'])];
  const { closeRatio } = figuresOfLeads([
    ...some(31, [...talk, won]),
    ...some(69, [...talk, lost]),
    ...some(10, [...late, won]),
    ...some(90, [...late, lost]),
    ...some(5, [...atADay, won]),
  ]).lead;
  const { ratio, samePhoneDay, overADay, between } = closeRatio;
  expect([samePhoneDay, overADay, between]).toEqual([
    { won: 31, of: 100 },
    { won: 10, of: 100 },
    { won: 5, of: 5 },
  ]);
  expect(digits(4, ratio?.ratio, ratio?.low, ratio?.high)).toEqual([3.1, 1.6076, 5.978]);
});

test('F4: 118 of 412 before, 301 of 388 after, and the interval of the difference', () => {
  const of = (met: number, n: number) =>
    figuresOfLeads([...some(met, answeredAfter(30)), ...some(n - met, answeredAfter(31))]).withinTarget ??
    expect.unreachable('a share of nothing');
  const [before, after] = [of(118, 412), of(301, 388)];
  expect([before.met, before.of, after.met, after.of]).toEqual([118, 412, 301, 388]);
  const { difference, low, high } = newcombe(after, before);
  expect(digits(4, difference, low, high)).toEqual([0.4894, 0.426, 0.5461]);
});

test('F5: weekly medians, limits of the eight weeks before, and every week after outside them', () => {
  const medianOf = (minutes: number) =>
    (figuresOfLeads(
      [minutes / 3, minutes, minutes * 2].map((wait) => {
        // Working time of a desk that is open from nine to five.
        const days = Math.floor(wait / 480);
        const rest = wait - days * 480;
        const at = new Date(instant(`2026-12-0${1 + days} 09:00`) + rest * MINUTE).toISOString();
        return [received('2026-12-01 09:00'), sent(at, 'R4', ['q1', 'q2'])];
      }),
    ).response.business.median.at ?? Number.NaN) / MINUTE;
  const before = [540, 610, 575, 650, 590, 560, 625, 600].map(medianOf);
  const after = [27, 24, 21, 18, 16, 14, 13, 12].map(medianOf);
  const chart = controlChart(before, [...before, ...after]) ?? expect.unreachable('no chart');
  expect(digits(2, chart.centre, chart.low, chart.high)).toEqual([593.75, 456.95, 730.55]);
  const outside = chart.signals.flatMap(({ rule, points }) => (rule === 'outside' ? points : []));
  expect(outside).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
});
