import type { Instant } from '../core/time/instant.ts';

/** How one part of Heed itself is doing. */
export interface HealthPart {
  /** Stays the same over time, such as `mailbox:<id>`. */
  readonly key: string;
  readonly title: string;
  readonly state: 'ok' | 'trouble' | 'unknown';
  readonly detail: string;
  /** What to do about it. */
  readonly action: string | null;
  readonly since: Instant | null;
}

export function fine(key: string, title: string, detail: string): HealthPart {
  return { key, title, state: 'ok', detail, action: null, since: null };
}

export function notKnown(
  key: string,
  title: string,
  detail: string,
  action: string | null = null,
): HealthPart {
  return { key, title, state: 'unknown', detail, action, since: null };
}

export function trouble(
  key: string,
  title: string,
  detail: string,
  action: string,
  since: Instant | null = null,
): HealthPart {
  return { key, title, state: 'trouble', detail, action, since };
}
