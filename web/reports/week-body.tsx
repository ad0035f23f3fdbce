import { useCallback } from 'react';
import { Link } from 'react-router';
import type { ChartPalette } from '../../src/core/chart/chart-palette.ts';
import { minutesText, percentText, reachedText } from '../../src/core/report/figure-text.ts';
import { chartMeanings, medianChart, withinChart } from '../../src/core/report/weekly-charts.ts';
import { ChartPanel } from '../boards/chart-panel.tsx';
import { CountLink } from '../boards/count-link.tsx';
import { FigureTable } from '../boards/figure-table.tsx';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Section } from '../ui/index.ts';
import type { WeekShown } from './weekly-text.ts';

const sections: readonly (readonly [WeekShown['lines'][number]['section'], string])[] = [
  ['answered', 'Answered'],
  ['times', 'Until the first personal response'],
  ['left', 'Left waiting'],
  ['worth', 'What the answers were worth'],
];

/** Charts above, every figure beneath, and each figure opens to its requests. */
export function WeekBody({ week }: { readonly week: WeekShown }) {
  return (
    <div className="heed-week">
      {week.series.some(({ counted }) => counted > 0) ? <WeekCharts week={week} /> : null}
      {sections.map(([section, title]) => (
        <Section key={section} title={title}>
          <FigureTable
            caption={title}
            head="Figure"
            columns={[{ name: 'In the week' }, { name: '95 % interval' }, { name: 'Of', words: true }]}
            rows={week.lines
              .filter((line) => line.section === section)
              .map((line) => ({
                key: line.id,
                head: line.name,
                cells: [<Figure key="figure" week={week} line={line} />, line.interval, line.note],
              }))}
          />
        </Section>
      ))}
      <Waiting week={week} />
      <Groups title="By team" head="Team" rows={week.teams} />
      <Groups title="Leaders’ own" head="Leader" rows={week.leaders} />
      {week.actions.length === 0 ? null : (
        <Section title="Actions of the week">
          <ul className="heed-board-list">
            {week.actions.map(({ text, owner, done }) => (
              <li key={`${text} ${owner}`}>
                {done ? 'Done' : 'Open'}: {text} ({owner})
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Figure({ week, line }: { readonly week: WeekShown; readonly line: WeekShown['lines'][number] }) {
  if (line.opens === null || line.figure === '–') return line.figure;
  const of = { from: week.from, until: week.until, slice: null };
  return (
    <CountLink count={line.opens} of={of} label={`${line.name}: ${line.figure}`}>
      {line.figure}
    </CountLink>
  );
}

function WeekCharts({ week }: { readonly week: WeekShown }) {
  const { series, targetMs } = week;
  const medians = useCallback(
    (palette: ChartPalette) => medianChart({ series, targetMs }, palette, false),
    [series, targetMs],
  );
  const shares = useCallback(
    (palette: ChartPalette) => withinChart({ series, targetMs }, palette, false),
    [series, targetMs],
  );
  const meanings = chartMeanings(week);
  return (
    <div className="heed-week-charts">
      <ChartPanel title="Median, working minutes" sentence={meanings.median} option={medians} height={230}>
        <SeriesTable week={week} />
      </ChartPanel>
      <ChartPanel title="Within target, per cent" sentence={meanings.within} option={shares} height={230}>
        <SeriesTable week={week} />
      </ChartPanel>
    </div>
  );
}

function SeriesTable({ week }: { readonly week: WeekShown }) {
  return (
    <FigureTable
      caption="Week by week"
      head="Week"
      columns={[{ name: 'n' }, { name: 'Within target' }, { name: 'Median' }, { name: 'Score' }]}
      rows={week.series.map(({ week: name, counted, withinTarget, median, score }) => ({
        key: name,
        head: name,
        cells: [
          counted,
          withinTarget === null ? '–' : percentText(withinTarget.share),
          reachedText(median),
          score === null ? '–' : score.toFixed(1),
        ],
      }))}
    />
  );
}

function Waiting({ week }: { readonly week: WeekShown }) {
  const org = useOrg();
  return (
    <Section
      title="Unanswered and past their time"
      lead={week.waiting.length === 0 ? 'Nobody.' : 'The longest wait first, as of the report.'}
    >
      {week.waiting.length === 0 ? null : (
        <FigureTable
          caption="Unanswered and past their time"
          head="Request"
          columns={[{ name: 'Working time' }, { name: 'The buyer’s time' }]}
          rows={week.waiting.map(({ requestId, name, businessMs, elapsedMs }) => ({
            key: requestId,
            head: <Link to={paths.request(org, requestId)}>{name}</Link>,
            cells: [`${minutesText(businessMs)} min`, `${minutesText(elapsedMs)} min`],
          }))}
        />
      )}
      {week.waitingMore > 0 ? <p className="heed-soft">and {week.waitingMore} more</p> : null}
    </Section>
  );
}

interface GroupsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: WeekShown['teams'];
}

function Groups({ title, head, rows }: GroupsProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <FigureTable
        caption={title}
        head={head}
        columns={[{ name: 'Counted' }, { name: 'Within target' }, { name: 'Median' }, { name: 'Score' }]}
        rows={rows.map(({ id, name, counted, withinTarget, median, score }) => ({
          key: id,
          head: name,
          cells: [
            counted,
            withinTarget === null
              ? 'none decided'
              : `${withinTarget.met} of ${withinTarget.of}, ${percentText(withinTarget.share)}`,
            reachedText(median),
            score === null ? '–' : score.toFixed(1),
          ],
        }))}
      />
    </Section>
  );
}
