import { readFileSync } from 'node:fs';
import { chartPalettes } from '../../../core/chart/chart-palette.ts';
import { minutesText, percentText, reachedText } from '../../../core/report/figure-text.ts';
import { chartMeanings, medianChart, withinChart } from '../../../core/report/weekly-charts.ts';
import type { GroupPoint, WaitingRequest, WeeklyContent } from '../../../core/report/weekly-content.ts';
import { type WeeklyLine, weeklyLines } from '../../../core/report/weekly-lines.ts';
import { weekSentence } from '../../../core/report/weekly-text.ts';
import { dateOf, parseDate } from '../../../core/time/local-day.ts';
import { drawChart } from '../../../platform/draw-chart.ts';
import { typesetPdf } from '../../../platform/typeset-pdf.ts';
import type { WeekNames } from './week-names.ts';
import { momentText } from './week-states.ts';

export type Paper = 'a4' | 'us-letter';

export interface PrintedWeek {
  readonly content: WeeklyContent;
  readonly names: WeekNames;
  /** What became of it, in words. */
  readonly states: readonly string[];
  readonly paper: Paper;
  /** Where in the ledger it stood when it was computed; null: it is not stored. */
  readonly ledgerXid: string | null;
}

const source = readFileSync(new URL('executive-page.typ', import.meta.url), 'utf8');
/** Half of a page's width. */
const chartSize = { width: 440, height: 230 };
const MOST_WAITING = 8;
const MOST_GROUPS = 6;

/** One page, the same in grey as in colour, every number of it as text (E8.j). Throws TypesetterAbsent. */
export async function printWeek(printed: PrintedWeek): Promise<Buffer> {
  const { content } = printed;
  return typesetPdf({
    source,
    data: pageOf(printed),
    pictures: {
      median: drawChart(medianChart(content, chartPalettes.grey), chartSize),
      within: drawChart(withinChart(content, chartPalettes.grey), chartSize),
    },
    pages: 1,
    sizes: [8.5, 8, 7.4, 6.8, 6],
  });
}

const sections: readonly (readonly [WeeklyLine['section'], string])[] = [
  ['answered', 'Answered'],
  ['times', 'Until the first personal response'],
  ['left', 'Left waiting'],
  ['worth', 'What the answers were worth'],
];

function pageOf({ content, names, states, paper, ledgerXid }: PrintedWeek): object {
  const lines = weeklyLines(content);
  const meanings = chartMeanings(content);
  const title = `${names.company}: responsiveness, week ${content.week}`;
  const position = ledgerXid === null ? '' : ` Ledger position ${ledgerXid}.`;
  return {
    title,
    company: names.company,
    paper,
    heading: title,
    period: `${content.from} to ${lastDay(content)}, as of ${momentText(content.asOf, content.zone)} (${content.zone})`,
    sentence: weekSentence(content),
    states,
    sections: sections.map(([section, words]) => ({
      title: words,
      rows: lines.filter((line) => line.section === section),
    })),
    charts: [
      { picture: 'median', meaning: meanings.median },
      { picture: 'within', meaning: meanings.within },
    ],
    waiting: waitingOf(content, names),
    actions: content.actions.map(
      ({ text, ownerId, done }) =>
        `${done ? 'Done' : 'Open'}: ${text} (${names.people.get(ownerId ?? '') ?? 'nobody'})`,
    ),
    groups: [
      { title: 'By team: within target, median, score', rows: groupRows(content.teams, names.teams) },
      { title: 'Leaders’ own', rows: groupRows(content.leaders, names.people) },
    ].filter(({ rows }) => rows.length > 0),
    foot: `Intervals are 95 %: Wilson for shares, Kaplan–Meier with log(−log) band for times; who is never answered stays in. Frozen when computed; a later change of targets or requests does not alter it.${position}`,
  };
}

const lastDay = ({ until }: WeeklyContent) => dateOf((parseDate(until) ?? 0) - 1);

function waitingOf({ waiting, waitingMore }: WeeklyContent, { requests }: WeekNames) {
  const rest = waitingMore + Math.max(0, waiting.length - MOST_WAITING);
  return {
    title: 'Unanswered and past their time',
    rows: waiting.slice(0, MOST_WAITING).map((row) => ({
      name: requests.get(row.requestId) ?? 'a request that was erased',
      age: ageText(row),
    })),
    rest: waiting.length === 0 ? 'Nobody.' : rest > 0 ? `and ${rest} more` : '',
  };
}

/** Working time first, the buyer's own beside it. */
export function ageText({ businessMs, elapsedMs }: Pick<WaitingRequest, 'businessMs' | 'elapsedMs'>): string {
  return `${minutesText(businessMs)} min, ${minutesText(elapsedMs)} for the buyer`;
}

function groupRows(points: readonly GroupPoint[], names: ReadonlyMap<string, string>) {
  return points.slice(0, MOST_GROUPS).map(({ id, withinTarget, median, score }) => ({
    name: names.get(id) ?? 'gone',
    share: withinTarget
      ? `${withinTarget.met} of ${withinTarget.of}, ${percentText(withinTarget.share)}`
      : 'none decided',
    median: reachedText(median),
    score: score === null ? '–' : score.toFixed(1),
  }));
}
