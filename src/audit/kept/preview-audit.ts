import type { z } from 'zod';
import { auditFields } from '../../core/audit/audit-fields.ts';
import type { AuditRow, UnreadableRow } from '../../core/audit/audit-row.ts';
import { DomainError } from '../../core/domain-error.ts';
import { toIso } from '../../core/time/instant.ts';
import { isUnreadable } from '../audit-source.ts';
import { tableHeading } from '../csv-source.ts';
import { firstRows } from '../preview-text.ts';
import type { previewAudit } from './contract.ts';
import { type KeptFile, openKept } from './read-kept.ts';

type Preview = z.input<typeof previewAudit.response>;

/** How a file would be read; what stands in the way comes as a sentence, with the heading to choose from. */
export async function previewKept(file: KeptFile): Promise<Preview> {
  try {
    const source = await openKept(file);
    const columns: Preview['columns'] = {};
    for (const field of auditFields) {
      const name = source.heading[source.columns[field] ?? -1];
      if (name !== undefined) columns[field] = name;
    }
    const rows = (await firstRows(source)).map(shownRow);
    return {
      heading: [...source.heading],
      columns,
      mapping: source.mapping,
      notes: [...source.notes],
      rows,
      trouble: null,
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const heading = await tableHeading(file.bytes).catch(() => []);
    const trouble = { message: error.message, pointer: error.pointer ?? null };
    return { heading: [...heading], columns: {}, mapping: null, notes: [], rows: [], trouble };
  }
}

function shownRow(row: AuditRow | UnreadableRow): Preview['rows'][number] {
  if (isUnreadable(row))
    return {
      line: row.line,
      id: '',
      receivedAt: null,
      answeredAt: null,
      remark: `can’t be read: ${row.reason}`,
    };
  return {
    line: row.place,
    id: row.id,
    receivedAt: toIso(row.receivedAt),
    answeredAt: row.answeredAt === null ? null : toIso(row.answeredAt),
    remark: row.excluded === null ? null : `not counted: ${row.excluded.replaceAll('_', ' ')}`,
  };
}
