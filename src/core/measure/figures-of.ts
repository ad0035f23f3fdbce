import { MINUTE, type Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import { type CountName, MILLION } from './count-names.ts';
import type { Expectation, Figures, Mean, TimesUntil } from './figures.ts';
import { leadFigures } from './lead-figures.ts';
import { exclusions } from './measured-item.ts';
import { middleOf } from './middle-of.ts';
import { newcombe } from './newcombe.ts';
import type { Tally } from './tally.ts';
import { timesUntil, type Waits } from './times-until.ts';
import { type Share, wilson } from './wilson.ts';

/**
 * The measures of what was counted (DOMAIN 3). `today`, the day one looks, decides which leads are old enough (M-20);
 * `also`: minutes by which the share answered is given besides the usual horizons.
 */
export function figuresOf(tally: Tally, today: LocalDay, also: readonly number[] = []): Figures {
  const waits = waitsOf(tally);
  const acceptableMs = middleOf(tally.times('acceptable'));
  const asked = acceptableMs === null ? [] : [acceptableMs / MINUTE];
  const value = {
    business: timesUntil(waits.valueBusiness, also),
    elapsed: timesUntil(waits.valueElapsed, [...also, ...asked]),
  };
  return {
    population: populationOf(tally),
    withinTarget: share(tally, 'met', 'decided'),
    response: { business: timesUntil(waits.business, also), elapsed: timesUntil(waits.elapsed, also) },
    value,
    unansweredNow: share(tally, 'unanswered', 'decided'),
    neverAnswered: share(tally, 'never', 'decided'),
    withinTwoDays: share(tally, 'twoDaysMet', 'twoDays'),
    sameDay: share(tally, 'sameDayMet', 'sameDay'),
    worth: worthOf(tally),
    complete: {
      first: mean(tally, 'completeFirstSum', 'completeFirst'),
      value: mean(tally, 'completeValueSum', 'completeValue'),
      judged: mean(tally, 'completeJudgedSum', 'completeJudged'),
    },
    lead: leadFigures(tally, timesUntil(waits.contact), today),
    hands: handsOf(tally),
    clocks: clocksOf(tally),
    promises: { kept: share(tally, 'C10.met', 'C10.due'), movedInTime: tally.count('C10.moved') },
    touchBase: share(tally, 'touchBase', 'begun'),
    exceeded: exceededOf(tally),
    expectation: acceptableMs === null ? null : expectationOf(tally, acceptableMs, value.elapsed),
    careGap: careGapOf(tally),
    careValue: {
      buying: mean(tally, 'buying.valueSum', 'buying.scored'),
      notBuying: mean(tally, 'notBuying.valueSum', 'notBuying.scored'),
    },
    recordKeeping: recordKeepingOf(tally),
    chasers: tally.count('chasers'),
    automatic: tally.count('automatic'),
    hours: { arrivals: byHour(tally, 'in'), answers: byHour(tally, 'out') },
    breachReasons: tally
      .countsOf('reason.')
      .map(([reason, n]) => ({ reason, n }))
      .toSorted((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1)),
  };
}

/** The waits a tally holds, by what is waited for and in whose time; who was never answered waits for ever (M-03). */
export function waitsOf(
  tally: Tally,
): Record<'business' | 'elapsed' | 'valueBusiness' | 'valueElapsed' | 'contact', Waits> {
  const withdrawn = { business: tally.times('withdrawnBusiness'), elapsed: tally.times('withdrawnElapsed') };
  const of = (
    name: 'business' | 'elapsed' | 'valueBusiness' | 'valueElapsed',
    unit: 'business' | 'elapsed',
    never: 'never' | 'valueNever',
  ) => ({
    ended: tally.times(name),
    withdrawn: withdrawn[unit],
    open: tally.open(name),
    never: tally.count(never),
  });
  return {
    business: of('business', 'business', 'never'),
    elapsed: of('elapsed', 'elapsed', 'never'),
    valueBusiness: of('valueBusiness', 'business', 'valueNever'),
    valueElapsed: of('valueElapsed', 'elapsed', 'valueNever'),
    contact: {
      ended: tally.times('contact'),
      open: tally.open('contact'),
      never: tally.count('contactNever'),
    },
  };
}

function populationOf(tally: Tally): Figures['population'] {
  const excluded = exclusions.map((reason) => ({ reason, n: tally.count(`excluded.${reason}`) }));
  return {
    received: tally.count('received'),
    counted: tally.count('counted'),
    excluded: excluded.filter(({ n }) => n > 0),
    decided: tally.count('decided'),
    pending: tally.count('pending'),
    answered: tally.count('answered'),
    leads: tally.count('leads'),
  };
}

function worthOf(tally: Tally): Figures['worth'] {
  const decided = tally.count('scored');
  const meanOf = (sum: CountName, of: CountName = 'scored') => mean(tally, sum, of).mean;
  return {
    decided,
    pending: tally.count('scorePending'),
    leftOut: tally.count('scoreLeftOut'),
    score: meanOf('scoreSum'),
    elapsedScore: meanOf('elapsedScoreSum'),
    speed: meanOf('speedSum'),
    value: meanOf('valueSum'),
    valueOfAnswered: meanOf('valueAnsweredSum', 'scoredAnswered'),
    buyerConfirmed: share(tally, 'valueByBuyer', 'scored'),
    moved: tally.count('valueByMovement'),
  };
}

function handsOf(tally: Tally): Figures['hands'] {
  const requests = tally.count('handsOf');
  const [waited, touched] = [tally.count('waitMs'), tally.count('touchMs')];
  const passed = tally.count('passedOn');
  return {
    requests,
    handOffs: { mean: requests === 0 ? null : tally.count('handOffs') / requests, of: requests },
    silentReroutes: tally.count('silentReroutes'),
    waitMs: requests === 0 ? null : waited / requests,
    touchMs: requests === 0 ? null : touched / requests,
    flowEfficiency: waited + touched === 0 ? null : touched / (waited + touched),
    completeAndAccurate: wilson(passed - tally.count('sentBack'), passed),
    firstContact: share(tally, 'firstContactMet', 'handsOf'),
  };
}

function clocksOf(tally: Tally): Figures['clocks'] {
  const due = tally.countByDay('C8.due');
  const met = tally.countByDay('C8.met');
  const withMessages = [...due].filter(([, n]) => n > 0);
  const clear = withMessages.filter(([day, n]) => met.get(day) === n).length;
  return {
    call: share(tally, 'C2.met', 'C2.due'),
    completeOnTime: share(tally, 'C5.met', 'C5.due'),
    quote: share(tally, 'C6.met', 'C6.due'),
    documented: share(tally, 'C7.met', 'C7.due'),
    cleared: share(tally, 'C8.met', 'C8.due'),
    clearedLate: share(tally, 'C8.late.met', 'C8.late.due'),
    clearDays: wilson(clear, withMessages.length),
    next: share(tally, 'C11.met', 'C11.due'),
    help: share(tally, 'C14.met', 'C14.due'),
  };
}

function exceededOf(tally: Tally): Figures['exceeded'] {
  const [faster, as, slower] = [
    tally.count('pace.faster'),
    tally.count('pace.as'),
    tally.count('pace.slower'),
  ];
  return { share: wilson(faster, faster + as + slower), faster, as, slower };
}

/** R30: in elapsed time, for contacts are asked in the time of their own day. */
function expectationOf(tally: Tally, acceptableMs: Milliseconds, reality: TimesUntil): Expectation {
  return {
    acceptableMs,
    stated: tally.times('acceptable').size,
    median: reality.median,
    p90: reality.p90,
    gapMs: reality.median.at === null ? null : reality.median.at - acceptableMs,
    within: reality.within.find(({ minutes }) => minutes === acceptableMs / MINUTE)?.share ?? null,
  };
}

function careGapOf(tally: Tally): Figures['careGap'] {
  const buying = share(tally, 'buying.met', 'buying.decided');
  const notBuying = share(tally, 'notBuying.met', 'notBuying.decided');
  return buying && notBuying ? { buying, notBuying, gap: newcombe(buying, notBuying) } : null;
}

/** M-33: below 90 % what is built on records is not to be relied on. */
function recordKeepingOf(tally: Tally): Figures['recordKeeping'] {
  const kept = share(tally, 'C7.met', 'C7.due');
  return { share: kept, unreliable: kept !== null && kept.share < 0.9 };
}

function byHour(tally: Tally, way: 'in' | 'out'): number[] {
  return Array.from({ length: 24 }, (_, hour) => tally.count(`${way}.${hour}`));
}

function share(tally: Tally, met: CountName, of: CountName): Share | null {
  return wilson(tally.count(met), tally.count(of));
}

function mean(tally: Tally, sum: CountName, of: CountName): Mean {
  const n = tally.count(of);
  return { mean: n === 0 ? null : tally.count(sum) / MILLION / n, of: n };
}
