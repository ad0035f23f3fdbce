import { sql } from 'kysely';
import { compileCalendar } from '../core/time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, toIso } from '../core/time/instant.ts';
import { mainDesk } from '../people/main-desk.ts';
import { nearTime } from '../people/near-time.ts';
import type { Context } from '../platform/context.ts';
import { formRows } from './forms-view.ts';
import { fine, type HealthPart, notKnown, trouble } from './health-part.ts';
import { type MailboxRow, mailboxRows } from './mailboxes-view.ts';
import { FEWEST_ARRIVALS, quietStretch } from './quiet-stretch.ts';
import type { HealthDeps, ListenerState } from './setup-deps.ts';

const CONNECTING_MS = 2 * MINUTE;
const LOOK_BACK_MS = 28 * DAY;
/** More gaps than these make the percentile no better. */
const MOST_ARRIVALS = 2_000;

/** Everything through which buyers reach us. */
export async function hearingParts(ctx: Context, deps: HealthDeps): Promise<HealthPart[]> {
  const { spec } = await mainDesk(ctx);
  const when = (at: Instant) => nearTime(at, spec.zone, ctx.now);
  const boxes = await mailboxRows(ctx);
  const forms = await formRows(ctx);
  return [
    ...boxes.filter((box) => box.imap).map((box) => mailboxPart(box, ctx.now, when)),
    listenerPart(
      deps.listenerState(),
      boxes.some((box) => !box.imap),
    ),
    ...forms.map((form) => formPart(form, deps.formChecks.faultOf(form.id), when)),
    arrivalsPart(ctx, await arrivalInstants(ctx), spec, when),
  ];
}

type When = (at: Instant) => string;

function mailboxPart(box: MailboxRow, now: Instant, when: When): HealthPart {
  const [key, title] = [`mailbox:${box.id}`, `Mailbox ${box.address}`];
  const { state_reason: reason, state_since: since } = box;
  const action = 'Open it under Mailboxes and try the connection; Heed keeps trying by itself.';
  if (box.state === 'down') return trouble(key, title, reason ?? 'The connection is down.', action, since);
  if (box.state === 'connecting') {
    return now - (since ?? now) > CONNECTING_MS
      ? trouble(key, title, reason ?? 'No connection for more than two minutes.', action, since)
      : notKnown(key, title, 'Connecting.');
  }
  if (reason) return trouble(key, title, reason, action, since);
  const last = box.last_mail_at === null ? 'nothing has come in yet' : `last mail ${when(box.last_mail_at)}`;
  return fine(key, title, `Watched; ${last}.`);
}

function listenerPart(listener: ListenerState, isNeeded: boolean): HealthPart {
  const [key, title] = ['listener', 'Mail listener'];
  if ('port' in listener) return fine(key, title, `Takes forwarded mail on port ${listener.port}.`);
  const detail = `Not open: ${listener.failure}.`;
  const action = 'Free the port, or set HEED_MAIL_PORT to another one, and start Heed again.';
  return isNeeded
    ? trouble(key, title, `${detail} Forwarded mail can’t reach us.`, action)
    : notKnown(key, title, `${detail} No mailbox forwards to it, so nothing is lost.`, action);
}

function formPart(
  form: { id: string; name: string; last_post_at: Instant | null },
  fault: string | null | undefined,
  when: When,
): HealthPart {
  const [key, title] = [`form:${form.id}`, `Form ${form.name}`];
  const last = form.last_post_at === null ? 'no enquiry yet' : `last enquiry ${when(form.last_post_at)}`;
  if (fault === undefined) return notKnown(key, title, `Not tried yet; ${last}.`);
  if (fault === null) return fine(key, title, `Answers at its public address; ${last}.`);
  const action = 'Open the form’s page in a browser; check HEED_PUBLIC_URL and the proxy in front of Heed.';
  return trouble(key, title, `At its public address ${fault}; ${last}.`, action);
}

/** When requests came in over the last four weeks, ascending; the latest of them if there are very many. */
async function arrivalInstants(ctx: Context): Promise<Instant[]> {
  const { rows } = await sql<{ received_at: Instant }>`
    select received_at from request
    where org_id = ${ctx.orgId} and received_at > ${toIso(ctx.now - LOOK_BACK_MS)}::timestamptz
      and received_at <= ${toIso(ctx.now)}::timestamptz
    order by received_at desc limit ${MOST_ARRIVALS}`.execute(ctx.db);
  return rows.map((row) => row.received_at).reverse();
}

function arrivalsPart(
  ctx: Context,
  arrivals: readonly Instant[],
  spec: Parameters<typeof compileCalendar>[0],
  when: When,
): HealthPart {
  const [key, title] = ['arrivals', 'Arrivals'];
  const quiet = quietStretch(arrivals, compileCalendar(spec), ctx.now);
  if (quiet.state === 'unknown') {
    const few = `${quiet.arrivals === 0 ? 'None' : quiet.arrivals} in the last 28 days`;
    return notKnown(key, title, `${few}; from ${FEWEST_ARRIVALS} on Heed knows what is usual here.`);
  }
  const gap = `usually at most ${hours(quiet.typicalMs)} pass between two`;
  if (quiet.state === 'usual') return fine(key, title, `The last one ${when(quiet.lastAt)}; ${gap}.`);
  const detail = `None for ${hours(quiet.quietMs)} of open time; ${gap}. Perhaps nobody asks, perhaps we don’t hear.`;
  const action = 'Send yourself a test enquiry, through the form and by mail.';
  return trouble(key, title, detail, action, quiet.lastAt);
}

function hours(length: Milliseconds): string {
  if (length < HOUR) return `${Math.max(1, Math.round(length / MINUTE))} min`;
  return `${Math.round((length / HOUR) * 10) / 10} h`;
}
