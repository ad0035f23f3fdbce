import { Command } from 'commander';

interface Options {
  readonly rebuild?: boolean;
  readonly repair?: boolean;
}

/** `heed doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look whether what Heed shows is what the facts say')
    .option(
      '--rebuild',
      'compute every clock anew from the facts and report differences (there must be none)',
    )
    .option('--repair', 'with --rebuild: also write what the facts say where a clock differs')
    .addHelpText(
      'after',
      `
Without options it checks the database, its version and the timekeeper. It may run beside a running Heed.
Exit code 1 when something is wrong.

Examples:
  $ heed doctor
  $ heed doctor --rebuild`,
    )
    .action(async (options: Options) => {
      const { examine } = await import('../../src/doctor.ts');
      process.exitCode = (await examine({
        rebuild: options.rebuild === true,
        repair: options.repair === true,
      }))
        ? 0
        : 1;
    });
}
