export type AlarmLevel = 'amber' | 'red';

/** From how many overdue follow-ups on a person's backlog raises each alarm. */
export type BacklogLimits = Readonly<Record<AlarmLevel, number>>;

/** DOMAIN C13, M-19. */
export const defaultLimits: BacklogLimits = { amber: 10, red: 25 };
/** Under this share of its limit an alarm is over and may be raised anew. */
const OVER_BELOW = 0.8;

export interface NextAlarm {
  /** The alarm that stands from now on; null: none. */
  readonly level: AlarmLevel | null;
  /** It was not standing before, so that people are told. */
  readonly isRaised: boolean;
}

/**
 * What becomes of the alarm of a backlog (S1-45): each is raised once when its limit is reached, and again only after
 * the backlog was under 80 % of that limit. Where the red one is over, the amber one stands as told before.
 */
export function nextAlarm(standing: AlarmLevel | null, overdue: number, limits: BacklogLimits): NextAlarm {
  const kept = stillStanding(standing, overdue, limits);
  if (overdue >= limits.red) return { level: 'red', isRaised: kept !== 'red' };
  if (kept !== null) return { level: kept, isRaised: false };
  if (overdue >= limits.amber) return { level: 'amber', isRaised: true };
  return { level: null, isRaised: false };
}

function stillStanding(
  standing: AlarmLevel | null,
  overdue: number,
  limits: BacklogLimits,
): AlarmLevel | null {
  if (standing === 'red' && overdue >= limits.red * OVER_BELOW) return 'red';
  if (standing !== null && overdue >= limits.amber * OVER_BELOW) return 'amber';
  return null;
}
