import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { auditJson } from '../../src/audit/audit-json.ts';
import { auditReport } from '../../src/audit/audit-report.ts';
import { auditRows, csvRow } from '../../src/audit/audit-rows.ts';
import { auditText } from '../../src/audit/audit-text.ts';
import { type AuditOptions, measureAudit } from '../../src/audit/measure-audit.ts';
import { previewText } from '../../src/audit/preview-text.ts';

import { type LocalDay, parseDate } from '../../src/core/time/local-day.ts';
import { readInstant } from '../../src/core/time/read-instant.ts';
import { openAuditSource, type SourceAsked } from './audit-source.ts';
import { calendarAsked } from './calendar-asked.ts';
import { progress } from './progress.ts';
import { readSpan } from './read-span.ts';

/** What was asked for, as typed on the command line. */
export interface AuditAsked extends SourceAsked {
  readonly calendar?: string;
  readonly zone?: string;
  readonly target: string;
  readonly goal: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly until?: string;
  readonly preview?: true;
  readonly json?: true;
  readonly html?: string;
  readonly rows?: string;
  readonly unreadable?: string;
  readonly quiet?: true;
}

/** Measures what was named and writes what was asked for. Throws with what is wrong, in a sentence. */
export async function runAudit(asked: AuditAsked): Promise<void> {
  const options = await optionsOf(asked);
  const told = progress(process.stderr, asked.quiet === true);
  const source = await openAuditSource(asked, options.calendar.zone, told.watch);
  if (asked.preview) {
    told.end();
    process.stdout.write(`${await previewText(source)}\n`);
    return;
  }
  const unreadable = asked.unreadable === undefined ? null : createWriteStream(asked.unreadable);
  unreadable?.write(csvRow(['line', 'reason']));
  const result = await measureAudit(source, options, {
    watch: told.watch,
    told: ({ line, reason }) => void unreadable?.write(csvRow([line, reason])),
  });
  told.end();
  if (unreadable) await new Promise((resolve) => unreadable.end(resolve));
  if (asked.rows !== undefined) await pipeline(auditRows(source, options), createWriteStream(asked.rows));
  if (asked.html !== undefined) await writeFile(asked.html, auditReport(result));
  process.stdout.write(asked.json ? `${JSON.stringify(auditJson(result), null, 2)}\n` : auditText(result));
}

async function optionsOf(asked: AuditAsked): Promise<AuditOptions> {
  const zone = asked.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const calendar = await calendarAsked(
    asked.calendar === undefined
      ? { zone }
      : { calendar: asked.calendar, ...(asked.zone && { zone: asked.zone }) },
  );
  const targetMs = readSpan(asked.target, '--target');
  const goalMs = Math.min(readSpan(asked.goal, '--goal'), targetMs);
  if (targetMs <= 0) throw new Error('--target must be longer than nothing');
  const asOf = asked.asOf === undefined ? null : readInstant(asked.asOf, calendar.zone);
  if (asked.asOf !== undefined && asOf === null)
    throw new Error(`--as-of ${asked.asOf} is no instant such as 2026-12-07T06:00:00Z`);
  return {
    calendar,
    hours: asked.calendar ?? `office hours Mon to Fri 09:00 to 17:00, ${zone}`,
    targetMs,
    goalMs,
    asOf,
    now: Date.now(),
    from: dayAsked(asked.from, '--from'),
    until: dayAsked(asked.until, '--until'),
  };
}

function dayAsked(text: string | undefined, option: string): LocalDay | null {
  if (text === undefined) return null;
  const day = parseDate(text);
  if (day === null) throw new Error(`${option} ${text} is no day such as 2026-11-30`);
  return day;
}
