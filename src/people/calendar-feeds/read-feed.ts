import { DomainError } from '../../core/domain-error.ts';
import { DAY, type Instant } from '../../core/time/instant.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { Permanent, Transient } from '../../platform/failure.ts';
import { guardedFetch } from '../../platform/guarded-fetch.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { unseal } from '../../platform/secret-box.ts';
import { loadCalendars } from '../calendars/organisation-calendars.ts';
import { applyFeed, type FeedOrigin } from './apply-feed.ts';
import type { FeedAbsence, FeedWindow } from './read-ical.ts';
import { readIcalApart } from './read-ical-apart.ts';

export interface FeedJob {
  readonly orgId: string;
  readonly userId: string;
  readonly jobKey: string;
}

export interface FeedDeps {
  readonly runner: Runner;
  readonly secret: string;
  /** HEED_FETCH_PRIVATE */
  readonly fetchPrivate: boolean;
}

/** How far ahead absences are taken. */
const AHEAD = 90 * DAY;

interface Reading {
  readonly absences: readonly FeedAbsence[];
  readonly trouble: string | null;
}

/** The job: asks for a member's calendar outside of any transaction and makes their absences those in it. */
export async function readFeed(deps: FeedDeps, { orgId, userId }: FeedJob): Promise<void> {
  const actor = { kind: 'system', job: 'read_calendar' } as const;
  const asked = await deps.runner.run(orgId, actor, async (ctx) => {
    const feed = await feedOf(ctx, userId);
    const window = await feedWindow(ctx, userId);
    return feed && window ? { sealedUrl: feed.sealed_url, window } : null;
  });
  if (!asked) return;
  const { absences, trouble } = await readingOf(deps, asked.sealedUrl, asked.window);
  await deps.runner.run(orgId, actor, async (ctx) => {
    const feed = await feedOf(ctx, userId);
    // Meanwhile they may follow another calendar, or none.
    if (feed?.sealed_url !== asked.sealedUrl) return;
    await ctx.db
      .updateTable('calendar_feed')
      .set({ trouble, ...(trouble === null ? { read_at: at(ctx.now) } : {}) })
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .execute();
    if (trouble === null) await applyFeed(ctx, userId, 'f', absences);
    if (trouble !== feed.trouble || feed.read_at === null) await announce(ctx, { topics: ['people'] });
  });
}

/** Absences from a file's text, in place of those of the file before. Returns how many stand in it. */
export async function takeFile(
  runner: Runner,
  { orgId, userId, text }: { readonly orgId: string; readonly userId: string; readonly text: string },
): Promise<number> {
  const actor = { kind: 'user', userId } as const;
  const window = await runner.run(orgId, actor, (ctx) => feedWindow(ctx, userId));
  if (!window) throw notFound();
  const absences = await readIcalApart(text, window);
  const origin: FeedOrigin = 'u';
  await runner.run(orgId, actor, (ctx) => applyFeed(ctx, userId, origin, absences));
  return absences.length;
}

async function readingOf(
  { secret, fetchPrivate }: FeedDeps,
  sealedUrl: string,
  window: FeedWindow,
): Promise<Reading> {
  try {
    const answer = await guardedFetch(opened(secret, sealedUrl), {
      allowPrivate: fetchPrivate,
      accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    });
    if (answer.status !== 200) return { absences: [], trouble: statusTrouble(answer.status) };
    return { absences: await readIcalApart(answer.body.toString('utf8'), window), trouble: null };
  } catch (error) {
    return { absences: [], trouble: troubleOf(error as Error) };
  }
}

function opened(secret: string, sealed: string): string {
  try {
    return unseal(secret, sealed);
  } catch {
    throw new Permanent('its address was kept by another installation');
  }
}

/** What a member reads, with what to do. */
function troubleOf(error: Error): string {
  if (error instanceof DomainError)
    return `${error.message}. Copy the calendar’s iCalendar (ICS) address, not that of its web page.`;
  if (error instanceof Transient) return `${error.message}. It is asked again every 15 minutes.`;
  if (error instanceof Permanent) return `${error.message}. Enter the calendar’s address again.`;
  throw error;
}

function statusTrouble(status: number): string {
  if ([401, 403, 404, 410].includes(status))
    return `the calendar’s server answers ${status}: its secret address was renewed or withdrawn. Enter the new one.`;
  return `the calendar’s server answers ${status}. It is asked again every 15 minutes.`;
}

async function feedOf(ctx: Context, userId: string) {
  return ctx.db
    .selectFrom('calendar_feed')
    .select(['sealed_url', 'trouble', 'read_at'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}

/** Null for somebody who has left. */
async function feedWindow(ctx: Context, userId: string): Promise<FeedWindow | null> {
  const calendars = await loadCalendars(ctx);
  const owner = calendars.owners.find(({ scope, id }) => scope === 'person' && id === userId);
  if (!owner) return null;
  const { zone } = calendars.hoursAt(owner, ctx.now, ctx.now);
  const from: Instant = ctx.now;
  return { from, to: from + AHEAD, zone };
}
