import type { Instant } from '../../core/time/instant.ts';
import { draftLead, type LeadDraft, type Step } from './lead-draft.ts';
import { markLeads } from './mark-leads.ts';
import type { Past } from './past-calendar.ts';
import { placeWaits } from './place-waits.ts';
import { type Chance, seeded } from './seeded.ts';
import { stepsOfLead } from './steps-of-lead.ts';
import { waitsOf } from './waits.ts';
import { pastWeeks } from './weeks.ts';

/** A lead of the demo's past with all that happens on it. */
export interface PlannedLead extends Readonly<Omit<LeadDraft, 'answeredAt'>> {
  readonly answeredAt: Instant | null;
  /** When the desk first attends to it. */
  readonly opensAt: Instant;
  readonly steps: readonly Step[];
}

const SEED = 20_130_510;

/**
 * The sixteen weeks of DOMAIN 5.13, the same each time for the same first day: 800 leads in the order in which they came
 * in, such that every stated figure comes out when they are entered as facts.
 */
export function planHistory(past: Past): PlannedLead[] {
  const chance: Chance = seeded(SEED);
  const placed = pastWeeks.flatMap((week, place) => placeWaits(past, place, waitsOf(week, chance), chance));
  const leads = placed.sort((a, b) => a.receivedAt - b.receivedAt).map(draftLead);
  markLeads(past, leads, chance);
  const planned = leads.map((lead) => ({
    ...lead,
    opensAt: past.calendar.nextOpening(lead.receivedAt),
    steps: stepsOfLead(past, lead, chance),
  }));
  return withFewerQuestions(planned);
}

/** A "no" without words asks once more: so many of those who were never answered ask one question less. */
function withFewerQuestions(leads: readonly PlannedLead[]): PlannedLead[] {
  const isNo = (step: Step) =>
    step.do === 'press' && step.press.kind === 'verdict' && step.press.verdict === 'no';
  let left = leads.filter(({ steps }) => steps.some(isNo)).length;
  return leads.map((lead) => {
    if (left === 0 || lead.answeredAt !== null || lead.questions === 1) return lead;
    left -= 1;
    return { ...lead, questions: 1 };
  });
}
