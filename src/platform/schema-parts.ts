import type { ColumnType } from 'kysely';
import type { ValueType } from '../core/reply/value-types.ts';
import type { Instant } from '../core/time/instant.ts';

/** jsonb: read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;
export type Org = { org_id: string };
export type OrgRow = Org & { id: string };

export interface StoredServer {
  host: string;
  port: number;
  secure: 'tls' | 'starttls' | 'none';
  user: string;
  sealedPassword: string | null;
  allowSelfSigned: boolean;
}

export type SetupStep = 'company' | 'hours' | 'mailbox' | 'people' | 'form' | 'test';
export type Week = Partial<Record<'1' | '2' | '3' | '4' | '5' | '6' | '7', [string, string][]>>;
export type CalendarScope = 'organisation' | 'desk' | 'team' | 'person' | 'call_window';
export type SkillKind = 'product' | 'industry' | 'language' | 'region';
export type RotaPurpose = 'off_hours' | 'executive' | 'recovery';
export type CallOutcome = 'connected' | 'voicemail' | 'no_answer' | 'busy' | 'wrong_number';
export type Delivery = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'bounced';

/** What a reply settles, as its writer confirmed it. */
export interface ReplyIntent {
  answers: string[];
  parts: string[];
  interim: { who: string; by: Instant } | null;
  /** It is the quote that was asked for; left out where nobody said so. */
  quote?: boolean;
  /** What it gives besides words (DOMAIN 5.9); left out by what was sent before they were asked for. */
  values?: ValueType[];
  /** Versions of library items it carries. */
  assets?: string[];
  /** What the contact gains, in the writer's words, where we began it (S1-51). */
  gain?: string;
  /** We began it: nothing of the contact was open (S1-51, M-18). */
  begun?: { touchBase: boolean; gainStated: boolean };
}
