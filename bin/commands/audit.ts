import { Command } from 'commander';
import type { AuditAsked } from './audit-run.ts';

/** `heed audit` */
export function auditCommand(): Command {
  return new Command('audit')
    .description('how long buyers really wait: measured on what a company has already, changing nothing')
    .argument(
      '<what>',
      'a CSV file, an mbox file, a Maildir, a folder of .eml files, or imaps://user@host/Folder',
    )
    .option('--calendar <file>', 'calendar as JSON; file.json#NAME for one of several under "calendars"')
    .option(
      '--zone <zone>',
      'without a calendar: zone of office hours Mon to Fri 09:00 to 17:00 (default: of this machine)',
    )
    .option('--times-in <zone>', 'zone of times that name no offset (default: that of the calendar)')
    .option('--target <span>', 'working time within which a first personal answer is due', '30m')
    .option('--goal <span>', 'working time within which it is best', '5m')
    .option('--as-of <instant>', 'look at it as it stood then (default: the end of the last day in it)')
    .option('--from <day>', 'only what was received from that day on, YYYY-MM-DD')
    .option('--until <day>', 'only what was received before that day')
    .option('--columns <choice>', 'which columns to read: received_at=Created,first_personal_at=Answered on')
    .option(
      '--mapping <program>',
      'the file is an export of hubspot or zendesk (default: seen by its columns)',
    )
    .option('--dates <order>', 'dmy or mdy: what 03/04/2026 means, where the file leaves it open')
    .option(
      '--own <addresses>',
      'mailboxes: our addresses or domains, with commas (default: guessed, and said)',
    )
    .option('--sent <folder>', 'mailboxes: where sent mail lies; for an mbox file, another file')
    .option('--preview', 'show how columns and rows are read, and measure nothing')
    .option('--json', 'figures as JSON')
    .option('--html <file>', 'write the report with charts to one HTML file')
    .option('--rows <file>', 'write every row with what was made of it as CSV')
    .option('--unreadable <file>', 'write every row that could not be read, with its line and reason, as CSV')
    .option('--quiet', 'no progress')
    .addHelpText('after', help)
    .action(async (what: string, options: Omit<AuditAsked, 'what'>) => {
      const { runAudit } = await import('./audit-run.ts');
      await runAudit({ ...options, what });
    });
}

const help = `
Columns of a file are found by their names, in any case. What can be chosen with --columns: received_at,
first_personal_at or first_personal_minutes, first_value_at, value (0 to 1), status, closed_at, id, owner, source,
channel, kind. Columns that hold something reckoned, such as minutes or deadlines, are not looked at. Times may be ISO 8601
with or without offset, 12/31/2026 4:05 PM, 31.12.2026 16:05, seconds or milliseconds since 1970, or days of a
spreadsheet. Words such as closed, lost, spam, merged into, withdrawn in the status are understood.

A mailbox by IMAP is opened read only: nothing is marked as seen. Its password is asked for, or read from
HEED_AUDIT_PASSWORD. Of mails nothing is kept but times and which belong together.

Rows that can't be read are listed with line and reason and are in no figure; rows = counted + excluded + received at
other times + not readable.

Examples:
  $ heed audit leads.csv --zone America/Chicago
  $ heed audit leads.csv --preview
  $ heed audit hubspot-export.csv --calendar office.json --target 30m --html report.html
  $ heed audit imaps://sales%40larkfield.example@mail.larkfield.example/INBOX --sent Sent --from 2026-09-01`;
