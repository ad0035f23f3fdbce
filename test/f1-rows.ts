import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A lead of fixture F1 (DOMAIN 4.0); its derived columns are left unread. */
export interface F1Row {
  readonly lead: string;
  readonly receivedAt: string;
  readonly firstPersonalAt: string | null;
  /** null: the first personal answer gave no information. */
  readonly value: number | null;
  readonly status: string;
  readonly closedAt: string | null;
}

/** The rows of fixture F1 as its file has them. */
export function f1Rows(): F1Row[] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', 'f1_leads.csv'), 'utf8');
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [
      lead = '',
      receivedAt = '',
      firstPersonalAt = '',
      valueAt = '',
      value = '',
      status = '',
      closedAt,
    ] = line.split(',');
    return {
      lead,
      receivedAt,
      firstPersonalAt: firstPersonalAt || null,
      value: valueAt ? Number(value) : null,
      status,
      closedAt: closedAt || null,
    };
  });
}
