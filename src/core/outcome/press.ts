import type { Verdict } from '../clock/fact-body.ts';
import type { Instant } from '../time/instant.ts';

/** What a contact can tell us on their own page. */
export const buyerWordKinds = [
  'verdict',
  'need',
  'question',
  'pace',
  'wait',
  'person',
  'call',
  'referral',
  'choice',
] as const;
export type BuyerWordKind = (typeof buyerWordKinds)[number];

export const verdicts = ['yes', 'partly', 'no'] as const satisfies readonly Verdict[];
export const paces = ['faster', 'as', 'slower'] as const;
export type Pace = (typeof paces)[number];

/** Minutes to choose from as an acceptable wait. */
export const acceptableWaits = [5, 15, 30, 60, 120, 240, 1_440, 2_880] as const;

/** What a contact no longer wants: to be asked how we did, or to be contacted by our plans; or neither of these any more. */
export const choices = ['no_questions', 'no_contact', 'all'] as const;
export type Choice = (typeof choices)[number];

/** One press on the contact's page. */
export type Press =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly words: string }
  | { readonly kind: 'need'; readonly words: string }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'pace'; readonly pace: Pace }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'person' }
  /** `at` null: now. `phone` empty: the number we know. */
  | { readonly kind: 'call'; readonly at: Instant | null; readonly phone: string }
  | { readonly kind: 'referral'; readonly name: string; readonly email: string; readonly phone: string }
  | { readonly kind: 'choice'; readonly choice: Choice };

/** What kept a press from counting, as the page says it; `form` is a press that no form of the page makes. */
export type PressFault = 'words' | 'long' | 'unanswered' | 'phone' | 'time' | 'referral' | 'form';
