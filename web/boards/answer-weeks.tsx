import { useCallback } from 'react';
import type { z } from 'zod';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { controlChart } from '../../src/core/chart/control-chart.ts';
import { shareByWeek } from '../../src/core/chart/share-by-week.ts';
import { boardSeries } from '../../src/flow/measurement/boards/contract.ts';
import { useOrg } from '../session.ts';
import { Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import type { BoardAddress } from './board-address.ts';
import { ChartPanel } from './chart-panel.tsx';
import { CountLink } from './count-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { percentText, pointsText, reachedText, waitText } from './figure-text.ts';
import { ShareCell } from './figure-tiles.tsx';

type Series = z.output<typeof boardSeries.response>;
type Week = Series['weeks'][number];

const WEEKS = 13;
/** The share that is aimed at (M-26). */
const AIM = 0.9;
const MINUTE = 60_000;

const statusWords = {
  met: 'the target is met',
  improving: 'improving',
  steady: 'steady: no change beyond chance',
  worse: 'worse than chance would make it',
} as const;

/** Week by week: medians with the limits of chance, and the share within target. */
export function AnswerWeeks({ address }: { readonly address: BoardAddress }) {
  const org = useOrg();
  const query = { weeks: WEEKS, ...(address.slice ?? {}) };
  const { data } = useEndpoint(
    boardSeries,
    { params: { org }, query },
    { keepPrevious: true, staleTime: 30_000 },
  );
  if (!data) return <Skeleton rows={4} />;
  if (data.weeks.every(({ counted }) => counted === 0)) return null;
  return (
    <>
      <Medians series={data} address={address} />
      <Shares series={data} address={address} />
    </>
  );
}

function Medians({ series, address }: { readonly series: Series; readonly address: BoardAddress }) {
  const { weeks, medians, targetMs } = series;
  const option = useCallback(
    (palette: ChartPalette) =>
      controlChart(
        {
          title: null,
          unit: 'min',
          name: 'median',
          weeks: weeks.map((week) => ({
            label: shortWeek(week),
            value: week.median.at === null ? null : week.median.at / MINUTE,
            n: week.counted,
            signal: medians.signals.includes(week.week),
          })),
          limits: medians.limits && {
            centre: medians.limits.centre / MINUTE,
            low: medians.limits.low / MINUTE,
            high: medians.limits.high / MINUTE,
          },
          target: targetMs === null ? null : targetMs / MINUTE,
        },
        palette,
      ),
    [weeks, medians, targetMs],
  );
  return (
    <ChartPanel
      title="Half are answered within, week by week"
      sentence={mediansSentence(series)}
      option={option}
      note={
        medians.limits
          ? 'Between the broken lines lies what chance alone makes; a diamond lies outside it, or in a run that chance rarely makes. The running week is in no limit.'
          : 'Limits of chance are drawn from two complete weeks on.'
      }
    >
      <WeekTable weeks={weeks} address={address} />
    </ChartPanel>
  );
}

function mediansSentence({ weeks, medians }: Series): string {
  const last = weeks.findLast(({ running, counted }) => !running && counted > 0);
  if (last === undefined) return 'No complete week has figures yet.';
  const status = medians.status === null ? '' : `; ${statusWords[medians.status]}`;
  const half =
    last.median.at === null
      ? `not half of ${last.counted} were answered`
      : `half of ${last.counted} were answered within ${waitText(last.median.at)}`;
  return `In ${last.week} ${half}${status}.`;
}

function Shares({ series, address }: { readonly series: Series; readonly address: BoardAddress }) {
  const { weeks, shares } = series;
  const option = useCallback(
    (palette: ChartPalette) =>
      shareByWeek(
        {
          title: null,
          name: 'within target',
          weeks: weeks.map((week) => ({ label: shortWeek(week), share: week.withinTarget })),
          target: AIM,
          limits: shares.limits,
        },
        palette,
      ),
    [weeks, shares],
  );
  const [first, last] = [weeks.find(hasShare), weeks.findLast(hasShare)];
  if (!first || !last) return null;
  const status = shares.status === null ? '' : `; ${statusWords[shares.status]}`;
  return (
    <ChartPanel
      title="Within target, week by week"
      sentence={sharesSentence(first, last, status)}
      option={option}
    >
      <FigureTable
        caption="Share within target by ISO week"
        head="Week"
        columns={[{ name: 'Within target' }, { name: '95 %' }, { name: 'Faster than expected' }]}
        rows={weeks.map((week) => ({
          key: week.week,
          head: weekText(week),
          cells: [
            <ShareCell
              key="share"
              share={week.withinTarget}
              met="met"
              all="decided"
              of={daysOf(week, address.slice)}
            />,
            week.withinTarget
              ? `${percentText(week.withinTarget.low)} to ${percentText(week.withinTarget.high)}`
              : '–',
            week.exceeded ? `${percentText(week.exceeded.share)} of ${week.exceeded.of}` : '–',
          ],
        }))}
      />
    </ChartPanel>
  );
}

function sharesSentence(first: Week, last: Week, status: string): string {
  const of = ({ week, withinTarget }: Week) => `${percentText(withinTarget?.share)} in ${week}`;
  return first === last ? `${of(last)}${status}.` : `${of(first)}, ${of(last)}${status}.`;
}

function WeekTable({ weeks, address }: { readonly weeks: readonly Week[]; readonly address: BoardAddress }) {
  return (
    <FigureTable
      caption="By ISO week"
      head="Week"
      columns={[
        { name: 'Counted' },
        { name: 'Working time' },
        { name: 'The contact’s time' },
        { name: 'Complete' },
        { name: 'Score' },
      ]}
      rows={weeks.map((week) => ({
        key: week.week,
        head: weekText(week),
        cells: [
          <CountLink key="n" count="counted" of={daysOf(week, address.slice)}>
            {week.counted}
          </CountLink>,
          reachedText(week.median),
          reachedText(week.elapsedMedian),
          percentText(week.complete),
          pointsText(week.score),
        ],
      }))}
    />
  );
}

const hasShare = ({ withinTarget }: Week) => withinTarget !== null;
const shortWeek = ({ week, running }: Week) => `${week.slice(5)}${running ? ' …' : ''}`;
const weekText = ({ week, running }: Week) => (running ? `${week}, running` : week);
const daysOf = ({ from, until }: Week, slice: BoardAddress['slice']) => ({ from, until, slice });
