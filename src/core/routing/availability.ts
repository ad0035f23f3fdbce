import type { Instant } from '../time/instant.ts';
import type { Candidate, Fit } from './candidate.ts';
import type { RoutingOrder } from './rules.ts';

/** What stands in the way of giving somebody new work; `free`: nothing. */
export type Availability = 'free' | 'at_limit' | 'in_call' | 'passed_over' | 'away' | 'off_duty';

/** What is the same for everybody in one choice. */
export interface ChoiceTerms {
  readonly now: Instant;
  /** IANA zone of the desk, in which times are told. */
  readonly zone: string;
  readonly order: RoutingOrder;
  /** Whose people are asked; null: everybody's. */
  readonly teamId: string | null;
  /** While the desk is shut nobody but its team's own people on duty is asked: what comes in waits for opening (E1.k). */
  readonly isOpen: boolean;
  /** Who is not to have it whatever they know, by id, and why: `silent on it` (R4). */
  readonly passedOver: ReadonlyMap<string, string>;
}

export function availabilityOf(candidate: Candidate, { passedOver }: ChoiceTerms): Availability {
  if (passedOver.has(candidate.userId)) return 'passed_over';
  if (candidate.awaySince !== null) return 'away';
  if (candidate.onDutyUntil === null) return 'off_duty';
  if (candidate.loadLimit !== null && candidate.openItems >= candidate.loadLimit) return 'at_limit';
  return candidate.inCall ? 'in_call' : 'free';
}

/** Steps of the chain by which nothing stays unassigned, in their order. */
export const steps = [
  'coordinator_first',
  'coordinator_first_elsewhere',
  'team',
  'coordinator',
  'in_call',
  'executive',
  'elsewhere',
  'in_call_elsewhere',
  'over_limit',
  'over_limit_elsewhere',
] as const;

export type Step = (typeof steps)[number];

/** A candidate with all that the order looks at. */
export interface Weighed {
  readonly candidate: Candidate;
  readonly fit: Fit;
  readonly availability: Availability;
  /** Where in the chain their turn comes; null: not at all. */
  readonly step: Step | null;
}

/** Of the team that is asked. */
export function isOurs({ teamId }: Candidate, terms: ChoiceTerms): boolean {
  return terms.teamId === null || teamId === terms.teamId;
}

/** The step at which somebody's turn comes; null: not at all. */
export function stepOf(candidate: Candidate, availability: Availability, terms: ChoiceTerms): Step | null {
  const ours = isOurs(candidate, terms);
  if (!ours && !terms.isOpen) return null;
  if (!candidate.answers)
    return candidate.onCall && terms.isOpen && isThere(availability) ? 'executive' : null;
  const isCoordinator = candidate.roles.includes('coordinator');
  switch (availability) {
    case 'passed_over':
    case 'away':
      return null;
    case 'off_duty':
      return candidate.onCall && terms.isOpen ? 'executive' : null;
    case 'at_limit':
      return ours ? 'over_limit' : 'over_limit_elsewhere';
    case 'in_call':
      return ours || isCoordinator ? 'in_call' : 'in_call_elsewhere';
    case 'free':
      if (isCoordinator && terms.order === 'coordinator_first')
        return ours ? 'coordinator_first' : 'coordinator_first_elsewhere';
      if (ours) return 'team';
      return isCoordinator ? 'coordinator' : 'elsewhere';
  }
}

function isThere(availability: Availability): boolean {
  return availability !== 'passed_over' && availability !== 'away';
}
