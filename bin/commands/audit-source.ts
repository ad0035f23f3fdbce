import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AuditSource, Watch } from '../../src/audit/audit-source.ts';
import { openCsv } from '../../src/audit/csv-source.ts';
import { openMailbox } from '../../src/audit/mailbox-source.ts';
import { imapMails, readImapAddress } from '../../src/audit/readers/imap-mails.ts';
import { emlMails, maildirMails } from '../../src/audit/readers/mail-folder.ts';
import { mboxMails } from '../../src/audit/readers/mbox.ts';
import type { Mails } from '../../src/audit/readers/read-mail.ts';
import { exportMappings } from '../../src/core/audit/known-columns.ts';
import { readChosenColumns } from '../../src/core/audit/map-columns.ts';
import { isZone } from '../../src/core/time/zone-clock.ts';
import { askPassword } from './ask-password.ts';

/** What to measure, and how to read it. */
export interface SourceAsked {
  readonly what: string;
  readonly timesIn?: string;
  readonly columns?: string;
  readonly mapping?: string;
  readonly dates?: string;
  readonly own?: string;
  readonly sent?: string;
}

/** Opens what was named: by its address, else by what lies there. Throws with what is wrong, in a sentence. */
export async function openAuditSource(
  asked: SourceAsked,
  calendarZone: string,
  watch: Watch,
): Promise<AuditSource> {
  const zone = zoneAsked(asked.timesIn, calendarZone);
  const sent = asked.sent ?? null;
  if (/^imaps?:/i.test(asked.what)) {
    const place = readImapAddress(asked.what);
    const password = process.env.HEED_AUDIT_PASSWORD ?? (await askPassword(`Password of ${place.user}: `));
    return mailbox(
      asked,
      `${place.user} on ${place.host}`,
      zone,
      imapMails({ ...place, password }, sent),
      watch,
    );
  }
  const name = basename(asked.what) || asked.what;
  const found = await stat(asked.what).catch(() => null);
  if (found === null) throw new Error(`there is no file or folder ${asked.what}`);
  if (found.isDirectory()) {
    const isMaildir = await holdsMaildir(asked.what);
    const mails = isMaildir ? maildirMails(asked.what, sent) : emlMails(asked.what, sent);
    return mailbox(asked, name, zone, mails, watch);
  }
  if (/\.(?:mbox|mbx)$/i.test(asked.what) || (await beginsWith(asked.what, 'From ')))
    return mailbox(asked, name, zone, both(mboxMails(asked.what), sent), watch);
  return openCsv(
    () => createReadStream(asked.what, { highWaterMark: 1 << 16 }),
    {
      name,
      zone,
      now: Date.now(),
      order: orderAsked(asked.dates),
      mapping: mappingAsked(asked.mapping),
      chosen: asked.columns === undefined ? {} : readChosenColumns(asked.columns),
    },
    watch,
  );
}

function mailbox(
  asked: SourceAsked,
  name: string,
  zone: string,
  mails: Mails,
  watch: Watch,
): Promise<AuditSource> {
  const own = (asked.own ?? '').split(',').filter((one) => one.trim() !== '');
  return openMailbox(mails, { name, zone, own, now: Date.now() }, watch);
}

async function* both(mails: Mails, sentFile: string | null): Mails {
  yield* mails;
  if (sentFile !== null) yield* mboxMails(sentFile, true);
}

/** `cur` and `new` lie in it, or in a folder of it. */
async function holdsMaildir(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.includes('cur') && names.includes('new')) return true;
  for (const name of names) if (await stat(join(folder, name, 'cur')).catch(() => null)) return true;
  return false;
}

async function beginsWith(path: string, text: string): Promise<boolean> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(text.length), 0, text.length, 0);
  return buffer.subarray(0, bytesRead).toString('latin1') === text;
}

function zoneAsked(zone: string | undefined, otherwise: string): string {
  if (zone !== undefined && !isZone(zone))
    throw new Error(`--times-in ${zone} is no time zone such as Europe/London`);
  return zone ?? otherwise;
}

function orderAsked(order: string | undefined) {
  if (order === undefined || order === 'dmy' || order === 'mdy') return order ?? null;
  throw new Error(`--dates ${order} is neither dmy (day first) nor mdy (month first)`);
}

function mappingAsked(mapping: string | undefined) {
  if (mapping === undefined) return null;
  const known = exportMappings.find((one) => one === mapping.toLowerCase());
  if (known === undefined) throw new Error(`--mapping ${mapping} is none of ${exportMappings.join(', ')}`);
  return known;
}
