import type { CountName } from '../measure/count-names.ts';
import type { Band, Figures, Reached, TimesUntil } from '../measure/figures.ts';
import type { Exclusion } from '../measure/measured-item.ts';
import { newcombe } from '../measure/newcombe.ts';
import type { Share } from '../measure/wilson.ts';
import { MINUTE } from '../time/instant.ts';
import {
  differenceText,
  intervalText,
  minutesText,
  percentText,
  reachedIntervalText,
  reachedText,
} from './figure-text.ts';
import type { WeeklyContent } from './weekly-content.ts';

/** One figure of the report, the same on screen, on paper, in the mail and in the export. */
export interface WeeklyLine {
  readonly id: string;
  readonly section: 'answered' | 'times' | 'left' | 'worth';
  readonly name: string;
  /** With its unit. */
  readonly figure: string;
  /** 95 % interval; empty where it has none. */
  readonly interval: string;
  /** Of how many, and what else belongs to it. */
  readonly note: string;
  /** The count whose requests stand behind it. */
  readonly opens: CountName | null;
  readonly raw: RawFigure;
}

/** For exports: shares from 0 to 1, times in milliseconds, as they were computed. */
export interface RawFigure {
  readonly unit: 'count' | 'share' | 'ms' | 'score';
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly met: number | null;
  readonly of: number | null;
}

/** Every figure of a week in the order in which it is read (E8.b to E8.i). Only honest ones: the open are always in (E8.e). */
export function weeklyLines(content: WeeklyContent): WeeklyLine[] {
  return [
    ...answeredLines(content),
    ...timeLines(content.figures),
    ...leftLines(content.figures),
    ...worthLines(content.figures),
  ];
}

const exclusionWords: Readonly<Record<Exclusion, string>> = {
  junk: 'confirmed junk',
  merged: 'merged into another',
  not_a_request: 'not a request',
  withdrawn: 'taken back in time',
  automatic: 'sent by a machine',
  no_target: 'no target in force',
};

/** `2 (1 confirmed junk, 1 merged into another)` */
export function excludedText({ population }: Figures): string {
  const all = population.excluded.reduce((sum, { n }) => sum + n, 0);
  const reasons = population.excluded.map(({ reason, n }) => `${n} ${exclusionWords[reason]}`);
  return reasons.length === 0 ? '0' : `${all} (${reasons.join(', ')})`;
}

function answeredLines({ figures, targetMs, before }: WeeklyContent): WeeklyLine[] {
  const { population, withinTarget, response } = figures;
  const target = targetMs === null ? 'target' : `${minutesText(targetMs)} min`;
  const rungs = [...new Set([targetMs === null ? 30 : targetMs / MINUTE, 5])];
  return [
    {
      ...line('counted', 'answered', 'Counted', 'counted'),
      figure: String(population.counted),
      note: `${population.received} received; excluded ${excludedText(figures)}; pending ${population.pending}`,
      raw: countOf(population.counted, population.received),
    },
    {
      ...shareLine('withinTarget', 'answered', `Answered within ${target}`, withinTarget, 'met'),
      ...(before?.withinTarget && withinTarget
        ? {
            note: `${ofText(withinTarget)}; ${differenceText(newcombe(withinTarget, before.withinTarget))} from ${before.week}, ${ofText(before.withinTarget)}`,
          }
        : {}),
    },
    ...rungs.flatMap((minutes) => rungLine(response.business, minutes)),
  ];
}

/** The unbiased share beside it: who still waits counts for as long as they have waited (M-02, M-03). */
function rungLine({ within, n }: TimesUntil, minutes: number): WeeklyLine[] {
  const band = within.find((rung) => rung.minutes === minutes)?.share ?? null;
  if (band === null) return [];
  return [
    {
      ...line(`within${minutes}`, 'answered', `Within ${minutes} min, the waiting counted in`, null),
      ...bandParts(band),
      note: `Kaplan–Meier, n ${n}`,
      raw: { ...ofBand(band), met: null, of: n },
    },
  ];
}

