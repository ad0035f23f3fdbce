import type { FastifyInstance } from 'fastify';
import { sendSystemMail } from './channels/email/send-system-mail.ts';
import type { AskNames } from './channels/email/trust/name-server.ts';
import { PushKeys } from './channels/push/push-keys.ts';
import type { Instant } from './core/time/instant.ts';
import { Arrivals } from './flow/arrivals.ts';
import { SenderChecks } from './flow/check-senders.ts';
import { addNewTargets } from './flow/clocks/add-new-targets.ts';
import { fireDueClocks } from './flow/clocks/fire-due-clocks.ts';
import { deliverReply } from './flow/desk/deliver-reply.ts';
import { MailDoors } from './flow/mail-doors.ts';
import { MailIntake } from './flow/mail-intake.ts';
import { tellDigest } from './flow/measurement/huddle/tell-digest.ts';
import { measureNews } from './flow/measurement/roll-ups/measure-news.ts';
import { Measurer } from './flow/measurement/roll-ups/measurer.ts';
import { sendWeekly } from './flow/measurement/weekly/send-weekly.ts';
import { weeklyTimers } from './flow/measurement/weekly/weekly-timers.ts';
import { weeklySource } from './flow/measurement/weekly-source.ts';
import { canMail, noticeTimers } from './flow/notice-timers.ts';
import { sendNotices } from './flow/send-notices.ts';
import { TestClock } from './flow/test-clock.ts';
import { fireDueTimers, setStandingTimers, timerHandlers } from './flow/timers.ts';
import { type Auth, createAuth } from './people/auth.ts';
import type { PasswordHashing } from './people/auth-options.ts';
import { tellGaps } from './people/boards/tell-gaps.ts';
import { feedTimer } from './people/calendar-feeds/feed-timer.ts';
import { readFeed } from './people/calendar-feeds/read-feed.ts';
import { beginHours } from './people/calendars/record-version.ts';
import type { Gate } from './platform/bindings.ts';
import type { Config } from './platform/config.ts';
import { createRunner, type Runner } from './platform/context.ts';
import { type Connection, type Database, openDatabase } from './platform/database.ts';
import { drainHttp } from './platform/drain-http.ts';
import { createHttp } from './platform/http.ts';
import { Jobs } from './platform/jobs.ts';
import { Listener } from './platform/listener.ts';
import { LiveHub } from './platform/live-hub.ts';
import type { Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { realTime, type TimeSource, testTime } from './platform/time-source.ts';
import { Timekeeper } from './platform/timekeeper.ts';
import { registerRoutes } from './routes.ts';
import { checkHealth } from './setup/check-health.ts';
import { FormChecks } from './setup/form-checks.ts';
import type { ListenerState } from './setup/setup-deps.ts';

export interface AppOptions {
  readonly config: Config;
  readonly connection: Connection;
  readonly log: Log;
  /** Tests: an answer that breaks its contract is a failure. */
  readonly checkAnswers?: boolean;
  /** Posts a minute from one address to one form before the rest waits in Filtered. */
  readonly postsAMinute?: number;
  /** Tests: other hashing of passwords than the slow one. */
  readonly hashing?: PasswordHashing;
  /** Asks name servers about the senders of mail; without it none is checked. */
  readonly askNames?: AskNames;
}

/** The parts that routes, jobs and tests are built from. */
export interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly time: TimeSource;
  readonly runner: Runner;
  readonly metrics: Metrics;
  readonly auth: Auth;
  readonly gate: Gate;
  readonly hub: LiveHub;
  readonly jobs: Jobs;
  readonly arrivals: Arrivals;
  readonly mailIntake: MailIntake;
  readonly mailDoors: MailDoors;
  readonly testClock: TestClock;
  readonly formChecks: FormChecks;
  readonly pushKeys: PushKeys;
  listenerState(): ListenerState;
  mailboxesChanged(): void;
  /** Brings the sums of measures up to the facts, as the measurer does by itself; for a clock that stands still. */
  measure(): Promise<void>;
  mailSystem(mail: { to: string; subject: string; text: string }): Promise<void>;
}

export interface App extends AsyncDisposable {
  readonly parts: Parts;
  readonly http: FastifyInstance;
  /** Starts timekeeper, jobs and mail doors. */
  start(): Promise<void>;
}

