import { type AuditField, auditFields, fieldWords } from '../core/audit/audit-fields.ts';
import type { AuditRow, UnreadableRow } from '../core/audit/audit-row.ts';
import type { CsvLine } from '../core/audit/csv-splitter.ts';
import type { ExportMapping } from '../core/audit/known-columns.ts';
import { type MapOptions, type MappedColumns, mapColumns } from '../core/audit/map-columns.ts';
import { type DayOrder, readMoment } from '../core/audit/read-moment.ts';
import { type CellOptions, plainText, rowOfCells } from '../core/audit/row-of-cells.ts';
import { FileScan, type Scanned } from '../core/audit/scan-cells.ts';
import { sameId } from '../core/audit/status-word.ts';
import { DomainError } from '../core/domain-error.ts';
import type { Instant } from '../core/time/instant.ts';
import { type AuditSource, isUnreadable, type Watch } from './audit-source.ts';
import { type ByteSource, csvLines, type TextForm, textForm } from './readers/csv-lines.ts';

export interface CsvOptions extends MapOptions {
  readonly name: string;
  /** Zone of times that name no offset. */
  readonly zone: string;
  /** null: the file shows it. */
  readonly order: DayOrder | null;
  readonly now: Instant;
}

/** A table whose columns are understood. */
export interface CsvSource extends AuditSource {
  readonly heading: readonly string[];
  readonly columns: MappedColumns['columns'];
  readonly mapping: ExportMapping | null;
  readonly order: DayOrder | null;
  /** How its text is stored. */
  readonly form: TextForm;
}

/**
 * Opens a table: looks through all of it once. Throws DomainError `invalid` with a plain sentence where it is empty,
 * lacks a column that is needed, or leaves the order of day and month open.
 */
export async function openCsv(
  bytes: ByteSource,
  options: CsvOptions,
  watch: Watch = () => {},
): Promise<CsvSource> {
  const form = await textForm(bytes);
  const heading = await headingOf(bytes, form);
  const { columns, mapping } = mapColumns(heading, options);
  const scan = new FileScan({
    columns,
    zone: options.zone,
    order: options.order,
    valueIsChosen: Boolean(options.chosen.value),
    now: options.now,
  });
  let count = 0;
  for await (const lines of bodyOf(bytes, form)) {
    for (const line of lines) if ('cells' in line) scan.add(line.cells, line.line);
    count += lines.length;
    watch(count, 'rows looked through');
  }
  const scanned = scan.result();
  const { order, valueIsOther, latest } = scanned;
  const cells = { columns, zone: options.zone, order, valueIsOther };
  return {
    ...{ name: options.name, unit: 'row', heading, columns, mapping, order, form, latest },
    hasValue: columns.value !== undefined && !valueIsOther,
    notes: notesOf(heading, columns, mapping, scanned, options.zone),
    rows: () => rowsOf(bytes, { form, heading, cells, chasers: chasersOf(scanned, cells) }),
  };
}

/** The names in the first line. Throws DomainError `invalid` when there is none. */
export async function tableHeading(bytes: ByteSource): Promise<readonly string[]> {
  return headingOf(bytes, await textForm(bytes));
}

async function headingOf(bytes: ByteSource, form: TextForm): Promise<readonly string[]> {
  for await (const [first] of csvLines(bytes, form)) {
    if (first === undefined) continue;
    if ('fault' in first)
      throw new DomainError('invalid', `the heading can't be read: ${first.fault}`, '/file');
    return first.cells.map((name) => plainText(name, 200));
  }
  throw new DomainError('invalid', 'the file has no heading', '/file');
}

/** All lines but the heading. */
async function* bodyOf(bytes: ByteSource, form: TextForm): AsyncGenerator<readonly CsvLine[]> {
  let isFirst = true;
  for await (const lines of csvLines(bytes, form)) {
    yield isFirst ? lines.slice(1) : lines;
    if (lines.length > 0) isFirst = false;
  }
}

interface Reading {
  readonly form: TextForm;
  readonly heading: readonly string[];
  readonly cells: CellOptions;
  readonly chasers: ReadonlyMap<string, readonly Instant[]>;
}

async function* rowsOf(
  bytes: ByteSource,
  { form, heading, cells, chasers }: Reading,
): AsyncGenerator<readonly (AuditRow | UnreadableRow)[]> {
  for await (const lines of bodyOf(bytes, form))
    yield lines.flatMap((line) => {
      const row = rowOf(line, heading.length, cells);
      if (row === null) return [];
      return [isUnreadable(row) || chasers.size === 0 ? row : withChasers(row, chasers)];
    });
}

function rowOf(line: CsvLine, width: number, options: CellOptions): AuditRow | UnreadableRow | null {
  if ('fault' in line) return { line: line.line, reason: line.fault };
  if (line.cells.length > width && line.cells.slice(width).some((cell) => cell.trim() !== ''))
    return { line: line.line, reason: `it has ${line.cells.length} cells where the heading has ${width}` };
  const row = rowOfCells(line.cells, line.line, options);
  return typeof row === 'string' ? { line: line.line, reason: row } : row;
}

/** What was merged into an enquiry is its contact asking again, when it came before the answer (S0-06). */
function chasersOf({ merged }: Scanned, cells: CellOptions): ReadonlyMap<string, readonly Instant[]> {
  const times = (texts: readonly string[]) =>
    texts.map((text) => readMoment(text, cells)).filter((at) => typeof at === 'number');
  return new Map([...merged].map(([id, texts]) => [id, times(texts)]));
}

function withChasers(row: AuditRow, chasers: ReadonlyMap<string, readonly Instant[]>): AuditRow {
  const times = row.mergedInto === null ? chasers.get(sameId(row.id)) : undefined;
  if (times === undefined) return row;
  const { receivedAt, answeredAt } = row;
  const counted = times.filter((at) => at >= receivedAt && (answeredAt === null || at <= answeredAt));
  return { ...row, chasers: counted.length };
}

function notesOf(
  heading: readonly string[],
  columns: MappedColumns['columns'],
  mapping: ExportMapping | null,
  { order, valueIsOther }: Scanned,
  zone: string,
): string[] {
  const from = (field: AuditField) => heading[columns[field] ?? -1] ?? '';
  const read = auditFields.filter((field) => columns[field] !== undefined);
  const notes = [
    `Read by name: ${read.map((field) => `${fieldWords[field].words} from "${from(field)}"`).join(', ')}.`,
  ];
  if (mapping !== null)
    notes.unshift(`Taken for an export of ${mapping === 'hubspot' ? 'HubSpot' : 'Zendesk'}.`);
  if (order !== null)
    notes.push(`Dates such as 03/04/2026 have the ${order === 'dmy' ? 'day' : 'month'} first.`);
  notes.push(`Times without an offset are those of ${zone}.`);
  if (valueIsOther)
    notes.push(
      `"${from('value')}" holds something else than numbers from 0 to 1, so it was not taken for value.`,
    );
  if (columns.value === undefined || valueIsOther)
    notes.push('The file does not say what answers were worth, so there is no score.');
  return notes;
}
