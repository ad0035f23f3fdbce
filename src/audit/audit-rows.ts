import type { UnreadableRow } from '../core/audit/audit-row.ts';
import type { MeasuredItem } from '../core/measure/measured-item.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import { type AuditSource, isUnreadable } from './audit-source.ts';
import { type AuditOptions, asOfFor, measuredRow } from './measure-audit.ts';

const HEADING = [
  ...['line', 'id', 'received_at', 'due_at', 'first_personal_at', 'business_ms', 'elapsed_ms'],
  ...['answered_in_time', 'value', 'score', 'owner', 'counted', 'reason'],
];

/** Every row with what was made of it, as CSV in portions: the counted, the excluded, and those that can't be read. */
export async function* auditRows(source: AuditSource, options: AuditOptions): AsyncGenerator<string> {
  const asOf = asOfFor(source, options);
  yield csvRow(HEADING);
  for await (const portion of source.rows()) {
    let text = '';
    for (const row of portion) {
      if (isUnreadable(row)) text += unreadableCsv(row);
      else {
        const item = measuredRow(row, source, options, asOf);
        text +=
          item === null
            ? csvRow([
                row.place,
                row.id,
                toIso(row.receivedAt),
                ...Array(8).fill(''),
                'no',
                'received at another time',
              ])
            : itemCsv(row.place, item, asOf);
      }
    }
    yield text;
  }
}

function itemCsv(place: number, item: MeasuredItem, asOf: Instant): string {
  const { firstResponse, dueAt, worth, excluded } = item;
  const isDecided = firstResponse !== null || asOf > dueAt || item.closedUnanswered;
  const inTime = firstResponse !== null && firstResponse.at <= dueAt ? 'yes' : isDecided ? 'no' : '';
  return csvRow([
    place,
    item.id,
    toIso(item.receivedAt),
    toIso(dueAt),
    firstResponse === null ? '' : toIso(firstResponse.at),
    firstResponse?.businessMs ?? '',
    firstResponse?.elapsedMs ?? '',
    excluded === null ? inTime : '',
    worth?.state === 'decided' ? worth.v : '',
    worth?.state === 'decided' ? worth.score : '',
    item.personId ?? '',
    excluded === null ? 'yes' : 'no',
    excluded ?? (isDecided ? '' : 'not due yet'),
  ]);
}

function unreadableCsv({ line, reason }: UnreadableRow): string {
  return csvRow([line, ...Array(10).fill(''), 'no', reason]);
}

/** A cell that a spreadsheet would take for a formula is given as text. */
export function csvRow(cells: readonly (string | number)[]): string {
  const quoted = cells.map((cell) => {
    const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
