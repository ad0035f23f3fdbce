import type { Generated } from 'kysely';
import type { Instant } from '../core/time/instant.ts';
import type { CalendarScope, Json, Org, OrgRow, RotaPurpose, SkillKind, Week } from './schema-parts.ts';

/** Tables about the people of an organisation, their knowledge and their hours. */
export interface PeopleTables {
  membership: Org & {
    user_id: string;
    name: string;
    email: string;
    roles: string[];
    team_id: string | null;
    active: Generated<boolean>;
    open_items: Generated<number>;
    created_at: Instant;
    phone: Generated<string | null>;
    load_limit: Generated<number | null>;
    last_assigned_at: Generated<Instant | null>;
  };
  department: OrgRow & { name: string };
  team: OrgRow & { name: string; department_id: Generated<string | null> };
  skill: OrgRow & { kind: SkillKind; name: string; words: Generated<string[]> };
  member_skill: Org & { user_id: string; skill_id: string; level: number };
  shift: OrgRow & {
    user_id: string;
    kind: 'duty' | 'on_call';
    /** A turn of this rota that they took over. */
    rota_id: Generated<string | null>;
    starts_at: Instant;
    ends_at: Instant;
    note: Generated<string>;
    created_by: string;
  };
  rota: OrgRow & {
    name: string;
    purpose: RotaPurpose;
    zone: string;
    /** Calendar date, YYYY-MM-DD. */
    starts_on: string;
    turns_at: Generated<string>;
    turn_days: number;
    removed_at: Generated<Instant | null>;
  };
  rota_member: Org & { rota_id: string; position: number; user_id: string };
  absence: OrgRow & {
    user_id: string;
    starts_at: Instant;
    ends_at: Instant | null;
    reason: string;
    source: Generated<'entered' | 'mail' | 'calendar'>;
    feed_key: Generated<string | null>;
    feed_span: Generated<string | null>;
  };
  calendar_feed: Org & {
    user_id: string;
    sealed_url: string;
    host: string;
    added_at: Instant;
    read_at: Instant | null;
    trouble: string | null;
  };
  invitation: OrgRow & {
    email: string;
    name: string;
    roles: string[];
    week: Json<Week> | null;
    token_hash: string;
    created_at: Instant;
    expires_at: Instant;
    accepted_at: Instant | null;
  };
  calendar: OrgRow & { scope: CalendarScope; scope_id: string };
  calendar_version: OrgRow & {
    calendar_id: string;
    valid_from: Instant;
    recorded_at: Instant;
    spec: Json<unknown>;
    created_by: string;
    note: string | null;
  };
  desk: OrgRow & { name: string; team_id: string };
}
