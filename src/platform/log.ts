import { type Logger, pino } from 'pino';

export type Log = Logger;

/** The process's log: JSON lines on standard error, with secrets and sign-in data left out. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['*.password', '*.cookie', '*.authorization', 'req.headers.cookie'], remove: true },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
