// npm start: makes the checkout ready, then runs `heed start` in this same process, so that signals reach it.
import { prepare, say } from './prepare.ts';

try {
  await prepare({ web: true });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const { runCommand } = await import('../bin/commands/program.ts');
await runCommand(['start', ...process.argv.slice(2)]);
