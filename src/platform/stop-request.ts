import type { Log } from './log.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** That somebody, or a failure nobody caught, wants this process to stop. */
export interface StopRequest extends Disposable {
  readonly made: boolean;
  /** Resolves with the first one: the failure, or null for a signal. */
  readonly received: Promise<Error | null>;
  /** Asks for it from within. */
  make(failure: Error): void;
}

/**
 * Listens for signals and uncaught failures. Only the first counts: npm passes Ctrl-C on to a process that got it
 * from the terminal already, and the second must not cut the drain short.
 */
export function awaitStop(log: Log): StopRequest {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  let made = false;
  const take = (failure: Error | null) => {
    if (failure) log.error({ error: failure.message, stack: failure.stack }, 'stopping after a failure');
    made = true;
    resolve(failure);
  };
  const onSignal = () => take(null);
  const onFailure = (reason: unknown) => take(reason instanceof Error ? reason : new Error(String(reason)));
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onFailure).on('unhandledRejection', onFailure);
  return {
    get made() {
      return made;
    },
    received: promise,
    make: take,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, onSignal);
      process.off('uncaughtException', onFailure).off('unhandledRejection', onFailure);
    },
  };
}
