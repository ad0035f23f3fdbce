import { Command } from 'commander';

/** `heed start` */
export function startCommand(): Command {
  return new Command('start')
    .description('run the server until it is told to stop (Ctrl-C or SIGTERM)')
    .addHelpText(
      'after',
      `
Brings the database up to date first. At the signal it finishes requests and jobs under way, then stops.

Examples:
  $ heed start
  $ HEED_PORT=8080 heed start
  $ DATABASE_URL=postgres://heed:secret@db.example.com/heed heed start`,
    )
    .action(async () => {
      const { runServer } = await import('../../src/main.ts');
      await runServer();
    });
}
