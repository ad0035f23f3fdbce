import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { auditCommand } from './audit.ts';
import { classifyCommand } from './classify.ts';
import { deadlineCommand } from './deadline.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { migrateCommand } from './migrate.ts';
import { startCommand } from './start.ts';

/** The whole command line. Each command imports what it runs only when it runs, so that help comes at once. */
export function program(): Command {
  return new Command('heed')
    .description('Every inbound contact gets a clock, a person and an answer that helps.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(heed --help tells what there is)')
    .addCommand(startCommand())
    .addCommand(migrateCommand())
    .addCommand(demoCommand())
    .addCommand(auditCommand())
    .addCommand(deadlineCommand())
    .addCommand(classifyCommand())
    .addCommand(doctorCommand())
    .addHelpText(
      'after',
      `
Without DATABASE_URL Heed runs its own PostgreSQL server and keeps the data in its data folder.
HEED_DEBUG=1 shows where in the code a failure arose.

Examples:
  $ heed start
  $ heed demo seed
  $ DATABASE_URL=postgres://heed:secret@db.example.com/heed heed migrate`,
    );
}

/** Runs the command line `args` (without node and file name); a failure is one line and exit code 1. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    console.error(`heed: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.HEED_DEBUG && error instanceof Error) console.error(error.stack);
    process.exit(1);
  }
}
