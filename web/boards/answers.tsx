import { useCallback } from 'react';
import { byHour } from '../../src/core/chart/by-hour.ts';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { responseCurve } from '../../src/core/chart/response-curve.ts';
import { Section } from '../ui/index.ts';
import { AnswerTiles } from './answer-tiles.tsx';
import { AnswerWeeks } from './answer-weeks.tsx';
import { type BoardAddress, comparisonNames } from './board-address.ts';
import { BoardPage, type FiguresBoard } from './board-page.tsx';
import { CareGap } from './care-gap.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { CountLink } from './count-link.tsx';
import { ExportLinks } from './export-links.tsx';
import { FigureTable } from './figure-table.tsx';
import {
  answersSentence,
  daysText,
  differenceText,
  intervalText,
  percentText,
  pointsApart,
  reachedText,
  waitText,
} from './figure-text.ts';
import { SplitTable } from './split-table.tsx';

/** How fast and how completely contacts are answered (S1-04, S2-04, S3-02). */
export function AnswersPage() {
  return (
    <BoardPage
      title="Answers"
      purpose="How fast and how completely contacts are answered."
      sentence={({ figures, targetMs }) => answersSentence(figures, targetMs)}
      compares
    >
      {(board, address) => (
        <>
          <AnswerTiles board={board} of={address} />
          <Comparison board={board} address={address} />
          <Curve board={board} />
          <AnswerWeeks address={address} />
          <Hours board={board} of={address} />
          <SplitTable address={address} />
          <CareGap board={board} of={address} />
          <Excluded board={board} of={address} />
          <ExportLinks of={address} />
        </>
      )}
    </BoardPage>
  );
}

interface PartProps {
  readonly board: FiguresBoard;
  readonly of: BoardAddress;
}

function Comparison({ board, address }: { readonly board: FiguresBoard; readonly address: BoardAddress }) {
  const { compared } = board;
  if (compared === null) return null;
  const { withinTarget, score, caution, figures } = compared;
  const n = figures.population.counted;
  const parts = [
    withinTarget ? `${differenceText(withinTarget)} within target` : 'no share to compare with',
    ...(score === null ? [] : [`${pointsApart(score)} of score`]),
  ];
  return (
    <p className="heed-board-compared">
      Against {comparisonNames[address.compare]} ({daysText(compared.from, compared.until)}, n {n}):{' '}
      {parts.join(', ')}.
      {caution && n > 0 ? (
        <b> The volumes differ by more than 30 %: hold these two against each other with care.</b>
      ) : null}
    </p>
  );
}

const WITHIN = 'How soon contacts are answered';

/** Kaplan-Meier: who waits still is in it, and the never answered for ever (M-03). */
function Curve({ board }: { readonly board: FiguresBoard }) {
  const { targetMs, figures } = board;
  const { business, elapsed } = figures.response;
  const option = useCallback(
    (palette: ChartPalette) =>
      responseCurve({ title: null, name: 'answered, working time', times: business, targetMs }, palette),
    [business, targetMs],
  );
  if (business.n === 0) return null;
  const half = business.median.at;
  const sentence =
    half === null
      ? `Not half of ${business.n} are answered so far: the median is ${reachedText(business.median)}.`
      : `Half of ${business.n} were answered within ${waitText(half)} of working time; for the contacts it was ${reachedText(elapsed.median)}.`;
  return (
    <ChartPanel
      title={WITHIN}
      sentence={sentence}
      option={option}
      note={`The band is where the truth lies with 95 % certainty. ${business.open} who wait still are in it, and who is never answered stays in it for ever.`}
    >
      <FigureTable
        caption="Answered by time since receipt"
        head="Answered"
        columns={[{ name: 'Working time' }, { name: 'The contact’s time' }, { name: '95 % (working)' }]}
        rows={[
          ...quantileRows(board),
          ...business.within.map(({ minutes, share }, place) => ({
            key: `within ${minutes}`,
            head: `within ${waitText(minutes * 60_000)}`,
            cells: [
              percentText(share?.share),
              percentText(elapsed.within[place]?.share?.share),
              share ? intervalText(share) : '–',
            ],
          })),
        ]}
      />
    </ChartPanel>
  );
}

function quantileRows({ figures }: FiguresBoard) {
  const { business, elapsed } = figures.response;
  const names = { median: 'half of them', p75: 'three in four', p90: 'nine in ten' } as const;
  return (['median', 'p75', 'p90'] as const).map((name) => {
    const { low, high } = business[name];
    const end = (ms: number | null) => (ms === null ? 'not reached' : waitText(ms));
    return {
      key: name,
      head: names[name],
      cells: [reachedText(business[name]), reachedText(elapsed[name]), `${end(low)} to ${end(high)}`],
    };
  });
}

function Hours({ board, of }: PartProps) {
  const { arrivals, answers } = board.figures.hours;
  const option = useCallback(
    (palette: ChartPalette) => byHour({ title: null, arrivals, answers }, palette),
    [arrivals, answers],
  );
  const all = arrivals.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  const busiest = arrivals.indexOf(Math.max(...arrivals));
  const wall = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <ChartPanel
      title="When they write, and when we answer"
      sentence={`Most come in from ${wall(busiest)} to ${wall(busiest + 1)}: ${arrivals[busiest]} of ${all}.`}
      option={option}
      height={220}
    >
      <FigureTable
        caption={`By hour of the day, ${board.zone.replaceAll('_', ' ')}`}
        head="Hour"
        columns={[{ name: 'Arrivals' }, { name: 'Answers' }]}
        rows={arrivals.flatMap((n, hour) =>
          n === 0 && answers[hour] === 0
            ? []
            : [
                {
                  key: String(hour),
                  head: wall(hour),
                  cells: [
                    <CountLink key="in" count={`in.${hour}`} of={of}>
                      {n}
                    </CountLink>,
                    <CountLink key="out" count={`out.${hour}`} of={of}>
                      {answers[hour] ?? 0}
                    </CountLink>,
                  ],
                },
              ],
        )}
      />
    </ChartPanel>
  );
}

const reasons: Readonly<Record<string, string>> = {
  junk: 'confirmed junk',
  merged: 'merged into another',
  not_a_request: 'not a request',
  withdrawn: 'taken back before it was due',
  automatic: 'sent by a machine',
  no_target: 'no target was in force',
};

/** What is in no figure stands here with its reason. */
function Excluded({ board, of }: PartProps) {
  const { excluded, counted, received } = board.figures.population;
  if (excluded.length === 0) return null;
  return (
    <Section
      title="Left out"
      lead={`${counted} of ${received} received are counted; the others are in no figure, with a reason.`}
    >
      <ul className="heed-board-list">
        {excluded.map(({ reason, n }) => (
          <li key={reason}>
            <CountLink count={`excluded.${reason}`} of={of}>
              {n}
            </CountLink>{' '}
            {reasons[reason]}
          </li>
        ))}
      </ul>
    </Section>
  );
}
