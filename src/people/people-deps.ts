import type { Instant } from '../core/time/instant.ts';
import type { Config } from '../platform/config.ts';
import type { Runner } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { TimeSource } from '../platform/time-source.ts';
import type { Auth } from './auth.ts';
import type { CalendarsChanged } from './calendars/record-version.ts';

/** What the people's part needs from the whole. */
export interface PeopleDeps {
  readonly database: Database;
  readonly runner: Runner;
  readonly time: TimeSource;
  readonly config: Config;
  readonly auth: Auth;
  readonly log: Log;
  /** Sets the timers that every organisation has, where they are missing. */
  setStandingTimers(now: Instant): Promise<void>;
  /** Called, in its transaction, when hours were corrected for a time that has passed. */
  readonly calendarsChanged: CalendarsChanged;
  /** Sends a mail of the product itself; rejects when there is no way to send. */
  mailSystem(mail: { to: string; subject: string; text: string }): Promise<void>;
}
