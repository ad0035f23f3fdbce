import { type RawBuilder, sql } from 'kysely';

/** States of a request whose planned work has fallen away; restored, it stands again. */
const over = ['not_a_request', 'withdrawn', 'merged', 'closed'] as const;

/** Planned work that counts: of a request that is not over. For rows of `follow_up f` and `request r`. */
export const isLive: RawBuilder<boolean> = sql`
  f.state = 'planned' and r.state not in (${sql.join(over.map((state) => sql.lit(state)))})`;

export const requestIsOver = (state: string): boolean => (over as readonly string[]).includes(state);
