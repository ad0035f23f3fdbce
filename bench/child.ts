import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface Child extends AsyncDisposable {
  readonly port: number;
  readonly path: string;
  /** CPU seconds of the process so far, user and system. */
  cpuSeconds(): Promise<number>;
  readonly process: ChildProcess;
}

/** Starts a server of the benchmark in a process of its own and waits until it says where it listens. */
export async function startChild(script: string, argument: object): Promise<Child> {
  const child = fork(join(import.meta.dirname, script), [JSON.stringify(argument)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port, path } = await message<{ port: number; path: string }>(child);
  return {
    port,
    path,
    process: child,
    cpuSeconds: async () => {
      child.send('cpu');
      return (await message<{ cpu: number }>(child)).cpu;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('stop');
      }),
  };
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error('a server of the benchmark ended early'));
    child.once('exit', failed);
    child.once('message', (answer) => {
      child.off('exit', failed);
      resolve(answer as T);
    });
  });
}

/** The other side: says where it listens, answers "cpu", ends on "stop". */
export function serveParent(place: { port: number; path: string }, stop: () => Promise<void>): void {
  process.on('message', (order) => {
    if (order === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpu: (user + system) / 1e6 });
    } else {
      void stop().then(() => process.exit(0));
    }
  });
  process.send?.(place);
}
