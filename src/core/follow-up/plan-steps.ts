/** How a contact is to be tried. */
export type AttemptKind = 'call' | 'mail';

/** One attempt of the plan for new leads, before it has its dates. */
export interface PlanStep {
  /** From 1; names the step in the plan. */
  readonly step: number;
  readonly kind: AttemptKind;
  /** Business day, counted from that of the start. */
  readonly day: number;
  /** What is to be done, for lists. */
  readonly text: string;
  /** What the contact could gain by it: offered, never taken as said. */
  readonly suggestedValue: string;
}

const step = (
  number: number,
  kind: AttemptKind,
  day: number,
  text: string,
  suggestedValue: string,
): PlanStep => ({ step: number, kind, day, text, suggestedValue });

/** DOMAIN 5.4: six calls and four mails over days 0 to 10, each with something of its own for the contact (D-13). */
export const planSteps: readonly PlanStep[] = [
  step(1, 'call', 0, 'First call', 'The answer to what they asked'),
  step(2, 'mail', 0, 'Personal mail', 'The answer in writing, with your direct line'),
  step(3, 'call', 0, 'Second call', 'One thing they did not ask and will need'),
  step(4, 'call', 1, 'Third call', 'A question that helps them decide'),
  step(5, 'mail', 1, 'Second mail', 'The answer to what buyers ask next'),
  step(6, 'call', 3, 'Fourth call', 'What a similar customer ran into, and what helped'),
  step(7, 'mail', 5, 'Third mail', 'A case study from their industry'),
  step(8, 'call', 7, 'Fifth call', 'A word with the colleague who knows most about it'),
  step(9, 'call', 9, 'Sixth call', 'A figure to check against: price range, delivery time, running cost'),
  step(10, 'mail', 10, 'Last mail', 'What you would do next in their place; the door stays open'),
];

/** What a step could give the contact; null for a number that is none of the plan's. */
export function suggestedValue(number: number): string | null {
  return planSteps.find((one) => one.step === number)?.suggestedValue ?? null;
}
