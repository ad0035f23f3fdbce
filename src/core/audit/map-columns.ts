import { DomainError } from '../domain-error.ts';
import { type AuditField, auditFields, fieldNamed, fieldWords, plainName } from './audit-fields.ts';
import {
  type ColumnNames,
  type ExportMapping,
  exportMappings,
  mappingColumns,
  mappingMarks,
  usualColumns,
} from './known-columns.ts';

/** Which column of the file each field is read from, by its place. */
export type Columns = Readonly<Partial<Record<AuditField, number>>>;

export interface MapOptions {
  /** The program the file was exported from; null: it is recognised, or taken for a file of one's own. */
  readonly mapping: ExportMapping | null;
  /** Column names by field, which outrank all; an empty name: the file has none such. */
  readonly chosen: Readonly<Partial<Record<AuditField, string>>>;
}

export interface MappedColumns {
  readonly columns: Columns;
  readonly mapping: ExportMapping | null;
}

/**
 * Finds the columns by their names in the heading. Throws DomainError `invalid` with the names there are when none
 * looks like the time of receipt, when none tells of an answer, or when a chosen one does not exist.
 */
export function mapColumns(heading: readonly string[], { mapping, chosen }: MapOptions): MappedColumns {
  const places = new Map<string, number>();
  for (const [place, name] of heading.entries()) {
    const plain = plainName(name);
    if (plain !== '' && !places.has(plain)) places.set(plain, place);
  }
  const known = mapping ?? recognised(places);
  const columns: Partial<Record<AuditField, number>> = {};
  const taken = new Set<number>();
  for (const field of auditFields) {
    const name = chosen[field];
    if (name === undefined || name === '') continue;
    const place = placeOf(name, heading, places);
    columns[field] = place;
    taken.add(place);
  }
  for (const names of known ? [mappingColumns[known], usualColumns] : [usualColumns])
    for (const field of auditFields) {
      if (field in chosen || columns[field] !== undefined) continue;
      const place = find(names, field, places, taken);
      if (place === null) continue;
      columns[field] = place;
      taken.add(place);
    }
  check(columns, heading);
  return { columns, mapping: known };
}

/** `received_at=Created,first_personal_at=Answered on` as typed. Throws DomainError `invalid`. */
export function readChosenColumns(text: string): MapOptions['chosen'] {
  const chosen: Partial<Record<AuditField, string>> = {};
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const sign = part.indexOf('=');
    const field = sign < 0 ? null : fieldNamed(part.slice(0, sign));
    if (field === null)
      throw new DomainError('invalid', `"${part.trim()}" is no choice of a column; ${howTo}`);
    chosen[field] = part.slice(sign + 1).trim();
  }
  return chosen;
}

const howTo = `say for example received_at=Created; what can be chosen: ${auditFields
  .map((field) => fieldWords[field].option)
  .join(', ')}`;

function placeOf(name: string, heading: readonly string[], places: ReadonlyMap<string, number>): number {
  const exact = heading.indexOf(name);
  const place = exact >= 0 ? exact : places.get(plainName(name));
  if (place === undefined)
    throw new DomainError(
      'invalid',
      `no column is called "${name}"; columns are: ${listed(heading)}`,
      '/columns',
    );
  return place;
}

function recognised(places: ReadonlyMap<string, number>): ExportMapping | null {
  const has = (name: string) => places.has(plainName(name));
  return exportMappings.find((mapping) => mappingMarks[mapping].some((marks) => marks.every(has))) ?? null;
}

function find(
  names: ColumnNames,
  field: AuditField,
  places: ReadonlyMap<string, number>,
  taken: ReadonlySet<number>,
): number | null {
  for (const name of names[field] ?? []) {
    const place = places.get(plainName(name));
    if (place !== undefined && !taken.has(place)) return place;
  }
  return null;
}

function check(columns: Columns, heading: readonly string[]): void {
  if (columns.received === undefined)
    throw new DomainError(
      'invalid',
      `no column looks like the time of receipt; columns are: ${listed(heading)}; say --columns received_at=…`,
      '/columns/received',
    );
  if (columns.answered === undefined && columns.answeredAfterMinutes === undefined)
    throw new DomainError(
      'invalid',
      `no column looks like the time of the first personal answer; columns are: ${listed(heading)}; say --columns first_personal_at=…`,
      '/columns/answered',
    );
}

function listed(heading: readonly string[]): string {
  const named = heading.filter((name) => name.trim() !== '');
  return named.length === 0 ? 'none (the first line is empty)' : named.slice(0, 60).join(', ');
}