function timeLines({ response, complete }: Figures): WeeklyLine[] {
  const times = (id: string, words: string, { median, p75, p90, n, open }: TimesUntil) => [
    reachedLine(`${id}Median`, `Median, ${words}`, median, `n ${n}, of which ${open} wait still`),
    reachedLine(`${id}P75`, `75 % by, ${words}`, p75, ''),
    reachedLine(`${id}P90`, `90 % by, ${words}`, p90, ''),
  ];
  const { first } = complete;
  const completeness: WeeklyLine[] =
    first.mean === null
      ? []
      : [
          {
            ...line('complete', 'times', 'First response complete', 'completeFirst'),
            figure: percentText(first.mean),
            note: `mean of ${first.of}`,
            raw: { unit: 'share', value: first.mean, low: null, high: null, met: null, of: first.of },
          },
        ];
  return [
    ...times('business', 'working time', response.business),
    ...times('elapsed', 'the buyer’s time', response.elapsed),
    ...completeness,
  ];
}

function leftLines(figures: Figures): WeeklyLine[] {
  return [
    shareLine('unansweredNow', 'left', 'Unanswered now', figures.unansweredNow, 'unanswered'),
    shareLine('neverAnswered', 'left', 'Never answered', figures.neverAnswered, 'never'),
    shareLine('withinTwoDays', 'left', 'Within two business days', figures.withinTwoDays, 'twoDaysMet'),
    shareLine('sameDay', 'left', 'Same-day personal response', figures.sameDay, 'sameDayMet'),
    {
      ...line('chasers', 'left', 'Chasers: asked again', 'chasers'),
      figure: String(figures.chasers),
      raw: countOf(figures.chasers, null),
    },
  ];
}

function worthLines({ worth }: Figures): WeeklyLine[] {
  const score = (id: string, name: string, value: number | null, note: string): WeeklyLine => ({
    ...line(id, 'worth', name, 'scored'),
    figure: value === null ? '–' : value.toFixed(1),
    note,
    raw: { unit: 'score', value, low: null, high: null, met: null, of: worth.decided },
  });
  return [
    score(
      'score',
      'Team score',
      worth.score,
      `of 100, over ${worth.decided} decided; ${worth.pending} pending`,
    ),
    score('elapsedScore', 'Team score by the buyer’s time', worth.elapsedScore, 'of 100'),
    {
      ...line('valueOfAnswered', 'worth', 'Mean value of the answered', 'scoredAnswered'),
      figure: worth.valueOfAnswered === null ? '–' : worth.valueOfAnswered.toFixed(3),
      note: 'from 0 to 1',
      raw: { unit: 'share', value: worth.valueOfAnswered, low: null, high: null, met: null, of: null },
    },
    shareLine('buyerConfirmed', 'worth', 'Value confirmed by buyers', worth.buyerConfirmed, 'valueByBuyer'),
  ];
}

function line(
  id: string,
  section: WeeklyLine['section'],
  name: string,
  opens: CountName | null,
): Omit<WeeklyLine, 'raw'> {
  return { id, section, name, figure: '–', interval: '', note: '', opens };
}

function shareLine(
  id: string,
  section: WeeklyLine['section'],
  name: string,
  share: Share | null,
  opens: CountName,
): WeeklyLine {
  const base = line(id, section, name, opens);
  if (share === null)
    return {
      ...base,
      note: 'of 0',
      raw: { unit: 'share', value: null, low: null, high: null, met: 0, of: 0 },
    };
  const { met, of } = share;
  return { ...base, ...bandParts(share), note: ofText(share), raw: { ...ofBand(share), met, of } };
}

function reachedLine(id: string, name: string, reached: Reached, note: string): WeeklyLine {
  return {
    ...line(id, 'times', name, 'answered'),
    figure: reachedText(reached),
    interval: reachedIntervalText(reached),
    note,
    raw: { unit: 'ms', value: reached.at, low: reached.low, high: reached.high, met: null, of: null },
  };
}

const bandParts = (band: Band) => ({ figure: percentText(band.share), interval: intervalText(band) });

const ofBand = ({ share, low, high }: Band) => ({ unit: 'share', value: share, low, high }) as const;

const ofText = ({ met, of }: Share) => `${met} of ${of}`;

const countOf = (value: number, of: number | null): RawFigure => ({
  unit: 'count',
  value,
  low: null,
  high: null,
  met: null,
  of,
});
