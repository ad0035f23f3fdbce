import { DAY } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import type { CloseGroup, CountName } from './count-names.ts';
import {
  type BucketName,
  bucketNames,
  type CloseRatio,
  type LeadFigures,
  type Ratio,
  type TimesUntil,
} from './figures.ts';
import { middleOf } from './middle-of.ts';
import { oddsRatio } from './odds-ratio.ts';
import { riskRatio } from './risk-ratio.ts';
import type { Tally } from './tally.ts';
import { wilson } from './wilson.ts';

/** Persistence and results of leads (DOMAIN M-05 to M-07, M-20, M-21). */
export function leadFigures(tally: Tally, untilContact: TimesUntil, today: LocalDay): LeadFigures {
  const leads = tally.count('leads');
  const tried = tally.count('attemptsOf');
  const perLead = (name: CountName) => ({ mean: tried === 0 ? null : tally.count(name) / tried, of: tried });
  return {
    leads,
    calls: perLead('attemptCalls'),
    messages: perLead('attemptMessages'),
    running: tally.count('attemptsRunning'),
    contacted: wilson(tally.count('contactMet'), tally.count('contactOf')),
    untilContact,
    samePhoneDay: wilson(tally.count('phoneDayMet'), tally.count('phoneDayOf')),
    engaged: wilson(tally.count('engagedMet'), tally.count('engagedOf')),
    qualified: wilson(tally.count('qualified'), leads),
    buckets: bucketNames.map((bucket) => ({
      bucket,
      n: tally.count(`bucket.${bucket}`),
      contacted: tally.count(`bucket.${bucket}.contacted`),
      qualified: tally.count(`bucket.${bucket}.qualified`),
    })),
    contactOdds: oddsOf(tally, 'contacted'),
    qualifiedOdds: oddsOf(tally, 'qualified'),
    closeRatio: closeRatioOf(tally, today),
  };
}

const withinTheHour: readonly BucketName[] = ['m5', 'm30', 'm60'];

/** R26: at most 60 minutes against more, those never answered among them. */
function oddsOf(tally: Tally, outcome: 'contacted' | 'qualified'): Ratio | null {
  const group = (fast: boolean) => {
    const buckets = bucketNames.filter((bucket) => withinTheHour.includes(bucket) === fast);
    const sum = (suffix: '' | `.${typeof outcome}`) =>
      buckets.reduce((total, bucket) => total + tally.count(`bucket.${bucket}${suffix}`), 0);
    return { yes: sum(`.${outcome}`), of: sum('') };
  };
  const [fast, slow] = [group(true), group(false)];
  const odds = oddsRatio(fast.yes, fast.of - fast.yes, slow.yes, slow.of - slow.yes);
  return odds && { ...odds, fast, slow };
}

/** M-20, with the same-day phone group and those first answered after more than 480 working minutes (R25). */
function closeRatioOf(tally: Tally, today: LocalDay): CloseRatio {
  const cycle = middleOf(tally.times('wonCycle'));
  const matureBefore = cycle === null ? Number.NEGATIVE_INFINITY : today - (1.5 * cycle) / DAY;
  const group = (name: CloseGroup) => {
    const won = tally.count(`close.${name}.won`);
    const lost = tally.count(`close.${name}.lost`);
    const wonBy = tally.countByDay(`close.${name}.won`);
    const lostBy = tally.countByDay(`close.${name}.lost`);
    let open = 0;
    for (const [day, n] of tally.countByDay(`close.${name}`))
      if (day < matureBefore) open += n - (wonBy.get(day) ?? 0) - (lostBy.get(day) ?? 0);
    return { won, of: won + lost + open };
  };
  const [samePhoneDay, overADay] = [group('phone'), group('day')];
  const ratio = riskRatio(samePhoneDay.won, samePhoneDay.of, overADay.won, overADay.of);
  return {
    ratio: ratio && {
      ...ratio,
      fast: { yes: samePhoneDay.won, of: samePhoneDay.of },
      slow: { yes: overADay.won, of: overADay.of },
    },
    samePhoneDay,
    overADay,
    never: group('never'),
    between: group('between'),
  };
}
