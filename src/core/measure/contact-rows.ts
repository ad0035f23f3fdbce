import { MINUTE } from '../time/instant.ts';
import type { Figures } from './figures.ts';
import { count, mean, minutesOf, plain, type Row, share } from './measure-values.ts';

/** What contacts expect, and how those who don't buy fare (M-22, M-23, M-29); and how leads' results are grouped (M-20, M-21). */
export function contactRows(figures: Figures): Row[] {
  return [...expectationRows(figures), ...careRows(figures), ...paceRows(figures), ...groupRows(figures)];
}

function expectationRows({ expectation }: Figures): Row[] {
  if (expectation === null) return [];
  const { acceptableMs, stated, median, p90, gapMs, within } = expectation;
  const minutes = (ms: number | null, of: number | null = null) =>
    plain('minutes', ms === null ? null : ms / MINUTE, of);
  return [
    [
      'M-22',
      'Acceptable wait',
      'Median of what contacts said they find acceptable',
      minutes(acceptableMs, stated),
    ],
    ['M-22', 'Wait for information, median', 'Kaplan-Meier, the contact’s own time', minutesOf(median, null)],
    [
      'M-22',
      'Wait for information, 90th percentile',
      'Kaplan-Meier, the contact’s own time',
      minutesOf(p90, null),
    ],
    ['M-22', 'Gap', 'Median wait for information less the acceptable wait', minutes(gapMs)],
    [
      'M-22',
      'Within what is acceptable',
      'Unbiased share with information by the acceptable wait',
      { ...plain('share', within?.share ?? null), low: within?.low ?? null, high: within?.high ?? null },
    ],
  ];
}

function careRows({ careGap, careValue }: Figures): Row[] {
  const value: Row[] = [
    ['M-29', 'Value to those who buy', 'Mean V of the decided', mean(careValue.buying)],
    ['M-29', 'Value to those who don’t buy', 'Mean V of the decided', mean(careValue.notBuying)],
  ];
  if (careGap === null) return value;
  const { buying, notBuying, gap } = careGap;
  return [
    ['M-29', 'Within target, those who buy', 'By the deadline, of the decided', share(buying)],
    ['M-29', 'Within target, those who don’t buy', 'By the deadline, of the decided', share(notBuying)],
    [
      'M-29',
      'Care gap',
      'Within target of those who buy less those who don’t; Newcombe’s interval',
      { ...plain('share', gap.difference), low: gap.low, high: gap.high },
    ],
    ...value,
  ];
}

function paceRows({ exceeded }: Figures): Row[] {
  return (['faster', 'as', 'slower'] as const).map(
    (pace): Row => [
      'M-23',
      `Said: ${paceWords[pace]}`,
      'Contacts who said how our pace was',
      count(exceeded[pace]),
    ],
  );
}

const paceWords = {
  faster: 'faster than expected',
  as: 'as expected',
  slower: 'slower than expected',
} as const;

function groupRows({ lead }: Figures): Row[] {
  const { buckets, closeRatio } = lead;
  const rows = buckets.flatMap(({ bucket, n, contacted, qualified }): Row[] => [
    ['M-21', `Leads by first response: ${bucketWords[bucket]}`, 'Decided leads, elapsed time', count(n)],
    ['M-21', `Contacted: ${bucketWords[bucket]}`, 'Of those', count(contacted)],
    ['M-21', `Qualified: ${bucketWords[bucket]}`, 'Of those', count(qualified)],
  ]);
  const groups = (['samePhoneDay', 'overADay', 'never', 'between'] as const).map(
    (group): Row => [
      'M-20',
      `Won: ${groupWords[group]}`,
      'Won, of matured leads of the group',
      { ...count(closeRatio[group].won), denominator: closeRatio[group].of },
    ],
  );
  return [...rows, ...groups];
}

const bucketWords = {
  m5: 'within 5 min',
  m30: '5 to 30 min',
  m60: '30 to 60 min',
  m240: '1 to 4 h',
  m1440: '4 to 24 h',
  later: 'more than 24 h',
  never: 'never',
} as const;

const groupWords = {
  samePhoneDay: 'talked to on the day of receipt',
  overADay: 'first answered after more than 480 working minutes',
  never: 'never answered',
  between: 'all others',
} as const;
