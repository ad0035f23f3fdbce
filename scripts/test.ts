// npm test: lint, types and every test, from a bare checkout. With arguments (npm test -- src/core) it hands them to
// Vitest and runs only that. The last line is `N passed, N failed, N skipped`; lint, types and the web build count as one each.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, say } from './prepare.ts';
import { ensureTestPrograms } from './test-programs.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name);

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  const counts: Count[] = [];
  try {
    await prepare({ web: false });
    // Of the tests only the browser journeys, under test/, need the web pages built.
    if (args.length === 0 || args.some((arg) => arg.startsWith('test'))) {
      counts.push(await check('web build', () => prepare({ web: true })));
    }
    if (args.length === 0) {
      ensureTestPrograms();
      counts.push(await check('lint', () => succeed(bin('biome'), ['check', '.'])));
      counts.push(await check('types', () => succeed(bin('tsc'), ['--noEmit'])));
    }
    counts.push(await runVitest(args));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    counts.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

async function check(name: string, action: () => Promise<void>): Promise<Count> {
  try {
    await action();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    say(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const code = await run(program, args);
  if (code !== 0) throw new Error(`exit code ${code}`);
}

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGTERM', forward).on('SIGINT', forward);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', forward).off('SIGINT', forward);
      resolve(code ?? 1);
    });
  });
}

async function runVitest(args: readonly string[]): Promise<Count> {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const file = join(root, 'test-results', 'vitest.json');
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(bin('vitest'), ['run', ...reporters, ...args]);
  const count = existsSync(file) ? readCount(file) : { passed: 0, failed: 0, skipped: 0 };
  // What goes wrong outside of any test (a set-up, an unhandled rejection) shows in the exit code alone.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

function readCount(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const unloadable = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
