import { Command } from 'commander';

/** `heed migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date without starting the server')
    .addHelpText(
      'after',
      `
heed start does this too. Run it by itself to keep the rights to change tables from the running server, or before a
new version goes live. Steps that have been taken are not taken again.

Examples:
  $ heed migrate
  $ DATABASE_URL=postgres://owner:secret@db.example.com/heed heed migrate`,
    )
    .action(async () => {
      const { migrateConfigured } = await import('../../src/main.ts');
      await migrateConfigured();
    });
}
