import { Command, InvalidArgumentError } from 'commander';

interface Options {
  readonly json?: boolean;
  readonly zone?: string;
  readonly list: readonly string[];
}

/** `heed classify` */
export function classifyCommand(): Command {
  return new Command('classify')
    .description(
      'tell for mails in files who wrote them, a person or a machine, and what they ask and promise',
    )
    .argument('<file...>', 'mails as they travelled (.eml); - for standard input')
    .option('--json', 'one JSON object a line')
    .option('--zone <zone>', 'time zone of the writer, such as America/Chicago', readZone)
    .option('--list <address>', 'a mailing list of your own; may be given more than once', addAddress, [])
    .addHelpText(
      'after',
      `
Needs no server and no database, and reads nothing but the files named. A file that cannot be read is named with its
error, the others go on, and the exit code is 1 at the end.

Kinds: personal, automatic, bounce, bulk, suspected (looks automatic by its subject or sender alone).
Times in a text ("tomorrow at 3") are read in --zone, else by the clock of the mail's Date header.

Examples:
  $ heed classify inbox/*.eml
  $ heed classify --json --zone Europe/Berlin offer.eml
  $ heed classify --json --list sales@example.com - < mail.eml`,
    )
    .action(async (files: string[], options: Options) => {
      const { classifyFiles } = await import('../../src/channels/email/classify-files.ts');
      const sound = await classifyFiles(files, {
        json: options.json === true,
        zone: options.zone ?? null,
        lists: options.list,
        write: (text) => process.stdout.write(text),
      });
      if (!sound) process.exitCode = 1;
    });
}

function readZone(value: string): string {
  try {
    if (/^[A-Za-z]/.test(value))
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    // RangeError: no such zone; said below.
  }
  throw new InvalidArgumentError('no such time zone');
}

function addAddress(value: string, before: readonly string[]): readonly string[] {
  return [...before, value.trim().toLowerCase()];
}
