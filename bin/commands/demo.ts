import { Command } from 'commander';

/** `heed demo`, with its two parts. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('an organisation with made-up people and requests, to look around in')
    .addHelpText(
      'after',
      `
The demo stands apart from your own organisation and sends no mail.

Examples:
  $ heed demo seed
  $ heed demo remove`,
    )
    .addCommand(seedCommand())
    .addCommand(removeCommand());
}

function seedCommand(): Command {
  return new Command('seed')
    .description('add the demo organisation')
    .addHelpText('after', '\nExample:\n  $ heed demo seed')
    .action(async () => {
      const { seedDemo } = await import('../../src/demo/command.ts');
      await seedDemo();
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('remove the demo organisation and all that belongs to it')
    .addHelpText('after', '\nExample:\n  $ heed demo remove')
    .action(async () => {
      const { removeDemo } = await import('../../src/demo/command.ts');
      await removeDemo();
    });
}
