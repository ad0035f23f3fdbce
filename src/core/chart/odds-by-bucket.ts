import type { BucketName, LeadBucket } from '../measure/figures.ts';
import { type Share, wilson } from '../measure/wilson.ts';
import { chartFrame, nameAxis, valueAxis } from './chart-frame.ts';
import type { ChartOption } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';
import { intervalBar } from './share-by-week.ts';

export interface OddsByBucketGiven {
  readonly title: string | null;
  readonly buckets: readonly LeadBucket[];
  readonly outcome: 'contacted' | 'qualified';
}

/** In two lines each: seven stand side by side on a phone. */
const names: Readonly<Record<BucketName, string>> = {
  m5: 'up to\n5 min',
  m30: '5-30\nmin',
  m60: '30-60\nmin',
  m240: '1-4\nh',
  m1440: '4-24\nh',
  later: 'over\n24 h',
  never: 'never\n',
};

/** How often leads came to talk, or qualified, by the time they waited (M-21); not proof of cause. */
export function oddsByBucket(
  { title, buckets, outcome }: OddsByBucketGiven,
  palette: ChartPalette,
): ChartOption {
  const shares = buckets.map((bucket): Share | null => wilson(bucket[outcome], bucket.n));
  return {
    ...chartFrame({ title, palette }),
    xAxis: nameAxis(
      palette,
      buckets.map(({ bucket, n }) => `${names[bucket]}\nn ${n}`),
      { axisLabel: { color: palette.soft, interval: 0, lineHeight: 14 } },
    ),
    yAxis: valueAxis(palette, `% ${outcome}`, { min: 0, max: 100 }),
    series: [
      {
        type: 'bar',
        name: outcome,
        barMaxWidth: 36,
        itemStyle: { color: palette.second },
        data: shares.map((share) => (share === null ? 0 : Number((share.share * 100).toFixed(1)))),
      },
      {
        type: 'custom',
        name: '95 % interval',
        renderItem: intervalBar(palette.ink),
        encode: { x: 0, y: [1, 2] },
        tooltip: { show: false },
        data: shares.flatMap((share, place) =>
          share === null ? [] : [[place, share.low * 100, share.high * 100]],
        ),
      },
    ],
  };
}
