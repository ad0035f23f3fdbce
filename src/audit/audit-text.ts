import { dateOf } from '../core/time/local-day.ts';
import { spanText } from '../core/time/span-text.ts';
import { wallText } from './audit-json.ts';
import { auditLines, count, headline, reconciliation } from './audit-lines.ts';
import type { AuditResult } from './measure-audit.ts';

/** So many rows that can't be read stand in the text. */
const MOST_SHOWN = 10;
const WIDTH = 100;

/** The figures for a terminal: a sentence, the figures in lines, and what they rest on. */
export function auditText(result: AuditResult): string {
  const lines = auditLines(result);
  const names = Math.max(...lines.map(({ name }) => name.length));
  const figures = Math.max(...lines.map(({ figure }) => figure.length));
  return [
    `${plain(result.source.name)}, ${asOfText(result)}`,
    '',
    ...wrapped(headline(result), ''),
    '',
    ...lines.map(({ name, figure, detail }) =>
      `  ${name.padEnd(names)}  ${figure.padEnd(figures)}  ${detail}`.trimEnd(),
    ),
    '',
    ...wrapped(reconciliation(result), ''),
    ...wrapped(basis(result), ''),
    ...result.source.notes.flatMap((note) => wrapped(plain(note), '')),
    ...waitingLines(result),
    ...unreadableLines(result),
    '',
  ].join('\n');
}

/** `as of 7 Dec 2026 00:00 (America/Chicago)`, and that nobody chose it where nobody did. */
export function asOfText({ asOf, isAsOfGiven, zone }: AuditResult): string {
  const when = `as of ${wallText(asOf, zone)} (${zone})`;
  return isAsOfGiven ? when : `${when}, the end of the last day in it`;
}

/** What the figures are reckoned by. */
export function basis({ hours, from, until }: AuditResult): string {
  const days = [
    ...(from === null ? [] : [`from ${dateOf(from)}`]),
    ...(until === null ? [] : [`until ${dateOf(until - 1)}`]),
  ];
  const received = days.length === 0 ? '' : ` Received ${days.join(' ')}.`;
  return `Working time by ${hours}. Open ones and those never answered are kept in every figure; ranges are 95 % intervals.${received}`;
}

function waitingLines({ waiting }: AuditResult): string[] {
  if (waiting.length === 0) return [];
  return [
    '',
    'Waiting longest:',
    ...waiting.map(
      ({ id, businessMs, elapsedMs }) =>
        `  ${plain(id)}: ${spanText(businessMs)} of working time, ${spanText(elapsedMs)} on the buyer’s clock`,
    ),
  ];
}

function unreadableLines({ unreadable, source }: AuditResult): string[] {
  if (unreadable.n === 0) return [];
  const shown = unreadable.listed.slice(0, MOST_SHOWN);
  const rest = unreadable.n - shown.length;
  const unit = source.unit === 'row' ? 'Rows' : 'Mails';
  const place = source.unit === 'row' ? 'line' : 'mail';
  return [
    '',
    `${unit} that could not be read, and are in no figure:`,
    ...shown.map(({ line, reason }) => `  ${place} ${line}: ${plain(reason)}`),
    ...(rest > 0 ? [`  and ${count(rest)} more; --unreadable writes all of them to a file`] : []),
  ];
}

/** What comes out of a file may hold what would command a terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
