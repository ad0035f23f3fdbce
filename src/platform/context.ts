import { sql } from 'kysely';
import type { Instant } from '../core/time/instant.ts';
import type { Database, Db } from './database.ts';
import type { Log } from './log.ts';
import type { TimeSource } from './time-source.ts';

/** Who acts: this is how a personal act is told from an automatic one. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'contact'; readonly contactId: string }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'channel'; readonly source: string };

/** What a verb gets: one transaction in one organisation, its instant and its actor. */
export interface Context {
  readonly orgId: string;
  readonly db: Db;
  readonly now: Instant;
  readonly actor: Actor;
  readonly log: Log;
  /** The past is being entered: no page is told, nothing is told to people, and no job is put into the queue. */
  readonly quiet?: true;
}

/** Opens contexts. */
export interface Runner {
  /** A test clock holds time still. */
  readonly frozen: boolean;
  run<T>(orgId: string, actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T>;
}

export function createRunner(database: Database, time: TimeSource, log: Log): Runner {
  return {
    frozen: time.frozen,
    run: (orgId, actor, work) =>
      database.inOrganisation(orgId, async (db) => work({ orgId, db, now: await time.now(db), actor, log })),
  };
}

/** The actor as it stands in a fact. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`;
    case 'contact':
      return `contact:${actor.contactId}`;
    case 'system':
      return `system:${actor.job}`;
    case 'channel':
      return `channel:${actor.source}`;
  }
}

/** The user behind a personal act. Throws for anything else, which is a fault of the program. */
export function actingUser(ctx: Context): string {
  if (ctx.actor.kind !== 'user') throw new Error(`a person's act was called by ${actorText(ctx.actor)}`);
  return ctx.actor.userId;
}

/** Puts jobs into the queue within the transaction; a `jobKey` in a payload keeps it there once. */
export async function enqueue(ctx: Context, task: string, payloads: readonly object[]): Promise<void> {
  if (payloads.length === 0 || ctx.quiet) return;
  await sql`select heed_enqueue(${task}, ${JSON.stringify(payloads)}::jsonb)`.execute(ctx.db);
}
