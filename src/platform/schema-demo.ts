import type { Generated } from 'kysely';
import type { Instant, Milliseconds } from '../core/time/instant.ts';
import type { LocalDay } from '../core/time/local-day.ts';
import type { Org } from './schema-parts.ts';

/** What only the demo has: how far its past is entered, and what its visitors believed. */
export interface DemoTables {
  demo_history: Org & { first_day: LocalDay; entered: Generated<number>; total: number };
  tour_guess: Org & { user_id: string; guess_ms: Milliseconds; guessed_at: Instant };
}
