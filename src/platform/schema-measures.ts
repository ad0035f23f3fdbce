import type { Generated } from 'kysely';
import type { Exclusion } from '../core/measure/measured-item.ts';
import type { Part } from '../core/measure/parts-of.ts';
import type { Instant, Milliseconds } from '../core/time/instant.ts';
import type { Json, Org } from './schema-parts.ts';

/** Tables of measures: caches of what the facts say. */
export interface MeasureTables {
  measured_request: Org & {
    request_id: string;
    received_at: Instant;
    received_day: number;
    slices: string[];
    parts: Json<readonly Part[]>;
    open_response: boolean;
    open_value: boolean;
    open_contact: boolean;
    valid_from: Instant;
    wake_at: Instant | null;
    person_id: string | null;
    business_ms: Milliseconds | null;
    elapsed_ms: Milliseconds | null;
    score: number | null;
    standing: 'met' | 'missed' | 'pending' | 'excluded';
    exclusion: Exclusion | null;
  };
  roll_up: Org & { day: number; slice: string; counts: Json<Readonly<Record<string, number>>> };
  roll_up_time: Org & { day: number; slice: string; name: string; blocks: Buffer; offsets: Buffer };
  measure_cursor: Org & { xid: Generated<string>; rules: Generated<number> };
}
