// The `heed` command. In a fresh checkout it first installs what it needs, so until then it imports nothing else.
import { existsSync } from 'node:fs';
import { prepare, say } from '../scripts/prepare.ts';

if (!existsSync(new URL('../node_modules', import.meta.url))) {
  try {
    await prepare({ web: true });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
const { runCommand } = await import('./commands/program.ts');
await runCommand(process.argv.slice(2));