/** Puts the whole application together on a migrated database. Nothing runs before `start`. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, connection, log } = options;
  const database = openDatabase(connection, config.poolSize, log);
  const listener = new Listener(connection, log);
  const parts = assemble(options, database, listener);
  const timekeeper = new Timekeeper(database, parts.time, (now) => fireAll(parts, now), listener, log);
  const measurer = new Measurer(database, parts.runner, parts.time, log);
  const http = await createHttp(config, parts.metrics, log);
  await registerRoutes(http, parts, options);
  listener.onReconnect = () => parts.hub.refreshAll();
  return {
    parts,
    http,
    start: async () => {
      await listener.start();
      await setStandingTimers(database, Date.now());
      await addNewTargets(database, await database.inNoOrganisation((db) => parts.time.now(db)));
      await parts.jobs.start();
      await parts.mailDoors.start();
      timekeeper.start();
      measurer.start();
    },
    [Symbol.asyncDispose]: async () => {
      await parts.formChecks[Symbol.asyncDispose]();
      await parts.mailDoors[Symbol.asyncDispose]();
      await drainHttp(http);
      await parts.arrivals.settled();
      await parts.mailIntake.settled();
      await timekeeper[Symbol.asyncDispose]();
      await measurer[Symbol.asyncDispose]();
      await parts.jobs[Symbol.asyncDispose]();
      parts.hub[Symbol.dispose]();
      await listener[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

function assemble(
  { config, log, hashing, askNames }: AppOptions,
  database: Database,
  listener: Listener,
): Parts {
  const time = config.testClock ? testTime : realTime;
  const runner = createRunner(database, time, log);
  const metrics = createMetrics();
  const mailSystem = (mail: { to: string; subject: string; text: string }) => sendSystemMail(config, mail);
  const auth = createAuth({ database, config, log, mailSystem, hashing });
  const gate: Gate = {
    runner,
    userOf: (request) => auth.userOf(request),
    organisationOf: organisations(database),
  };
  const arrivals = new Arrivals(runner, metrics, config.mail.domain);
  const senders = askNames ? new SenderChecks(runner, askNames, log) : null;
  const mailIntake = new MailIntake(runner, arrivals, senders);
  const pushKeys = new PushKeys(database, config.secret);
  const jobs = new Jobs(
    database,
    {
      send_reply: (job) => deliverReply({ runner, config, metrics }, job),
      read_calendar: (job) => readFeed({ runner, ...config }, job),
      send_notices: (job) => sendNotices({ runner, config, pushKeys }, job),
      send_weekly: (job) => sendWeekly({ runner, config }, job),
    },
    log,
  );
  const mailDoors = new MailDoors({ config, database, runner, intake: mailIntake, log });
  const hub = new LiveHub(listener);
  const parts: Parts = {
    config,
    log,
    database,
    time,
    runner,
    metrics,
    auth,
    gate,
    jobs,
    arrivals,
    mailIntake,
    mailSystem,
    hub,
    mailDoors,
    pushKeys,
    formChecks: new FormChecks({ database, publicUrl: config.publicUrl, log }),
    listenerState: () => mailDoors.listener,
    mailboxesChanged: () => void mailDoors.reload(),
    measure: async () => {
      const now = await database.inNoOrganisation((db) => time.now(db));
      while ((await measureNews(database, runner, now, log)) > 0);
    },
    testClock: new TestClock({
      database,
      jobs,
      fire: (now): Promise<number> => fireAll(parts, now),
      refreshPages: () => hub.refreshAll(),
    }),
  };
  return parts;
}

/** Everything that time alone makes happen. */
async function fireAll(parts: Parts, now: Instant): Promise<number> {
  const { database, runner, metrics, log } = parts;
  const handlers = {
    ...timerHandlers((ctx) => checkHealth(ctx, parts)),
    hours_begin: beginHours,
    calendar_feed: feedTimer,
    readiness: tellGaps,
    /** What everybody did on the last business day, and the call to the huddle. */
    digest: tellDigest,
    ...noticeTimers(parts.config),
    ...weeklyTimers(weeklySource, canMail(parts.config)),
  };
  const clocks = await fireDueClocks(database, runner, metrics, now);
  return clocks + (await fireDueTimers(database, runner, handlers, now, log));
}

/** Organisations by slug, remembered for two seconds. */
function organisations(database: Database): Gate['organisationOf'] {
  const known = new Map<string, { found: Awaited<ReturnType<Gate['organisationOf']>>; until: number }>();
  return async (slug) => {
    const remembered = known.get(slug);
    if (remembered && remembered.until > performance.now()) return remembered.found;
    const row = await database.inNoOrganisation((db) =>
      db
        .selectFrom('organisation')
        .select(['id', 'slug', 'is_demo'])
        .where('slug', '=', slug)
        .executeTakeFirst(),
    );
    const found = row ? { id: row.id, slug: row.slug, isDemo: row.is_demo } : null;
    if (known.size > 1_000) known.clear();
    known.set(slug, { found, until: performance.now() + 2_000 });
    return found;
  };
}
