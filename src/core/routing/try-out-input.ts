import type { Instant } from '../time/instant.ts';
import type { Candidate, History, SkillLevel } from './candidate.ts';
import type { RoutedRequest } from './needs-of.ts';

/** A request that came in, to be given out once more. */
export interface TriedRequest extends RoutedRequest {
  readonly id: string;
  readonly contactId: string;
  readonly receivedAt: Instant;
  /** When it was first answered, or else was none any more; null: it is open still. */
  readonly settledAt: Instant | null;
}

/** What does not change about a person while requests are given out. */
export interface TriedPerson {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly teamId: string | null;
  /** One of their roles holds requests; others are asked only while on call. */
  readonly answers: boolean;
  readonly skills: readonly SkillLevel[];
  readonly loadLimit: number | null;
  /** Before the first of the requests; null: never. */
  readonly lastAssignedAt: Instant | null;
  /** Items of theirs besides the requests that are tried. */
  readonly others: readonly { readonly from: Instant; readonly until: Instant | null }[];
}

/** What was so at an instant that has passed. */
export interface Past {
  readonly zone: string;
  readonly deskTeamId: string;
  duty(userId: string, at: Instant): Pick<Candidate, 'onDutyUntil' | 'nextOnDuty' | 'awaySince'>;
  isOnCall(userId: string, at: Instant): boolean;
  history(userId: string, contactId: string, at: Instant): History | null;
  isOpen(at: Instant): boolean;
  /** When the desk opens next after an instant at which it is shut; null: not before now. */
  opensAfter(at: Instant): Instant | null;
}
