import type { Log } from '../../platform/log.ts';
import { enterHistory, type HistoryDeps } from './enter-history.ts';

/** Enters the demo's past while the desk is open already; disposing stops it after the lead that is under way. */
export function beginHistory(deps: HistoryDeps, log: Log): AsyncDisposable {
  const stop = new AbortController();
  const running = enterHistory(deps, stop.signal).catch((error: Error) => {
    // A demo without its past is still a demo; the next start goes on from here.
    log.warn({ error: error.message }, 'the demo’s past is not entered');
  });
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}
