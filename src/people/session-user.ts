import { type Kysely, sql } from 'kysely';
import type { SignedIn } from '../platform/bindings.ts';

/**
 * The user of a session cookie (`token.signature`), in one query where better-auth takes two: every request of
 * every page asks for it. The token is a random secret that is looked up, so its signature adds nothing here.
 */
export async function sessionUser(db: Kysely<unknown>, cookie: string): Promise<SignedIn | null> {
  const token = cookie.slice(0, cookie.lastIndexOf('.'));
  // Sign-in runs on real time, also where a test clock rules the rest.
  const now = new Date().toISOString();
  const { rows } = await sql<SignedIn>`
    select u.id, u.name, u.email from auth.session s join auth."user" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > ${now}::timestamptz`.execute(db);
  return rows[0] ?? null;
}
