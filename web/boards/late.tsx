import { useCallback } from 'react';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { pareto } from '../../src/core/chart/pareto.ts';
import { reasonText } from '../../src/core/measure/count-meaning.ts';
import { EmptyState, Section } from '../ui/index.ts';
import type { BoardAddress } from './board-address.ts';
import { BoardPage, type FiguresBoard } from './board-page.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { CountLink } from './count-link.tsx';
import { ExportLinks } from './export-links.tsx';
import { FigureTable } from './figure-table.tsx';
import { percentText } from './figure-text.ts';
import { ShareCell } from './figure-tiles.tsx';

/** Why deadlines were missed, as their owners said (S1-38). */
export function LatePage() {
  return (
    <BoardPage
      title="Why late"
      purpose="Why deadlines were missed, as their owners said."
      sentence={lateSentence}
    >
      {(board, address) => (
        <>
          <Reasons board={board} of={address} />
          <Clocks board={board} of={address} />
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

function lateSentence({ figures: { breachReasons } }: FiguresBoard): string {
  const all = breachReasons.reduce((sum, { n }) => sum + n, 0);
  const [first] = breachReasons;
  if (first === undefined) return 'No deadline was missed.';
  const silent = breachReasons.find(({ reason }) => reason === 'not_given')?.n ?? 0;
  const why =
    first.reason === 'not_given' ? '' : ` Most often: ${reasonText(first.reason).toLowerCase()}, ${first.n}.`;
  const missed = all === 1 ? '1 deadline was missed' : `${all} deadlines were missed`;
  return `${missed}; for ${silent} nobody has said why yet.${why}`;
}

function Reasons({ board, of }: PartProps) {
  const { breachReasons } = board.figures;
  const option = useCallback(
    (palette: ChartPalette) =>
      pareto(
        { title: null, rows: breachReasons.map(({ reason, n }) => ({ name: reasonText(reason), n })) },
        palette,
      ),
    [breachReasons],
  );
  if (breachReasons.length === 0)
    return (
      <EmptyState title="No deadline was missed">On these days everything due was done in time.</EmptyState>
    );
  const all = breachReasons.reduce((sum, { n }) => sum + n, 0);
  let soFar = 0;
  const rows = breachReasons.map(({ reason, n }) => {
    soFar += n;
    return { reason, n, upTo: soFar };
  });
  const [first] = rows;
  return (
    <ChartPanel
      title="Reasons"
      sentence={`${first ? reasonText(first.reason) : ''}: ${first?.n ?? 0} of ${all}, ${percentText((first?.n ?? 0) / all)}.`}
      option={option}
      height={Math.max(120, 34 * breachReasons.length + 40)}
      note="A reason says what in the process failed, never who."
    >
      <FigureTable
        caption="By reason, most first"
        head="Reason"
        columns={[{ name: 'Missed' }, { name: 'Share' }, { name: 'So far' }]}
        rows={rows.map(({ reason, n, upTo }) => ({
          key: reason,
          head: reasonText(reason),
          cells: [
            <CountLink key="n" count={`reason.${reason}`} of={of}>
              {n}
            </CountLink>,
            percentText(n / all),
            percentText(upTo / all),
          ],
        }))}
      />
    </ChartPanel>
  );
}

const clocks = [
  ['call', 'C2', 'Lead calls'],
  ['completeOnTime', 'C5', 'Complete answers'],
  ['quote', 'C6', 'Quotes'],
  ['documented', 'C7', 'Conversations documented'],
  ['cleared', 'C8', 'Inbox cleared at close'],
  ['clearedLate', 'C8.late', 'Of the last 30 minutes before close'],
  ['next', 'C11', 'Next answers'],
  ['help', 'C14', 'Colleagues’ help'],
] as const;

function Clocks({ board, of }: PartProps) {
  const { figures } = board;
  const rows = clocks.filter(([name]) => figures.clocks[name] !== null);
  const { kept, movedInTime } = figures.promises;
  if (rows.length === 0 && kept === null) return null;
  const { clearDays } = figures.clocks;
  return (
    <Section
      title="What was due"
      lead={
        figures.recordKeeping.unreliable
          ? `Unreliable: ${percentText(1 - (figures.recordKeeping.share?.share ?? 1))} of conversations are not recorded.`
          : 'On the days on which it was due.'
      }
    >
      <FigureTable
        caption="Done in time, of what was due"
        head="What"
        columns={[{ name: 'In time' }, { name: 'More', words: true }]}
        rows={[
          ...rows.map(([name, code, words]) => ({
            key: name,
            head: words,
            cells: [
              <ShareCell
                key="n"
                share={figures.clocks[name]}
                met={`${code}.met`}
                all={`${code}.due`}
                of={of}
              />,
              name === 'cleared' && clearDays ? `${clearDays.met} of ${clearDays.of} days were clear` : '',
            ],
          })),
          ...(kept === null
            ? []
            : [
                {
                  key: 'promises',
                  head: 'Promises kept',
                  cells: [
                    <ShareCell key="n" share={kept} met="C10.met" all="C10.due" of={of} />,
                    movedInTime > 0 ? `${movedInTime} moved in time` : '',
                  ],
                },
              ]),
        ]}
      />
    </Section>
  );
}
