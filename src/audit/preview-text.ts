import { auditFields, fieldWords } from '../core/audit/audit-fields.ts';
import type { AuditRow } from '../core/audit/audit-row.ts';
import { toIso } from '../core/time/instant.ts';
import { type AuditSource, isUnreadable } from './audit-source.ts';
import type { CsvSource } from './csv-source.ts';

/** So many rows are shown as they are read. */
export const PREVIEW_ROWS = 3;

/** How a source is read: what each column was taken for, and the first rows; nothing is measured. */
export async function previewText(source: AuditSource): Promise<string> {
  return [...source.notes, ...columnLines(source), '', ...(await rowLines(source))].join('\n');
}

function columnLines(source: AuditSource): string[] {
  if (!isTable(source)) return [];
  const used = new Set(Object.values(source.columns));
  const rest = source.heading.filter((name, place) => name !== '' && !used.has(place));
  const taken = auditFields.map((field) => {
    const place = source.columns[field];
    const name = place === undefined ? '(none)' : `"${source.heading[place]}"`;
    return `  ${fieldWords[field].option.padEnd(22)}  ${name}`;
  });
  return ['', 'Columns, as --columns names them:', ...taken, `Not looked at: ${rest.join(', ') || 'none'}.`];
}

async function rowLines(source: AuditSource): Promise<string[]> {
  const lines = [`The first ${PREVIEW_ROWS} ${source.unit}s as read, in UTC:`];
  for (const row of await firstRows(source)) {
    lines.push(
      isUnreadable(row) ? `  line ${row.line}: can’t be read: ${row.reason}` : `  ${row.id}: ${rowText(row)}`,
    );
  }
  return lines;
}

/** The first rows of a source. */
export async function firstRows(source: AuditSource) {
  const first = [];
  for await (const portion of source.rows()) {
    first.push(...portion.slice(0, PREVIEW_ROWS - first.length));
    if (first.length >= PREVIEW_ROWS) break;
  }
  return first;
}

function rowText(row: AuditRow): string {
  const parts = [`received ${toIso(row.receivedAt)}`];
  parts.push(row.answeredAt === null ? 'not answered' : `answered ${toIso(row.answeredAt)}`);
  if (row.informedAt !== null) parts.push(`first information ${toIso(row.informedAt)}`);
  if (row.value !== null) parts.push(`value ${row.value}`);
  if (row.ending !== null && row.ending !== 'open') parts.push(row.ending);
  if (row.excluded !== null) parts.push(`not counted: ${row.excluded.replaceAll('_', ' ')}`);
  return parts.join(', ');
}

function isTable(source: AuditSource): source is CsvSource {
  return 'heading' in source;
}
