import '../boards/figures.css';
import { useCallback } from 'react';
import { byHour } from '../../src/core/chart/by-hour.ts';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { responseCurve } from '../../src/core/chart/response-curve.ts';
import { shareByWeek } from '../../src/core/chart/share-by-week.ts';
import { wilson } from '../../src/core/measure/wilson.ts';
import { MINUTE } from '../../src/core/time/instant.ts';
import { spanText } from '../../src/core/time/span-text.ts';
import { ChartPanel } from '../boards/chart-panel.tsx';
import { FigureTable } from '../boards/figure-table.tsx';
import { intervalText, percentText } from '../boards/figure-text.ts';
import type { Outcome } from './audit-outcome.tsx';

interface ChartsProps {
  readonly outcome: Outcome;
}

/** Share answered by time since receipt. */
export function AuditCurve({ outcome }: ChartsProps) {
  const { business, elapsed, targetMs, withinTargetKm } = outcome;
  const option = useCallback(
    (palette: ChartPalette) =>
      responseCurve({ title: null, name: 'answered, working time', times: business, targetMs }, palette),
    [business, targetMs],
  );
  return (
    <ChartPanel
      title="Answered by time"
      sentence={`${percentText(withinTargetKm?.share)} are answered within ${spanText(targetMs)} of working time, those still waiting taken into account.`}
      option={option}
    >
      <FigureTable
        caption="Answered by time"
        head="Within"
        columns={[{ name: 'Working time' }, { name: '95 %' }, { name: 'Buyer’s clock' }]}
        rows={business.within.map(({ minutes, share }, place) => ({
          key: String(minutes),
          head: spanText(minutes * MINUTE),
          cells: [
            percentText(share?.share),
            share ? intervalText(share) : '–',
            percentText(elapsed.within[place]?.share?.share),
          ],
        }))}
      />
    </ChartPanel>
  );
}

/** Share within target by week of receipt; one week alone is no course. */
export function AuditWeeks({ outcome: { weeks, targetMs } }: ChartsProps) {
  const option = useCallback(
    (palette: ChartPalette) =>
      shareByWeek(
        {
          ...{ title: null, name: 'within target', target: null, limits: null },
          weeks: weeks
            .slice(-53)
            .map(({ monday, met, decided }) => ({ label: monday.slice(5), share: wilson(met, decided) })),
        },
        palette,
      ),
    [weeks],
  );
  if (weeks.length < 2) return null;
  const last = weeks.findLast(({ decided }) => decided > 0);
  return (
    <ChartPanel
      title="Within target by week"
      sentence={`In the last week with any decided, ${last?.met ?? 0} of ${last?.decided ?? 0} were answered within ${spanText(targetMs)}.`}
      option={option}
    >
      <FigureTable
        caption="Within target by week"
        head="Week from"
        columns={[{ name: 'Counted' }, { name: 'In time' }, { name: 'Share' }, { name: '95 %' }]}
        rows={weeks.map(({ monday, met, decided, counted }) => {
          const share = wilson(met, decided);
          return {
            key: monday,
            head: monday,
            cells: [
              counted,
              `${met} of ${decided}`,
              percentText(share?.share),
              share ? intervalText(share) : '–',
            ],
          };
        })}
      />
    </ChartPanel>
  );
}

/** What comes in by hour of the day, and what is answered then. */
export function AuditHours({ outcome: { hours, zone } }: ChartsProps) {
  const { arrivals, answers } = hours;
  const option = useCallback(
    (palette: ChartPalette) => byHour({ title: null, arrivals, answers }, palette),
    [arrivals, answers],
  );
  const busiest = arrivals.indexOf(Math.max(...arrivals));
  return (
    <ChartPanel
      title="Arrivals and answers by hour"
      sentence={`Most come in between ${hourText(busiest)} and ${hourText((busiest + 1) % 24)}, ${zone}.`}
      option={option}
    >
      <FigureTable
        caption="Arrivals and answers by hour"
        head="Hour"
        columns={[{ name: 'Arrivals' }, { name: 'Answers' }]}
        rows={arrivals.map((n, hour) => ({
          key: String(hour),
          head: hourText(hour),
          cells: [n, answers[hour] ?? 0],
        }))}
      />
    </ChartPanel>
  );
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
