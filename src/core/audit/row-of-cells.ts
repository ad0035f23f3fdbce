import { MINUTE } from '../time/instant.ts';
import type { AuditField } from './audit-fields.ts';
import type { AuditRow } from './audit-row.ts';
import type { Columns } from './map-columns.ts';
import { type MomentOptions, readMoment } from './read-moment.ts';
import { sameId, statusMeaning } from './status-word.ts';

/** How the cells of a file are read. */
export interface CellOptions extends MomentOptions {
  readonly columns: Columns;
  /** The column of values holds something else, such as money, and nobody chose it. */
  readonly valueIsOther: boolean;
}

/** An enquiry, or why the row can't be read; null for a row with nothing in it. */
export function rowOfCells(
  cells: readonly string[],
  place: number,
  options: CellOptions,
): AuditRow | string | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const cell = (field: AuditField): string => {
    const at = options.columns[field];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const told = (field: AuditField) => named(cell(field)) || null;
  const received = readMoment(cell('received'), options);
  if (typeof received === 'string') return unread('the time of receipt', cell('received'), received);
  const answered = answerAt(cell, received, options);
  if (typeof answered === 'string') return answered;
  const informed = optional(cell('informed'), options);
  if (typeof informed === 'string')
    return unread('the time of the first information', cell('informed'), informed);
  const closed = optional(cell('closed'), { ...options, dayWillDo: true });
  if (typeof closed === 'string') return unread('the time of closing', cell('closed'), closed);
  const value = options.valueIsOther ? null : readValue(cell('value'));
  if (typeof value === 'string') return value;
  const status = statusMeaning(cell('status'));
  if (answered !== null && answered < received) return 'the first personal answer lies before the receipt';
  if (informed !== null && informed < received) return 'the first information lies before the receipt';
  if (status.kind === 'answered' && answered === null)
    return `the status says "${short(cell('status'))}", but when the first personal answer came is missing`;
  return {
    place,
    id: named(cell('id')) || String(place),
    receivedAt: received,
    answeredAt: answered,
    informedAt: informed,
    value,
    ending:
      status.kind === 'closed' || status.kind === 'withdrawn' ? status.kind : open(closed, cell('status')),
    endedAt: closed,
    excluded: status.kind === 'excluded' ? status.why : status.kind === 'merged' ? 'merged' : null,
    mergedInto: status.kind === 'merged' && status.into !== null ? sameId(status.into) : null,
    chasers: 0,
    automatic: 0,
    owner: told('owner'),
    source: told('source'),
    channel: told('channel'),
    kind: told('kind'),
  };
}

/** Where no column tells a status, a time of closing is one. */
function open(closed: number | null, status: string): 'open' | 'closed' {
  return closed !== null && status === '' ? 'closed' : 'open';
}

type CellOf = (field: AuditField) => string;

function answerAt(cell: CellOf, received: number, options: CellOptions): number | string | null {
  const text = cell('answered');
  if (!isNothing(text)) {
    const at = readMoment(text, options);
    return typeof at === 'string' ? unread('the time of the first personal answer', text, at) : at;
  }
  const after = cell('answeredAfterMinutes');
  if (isNothing(after)) return null;
  const minutes = Number(after.replace(',', '.'));
  if (!Number.isFinite(minutes) || minutes < 0)
    return `the minutes until the first answer, "${short(after)}", are no number`;
  return received + Math.trunc(minutes * MINUTE);
}

function optional(text: string, options: MomentOptions): number | string | null {
  return isNothing(text) ? null : readMoment(text, options);
}

function isNothing(text: string): boolean {
  return text === '' || /^(?:-+|–|n\/?a|null|none|never)$/i.test(text);
}

/** A number from 0 to 1, with a comma or point, or per cent. */
export function readValue(text: string): number | string | null {
  if (isNothing(text)) return null;
  const percent = /^(\d+(?:[.,]\d+)?)\s?%$/.exec(text);
  const value = percent ? Number(percent[1]?.replace(',', '.')) / 100 : Number(text.replace(',', '.'));
  return value >= 0 && value <= 1 ? value : `the value "${short(text)}" is no number from 0 to 1`;
}

function unread(what: string, text: string, why: string): string {
  return text === '' ? `${what} is missing` : `${what}, "${short(text)}", ${why}`;
}

function short(text: string): string {
  return plainText(text, 60);
}

/** Names are shown and kept: no letter PostgreSQL or a terminal stumbles over, and no cell that is a book. */
function named(text: string): string {
  return plainText(text, 200);
}

/** Without control characters and halves of letters, cut to a length. */
export function plainText(text: string, atMost: number): string {
  const plain = text
    .slice(0, 2 * atMost)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
  return plain.length > atMost
    ? `${plain
        .slice(0, atMost)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : plain;
}
