// Business time: adding and measuring over an hour to ten years, side by side with the libraries that do the job and with the limit.
import { fork } from 'node:child_process';
import { HOUR, type Instant, MINUTE, type Milliseconds } from '../src/core/time/instant.ts';
import {
  type Contender,
  calendarContender,
  dayjsBusinessTime,
  joint,
  limit,
  momentBusinessTime,
  openingHours,
  ours,
  workingTimeCalculator,
  ZONE,
} from './time-contenders.ts';

const SPANS: readonly (readonly [string, Milliseconds])[] = [
  ['1 hour', HOUR],
  ['1 week', 40 * HOUR],
  ['1 year', 2_080 * HOUR],
  ['10 years', 20_800 * HOUR],
];
const CASES = 4_096;
const CHECKED = 20;
const ROUNDS = 5;
const ROUND_MS = 150;
/** What does fewer a second is measured twice only. */
const SLOW = 1_000;

interface Case {
  readonly start: Instant;
  readonly end: Instant;
  readonly span: Milliseconds;
}
type Operation = (at: Case) => number;

// Three of the libraries know no zone but the machine's.
if (process.env.TZ === ZONE) run();
else fork(import.meta.filename, { env: { ...process.env, TZ: ZONE } });

function run(): void {
  const both = calendarContender('Heed, desk and call', joint);
  const rows = [
    calendarContender('Heed', ours),
    both,
    limit(),
    momentBusinessTime(),
    dayjsBusinessTime(),
    workingTimeCalculator(),
    openingHours(),
  ];
  for (const name of ['add', 'between'] as const) {
    console.log(
      `\n${name}, operations a second of processor time (share of the limit; * gives other results in some cases)\n`,
    );
    console.log(`| | ${SPANS.map(([span]) => span).join(' | ')} |`);
    console.log(`|---${'|---'.repeat(SPANS.length)}|`);
    const columns = SPANS.map(([, span]) => column(rows, both, name, span));
    for (const row of rows) {
      console.log(`| ${row.name} | ${columns.map((cells) => cells.get(row)).join(' | ')} |`);
    }
  }
}

/** One span for all, in turns, so that a busy moment of the machine falls on each of them. */
function column(
  rows: readonly Contender[],
  both: Contender,
  name: 'add' | 'between',
  span: Milliseconds,
): Map<Contender, string> {
  const cases = someCases(span, (start) => ours.add(start, span));
  const jointCases = cases.map(({ start, end }) => ({
    start,
    end,
    span: Math.max(MINUTE, joint.between(start, end)),
  }));
  const rates = new Map<Contender, number[]>(rows.map((row) => [row, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const row of rows) {
      const operation = operationOf(row, name);
      const known = rates.get(row) ?? [];
      if (!operation || (known.length > 1 && median(known) < SLOW)) continue;
      const measured = rate(operation, row === both ? jointCases : cases);
      // The first round warms up.
      if (round > 0) known.push(measured);
    }
  }
  const most = median(rates.get(rows[2] as Contender) ?? []);
  const cells = rows.map((row): [Contender, string] => {
    const operation = operationOf(row, name);
    if (!operation) return [row, 'has none'];
    const perSecond = median(rates.get(row) ?? []);
    const differs =
      row !== both &&
      cases.slice(0, CHECKED).some((at) => operation(at) !== (name === 'add' ? at.end : at.span));
    return [
      row,
      `${Math.round(perSecond).toLocaleString('en')} (${share(perSecond / most)})${differs ? ' *' : ''}`,
    ];
  });
  return new Map(cells);
}

function operationOf({ add, between }: Contender, name: 'add' | 'between'): Operation | undefined {
  if (name === 'between') return ({ start, end }) => between(start, end);
  return add && (({ start, span }) => add(start, span));
}

/** Whole minutes in opening hours of two years, drawn in the same way each time. */
function someCases(span: Milliseconds, endOf: (start: Instant) => Instant): Case[] {
  let seed = 20_261_120;
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const from = Date.UTC(2026, 0, 5, 15);
  return Array.from({ length: CASES }, () => {
    const start = ours.add(from, draw(4_000 * 60) * MINUTE + MINUTE);
    return { start, end: endOf(start), span };
  });
}

/** Operations a second of processor time, which others on the machine don't lengthen; at least one operation. */
function rate(operation: Operation, cases: readonly Case[]): number {
  let [done, sum, spent] = [0, 0, 0];
  const begin = process.cpuUsage();
  for (let step = 1; spent < ROUND_MS; step = spent < ROUND_MS / 20 ? step * 2 : step) {
    for (let count = 0; count < step; count += 1) sum += operation(cases[done++ % CASES] as Case);
    const { user, system } = process.cpuUsage(begin);
    spent = (user + system) / 1_000;
  }
  if (Number.isNaN(sum)) throw new Error('a result is no number');
  return (done / spent) * 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function share(ratio: number): string {
  return ratio < 0.0001 ? '< 0.0001' : ratio.toPrecision(2);
}
