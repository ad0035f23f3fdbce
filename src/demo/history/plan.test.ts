import { describe, expect, it } from 'vitest';
import { quantileOf } from '../../core/measure/quantile-of.ts';
import { survival } from '../../core/measure/survival.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import { DAY, MINUTE } from '../../core/time/instant.ts';
import { parseDate } from '../../core/time/local-day.ts';
import { enquiryOf } from './enquiry-words.ts';
import { pastFrom } from './past-calendar.ts';
import { type PlannedLead, planHistory } from './plan.ts';

const median = (leads: readonly PlannedLead[], calendar: ReturnType<typeof pastFrom>['calendar']) => {
  const waits = leads.flatMap(({ receivedAt, answeredAt }) =>
    answeredAt === null ? [] : calendar.between(receivedAt, answeredAt),
  );
  const points = [...Map.groupBy(waits, (ms) => ms)]
    .sort(([a], [b]) => a - b)
    .map(([at, all]) => ({ at, events: all.length, censored: 0 }));
  const never = leads.length - waits.length;
  const found = quantileOf(survival(points, never), 0.5, points.at(-1)?.at ?? 0).at;
  return found === null ? null : found / MINUTE;
};

/** Mondays: with a change of the clocks in it, with Thanksgiving, with Christmas and New Year. */
describe.each(['2026-08-03', '2026-08-17', '2026-09-28', '2027-03-01'])('the past from %s', (monday) => {
  const past = pastFrom(parseDate(monday) as number);
  const leads = planHistory(past);
  const before = leads.filter(({ week }) => week < 8);
  const since = leads.filter(({ week }) => week >= 8);
  const waited = (lead: PlannedLead) =>
    lead.answeredAt === null
      ? Number.POSITIVE_INFINITY
      : past.calendar.between(lead.receivedAt, lead.answeredAt);
  const within = (list: readonly PlannedLead[], minutes: number) =>
    list.filter((lead) => waited(lead) <= minutes * MINUTE).length;
  const weeks = Array.from({ length: 16 }, (_, week) => leads.filter((lead) => lead.week === week));

  it('comes in and is answered as DOMAIN 5.13 says, week by week', () => {
    expect(weeks.map((week) => week.length)).toEqual([
      50, 52, 49, 54, 51, 50, 53, 53, 47, 49, 48, 50, 48, 49, 48, 49,
    ]);
    expect(weeks.map((week) => within(week, 30))).toEqual([
      14, 15, 13, 16, 15, 14, 16, 15, 27, 32, 35, 38, 40, 42, 43, 44,
    ]);
    expect(weeks.map((week) => median(week, past.calendar))).toEqual([
      540, 610, 575, 650, 590, 560, 625, 600, 27, 24, 21, 18, 16, 14, 13, 12,
    ]);
    expect(median(before, past.calendar)).toBe(590);
    expect([within(before, 30), within(since, 30), within(before, 960)]).toEqual([118, 301, 358]);
    expect(
      [before, since].map((list) => list.filter(({ answeredAt }) => answeredAt === null).length),
    ).toEqual([34, 3]);
    for (const [week, list] of weeks.entries())
      for (const { receivedAt } of list)
        expect(Math.floor((past.clock.wallAt(receivedAt) / DAY - past.firstDay) / 7)).toBe(week);
  });

  it('is reached, qualified, won and lost so that the odds come out', () => {
    const quick = leads.filter(
      ({ receivedAt, answeredAt }) => answeredAt !== null && answeredAt - receivedAt <= 60 * MINUTE,
    );
    const others = leads.filter((lead) => !quick.includes(lead));
    const count = (list: readonly PlannedLead[], act: 'talk' | 'ask_more' | 'qualified') =>
      list.filter(({ steps }) => steps.some((step) => step.do === act)).length;
    expect([quick.length, others.length]).toEqual([500, 300]);
    expect([quick, others].map((list) => count(list, 'talk') + count(list, 'ask_more'))).toEqual([400, 75]);
    expect([quick, others].map((list) => count(list, 'qualified'))).toEqual([200, 30]);
    const last = ({ steps }: PlannedLead) =>
      steps.findLast(({ do: act }) => act === 'qualified' || act === 'won' || act === 'lost')?.do;
    const ended = (list: readonly PlannedLead[]) => {
      const wins = list.filter((lead) => last(lead) === 'won').length;
      return [wins, wins + list.filter((lead) => last(lead) === 'lost').length];
    };
    const called = leads.filter(({ steps }) => steps.some((step) => step.do === 'talk'));
    expect(ended(called)).toEqual([31, 100]);
    expect(
      ended(
        leads.filter(
          (lead) => !called.includes(lead) && lead.answeredAt !== null && waited(lead) > 480 * MINUTE,
        ),
      ),
    ).toEqual([10, 100]);
    const cycles = leads.flatMap(({ receivedAt, steps }) =>
      steps.flatMap((step) => (step.do === 'won' ? step.at - receivedAt : [])),
    );
    // Nobody is old enough to count as lost without a word (M-20).
    expect(Math.min(...cycles) * 1.5).toBeGreaterThan(120 * DAY);
  });

  it('asks 1,900 questions, those that a “no” asks again among them', () => {
    const more = leads.flatMap(({ steps }) =>
      steps.filter(
        (step) =>
          step.do === 'ask_more' ||
          (step.do === 'press' && step.press.kind === 'verdict' && step.press.verdict === 'no'),
      ),
    ).length;
    const texts = leads.map((lead) => findQuestions(enquiryOf(lead).text).length);
    expect(texts).toEqual(leads.map(({ questions }) => questions));
    expect(texts.reduce((sum, n) => sum + n, more)).toBe(1_900);
  });

  it('keeps the order of things, and ends before the present begins', () => {
    const all = leads.flatMap(({ steps }) => steps);
    expect(all.filter((step) => step.do === 'call' || step.do === 'talk')).toHaveLength(1_400);
    expect(all.filter((step) => step.do === 'quote_asked')).toHaveLength(350);
    for (const { receivedAt, steps } of leads) {
      expect(steps.every(({ at }) => at >= receivedAt && at <= past.until)).toBe(true);
      const asked = steps.findIndex((step) => step.do === 'ask_more');
      const replied = steps.findIndex((step) => step.do === 'reply');
      if (asked >= 0) expect(replied >= 0 && replied < asked).toBe(true);
      const closing = steps.findIndex((step) => step.do === 'close');
      if (closing >= 0) expect(steps.slice(closing + 1).every((step) => step.do === 'lost')).toBe(true);
    }
    expect(planHistory(past)).toEqual(leads);
  });
});
