import type { compileCalendar } from '../core/time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE, toIso } from '../core/time/instant.ts';
import { Arrivals } from '../flow/arrivals.ts';
import { deliverReply } from '../flow/desk/deliver-reply.ts';
import { sendReply } from '../flow/desk/send-reply.ts';
import { setKind } from '../flow/desk/set-kind.ts';
import { MailIntake } from '../flow/mail-intake.ts';
import { addMember } from '../people/add-member.ts';
import type { Auth } from '../people/auth.ts';
import { writeVersion } from '../people/calendars/write-version.ts';
import { createOrganisation } from '../people/create-organisation.ts';
import { demoSignIn } from '../people/demo-sign-in.ts';
import type { Config } from '../platform/config.ts';
import { createRunner } from '../platform/context.ts';
import { at, type Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { newId } from '../platform/new-id.ts';
import type { TimeSource } from '../platform/time-source.ts';
import { arrive, type DemoPlace, demoPlace } from './arrive.ts';
import { furnishKnowledge } from './furnish-knowledge.ts';
import { furnishLibrary } from './furnish-library.ts';
import { planPast } from './history/enter-history.ts';
import { omaha, type Past, pastBefore } from './history/past-calendar.ts';
import { answered, colleagues, larkfield, promised, simulated, visitor, waiting } from './larkfield.ts';
import { leaveBacklog } from './leave-backlog.ts';

export interface DemoDeps {
  readonly database: Database;
  readonly time: TimeSource;
  readonly auth: Auth;
  readonly config: Config;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Around the clock, so that a visitor sees clocks run whenever they come. */
const alwaysOpen = {
  zone: larkfield.zone,
  week: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
} as Parameters<typeof compileCalendar>[0];

/**
 * Builds the demo organisation once; a demo that was removed stays removed until asked for by `heed demo seed`. With
 * `past` it has sixteen weeks behind it, which `enterHistory` enters.
 */
export async function seedDemo(
  deps: DemoDeps,
  options: { evenIfRemoved?: boolean; past?: boolean } = {},
): Promise<{ seeded: boolean }> {
  const { database } = deps;
  const now = await database.inNoOrganisation((db) => deps.time.now(db));
  const first = await database.asOwner(async (db) => {
    const known = await db.selectFrom('organisation').select('is_demo').execute();
    if (known.some((row) => row.is_demo)) return false;
    const removed = await db
      .selectFrom('installation')
      .select('value')
      .where('key', '=', 'demo')
      .executeTakeFirst();
    return options.evenIfRemoved === true || (removed === undefined && known.length === 0);
  });
  if (!first) return { seeded: false };
  const userId =
    (await deps.auth.findUserByEmail(visitor.email))?.id ??
    (await deps.auth.createAccount({ ...visitor, password: demoSignIn.password }));
  const founder = { userId, ...visitor };
  const past = options.past ? pastBefore(now) : null;
  const earliest = past ? past.clock.instantOf((past.firstDay - 1) * DAY) : now - 3 * DAY;
  const { orgId } = await createOrganisation(database, {
    ...larkfield,
    founder,
    now: earliest,
    isDemo: true,
    spec: past ? omaha : alwaysOpen,
  });
  await furnish(database, orgId, earliest);
  if (past) await beginPresent(database, { orgId, userId, past, earliest });
  await replayHistory(deps, orgId, userId, now);
  return { seeded: true };
}

/** From the end of the past on the demo is open whenever somebody comes to see it. */
async function beginPresent(
  database: Database,
  given: { readonly orgId: string; readonly userId: string; readonly past: Past; readonly earliest: Instant },
): Promise<void> {
  const { orgId, userId, past, earliest } = given;
  await database.asOwner(async (db) => {
    await writeVersion(db, {
      ...{ orgId, scope: 'organisation', scopeId: orgId, spec: alwaysOpen },
      ...{ validFrom: past.until, now: earliest, by: `user:${userId}` },
    });
  });
  await planPast(database, orgId, past.firstDay);
}

async function furnish(database: Database, orgId: string, now: Instant): Promise<void> {
  await database.asOwner(async (db) => {
    const desk = await db
      .selectFrom('desk')
      .select(['id', 'team_id'])
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow();
    for (const { name, roles } of colleagues) {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@larkfield.example`;
      await addMember(db, {
        orgId,
        teamId: desk.team_id,
        userId: newId(),
        name,
        email,
        roles: [...roles],
        week: null,
        now,
      });
    }
    await furnishKnowledge(db, orgId, now);
    const [mailboxId, formId] = [newId(), newId()];
    await db
      .insertInto('mailbox')
      .values({
        org_id: orgId,
        id: mailboxId,
        desk_id: desk.id,
        name: 'Enquiries',
        address: larkfield.address,
        forward_to: larkfield.address,
        imap: null,
        smtp: null,
        cut_over_at: at(now),
        uid_validity: null,
        state: 'listening',
        state_reason: null,
        state_since: at(now),
        last_mail_at: null,
        removed_at: null,
      })
      .execute();
    await db
      .insertInto('web_form')
      .values({
        org_id: orgId,
        id: formId,
        desk_id: desk.id,
        name: 'Contact page',
        key: 'larkfield-demo',
        allowed_sites: [],
        last_post_at: null,
      })
      .execute();
    await db
      .insertInto('public_key')
      .values([
        { org_id: orgId, kind: 'mail_address', key: larkfield.address, subject_id: mailboxId },
        { org_id: orgId, kind: 'form', key: 'larkfield-demo', subject_id: formId },
      ])
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .execute();
  });
}

/** The past, through the same verbs as the present: only the time they run at is given. */
async function replayHistory(deps: DemoDeps, orgId: string, visitorId: string, now: Instant): Promise<void> {
  const past = (instant: Instant) => {
    const runner = createRunner(deps.database, { frozen: true, now: async () => instant }, deps.log);
    const arrivals = new Arrivals(runner, deps.metrics);
    return { runner, arrivals, mailIntake: new MailIntake(runner, arrivals) };
  };
  const place = await demoPlace(past(now).runner, orgId);
  const settled: string[] = [];
  for (const enquiry of answered) {
    const asked = now - enquiry.hoursAgo * HOUR;
    const requestId = await arrive(past(asked), place, enquiry, asked);
    if (requestId !== null) settled.push(requestId);
    await answer(
      deps,
      past(asked + enquiry.minutes * MINUTE).runner,
      orgId,
      visitorId,
      requestId,
      enquiry.reply,
      null,
    );
  }
  await leaveBacklog((instant) => past(instant).runner, orgId, settled, now);
  await furnishLibrary((instant) => past(instant).runner, orgId, settled, now);
  await arrive(
    past(now - 50 * MINUTE),
    place,
    { ...(simulated[1] as (typeof simulated)[number]) },
    now - 50 * MINUTE,
    true,
  );
  await keepPromiseOpen(deps, past, place, visitorId, now);
  for (const enquiry of waiting) {
    const asked = now - enquiry.minutesAgo * MINUTE;
    const requestId = await arrive(past(asked), place, enquiry, asked);
    if (enquiry.asksQuote && requestId !== null)
      await past(asked).runner.run(orgId, { kind: 'user', userId: visitorId }, (ctx) =>
        setKind(ctx, { requestId, kind: 'quote' }),
      );
  }
}

async function keepPromiseOpen(
  deps: DemoDeps,
  past: (instant: Instant) => Parameters<typeof arrive>[0],
  place: DemoPlace,
  visitorId: string,
  now: Instant,
): Promise<void> {
  const asked = now - promised.minutesAgo * MINUTE;
  const requestId = await arrive(past(asked), place, promised, asked);
  const interim = { who: visitor.name, by: toIso(now + promised.dueInMinutes * MINUTE) };
  await answer(
    deps,
    past(asked + 8 * MINUTE).runner,
    place.orgId,
    visitorId,
    requestId,
    promised.reply,
    interim,
  );
}

async function answer(
  deps: DemoDeps,
  runner: ReturnType<typeof createRunner>,
  orgId: string,
  userId: string,
  requestId: string | null,
  text: string,
  interim: { who: string; by: string } | null,
): Promise<void> {
  if (requestId === null) return;
  const messageId = newId();
  await runner.run(orgId, { kind: 'user', userId }, async (ctx) => {
    const questions = await ctx.db
      .selectFrom('question')
      .select('id')
      .where('org_id', '=', orgId)
      .where('request_id', '=', requestId)
      .execute();
    const answers = interim ? [] : questions.map((question) => question.id);
    await sendReply(
      ctx,
      { requestId, idempotencyKey: messageId, text, answers, parts: [], interim },
      deps.config.mail.domain,
    );
  });
  await deliverReply({ runner, config: deps.config, metrics: deps.metrics }, { orgId, messageId });
}
