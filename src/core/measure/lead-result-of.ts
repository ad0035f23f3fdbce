import type { Instant } from '../time/instant.ts';
import type { LeadStory } from './measured-item.ts';
import type { Step } from './steps-of.ts';

type Result = Pick<LeadStory, 'qualified' | 'outcome' | 'cycleMs'>;

const none: Result = { qualified: false, outcome: null, cycleMs: null };

/** What a person said last of the lead: whoever won it had qualified it; calling it qualified again takes an outcome back. */
export function leadResultOf(steps: readonly Step[], receivedAt: Instant): Result {
  let result = none;
  for (const { fact } of steps) {
    const cycleMs = Math.max(0, fact.occurredAt - receivedAt);
    if (fact.kind === 'lead.result_cleared') result = none;
    if (fact.kind === 'lead.qualified') result = { ...none, qualified: true };
    if (fact.kind === 'lead.won') result = { qualified: true, outcome: 'won', cycleMs };
    if (fact.kind === 'lead.lost') result = { qualified: result.qualified, outcome: 'lost', cycleMs };
  }
  return result;
}
