import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const RANDOM_BYTES = 16;
/** Randomness is fetched for many ids at once: a request takes nine, and a call for each costs more than the id. */
const pool = new Uint8Array(RANDOM_BYTES * 256);
let used = pool.length;

/** A UUIDv7: sortable by the millisecond it was made in, unique over all organisations. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return v7({ random: pool.slice(used - RANDOM_BYTES, used) });
}
