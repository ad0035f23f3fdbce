import type { Press } from '../../core/outcome/press.ts';
import type { LostReason } from '../../core/request/lead-result.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { CallOutcome } from '../../platform/schema.ts';
import type { Placed } from './place-waits.ts';

/** What somebody does on a lead, and when. */
export type Step = { readonly at: Instant } & (
  | { readonly do: 'quote_asked' }
  /** `first`: one question of two; `rest`: all that is open. */
  | { readonly do: 'reply'; readonly answers: 'first' | 'rest'; readonly quote: boolean }
  | { readonly do: 'talk'; readonly minutes: number }
  | { readonly do: 'call'; readonly outcome: Exclude<CallOutcome, 'connected' | 'wrong_number'> }
  /** The contact writes again, with a question. */
  | { readonly do: 'ask_more' }
  | { readonly do: 'press'; readonly press: Press }
  | { readonly do: 'qualified' | 'won' }
  | { readonly do: 'lost'; readonly reason: LostReason }
  | { readonly do: 'close'; readonly because: 'no_answer_needed' | 'override' }
);

/** A lead while the plan is made: each part of the plan marks what is to become of it. */
export interface LeadDraft extends Placed {
  readonly number: number;
  isPhone: boolean;
  contacted: boolean;
  qualified: boolean;
  outcome: 'won' | 'lost' | null;
  asksQuote: boolean;
  questions: 1 | 2;
  calls: number;
}

export function draftLead(placed: Placed, number: number): LeadDraft {
  return {
    ...placed,
    number,
    isPhone: false,
    contacted: false,
    qualified: false,
    outcome: null,
    asksQuote: false,
    questions: 2,
    calls: 0,
  };
}
