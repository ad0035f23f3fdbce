import type { SliceKind } from '../../../core/measure/slice.ts';
import { type BuyingStage, buyingStageNames } from '../../../core/request/buying-stage.ts';

export const sliceKindNames: Readonly<Record<SliceKind, string>> = {
  team: 'Team',
  desk: 'Desk',
  person: 'Person',
  channel: 'Channel',
  source: 'Source',
  segment: 'Segment',
  kind: 'Kind',
  stage: 'Buying stage',
  leads: 'Leads',
  buying: 'Buying',
};

const words: Readonly<Partial<Record<SliceKind, Readonly<Record<string, string>>>>> = {
  channel: {
    email: 'E-mail',
    webform: 'Web form',
    page: 'Contact’s page',
    phone: 'Phone',
    letter: 'Letter',
    walk_in: 'Visit',
    other: 'Other',
  },
  segment: { A: 'A strategic', B: 'B core', C: 'C growth', D: 'D occasional', P: 'P prospect' },
  kind: {
    lead: 'Lead',
    question: 'Question',
    problem: 'Problem',
    quote: 'Quote',
    complaint: 'Complaint',
    order: 'Order',
  },
  leads: { yes: 'Leads', no: 'All but leads' },
  buying: { yes: 'Buying', no: 'Not buying' },
};

/** The word of a slice for people; ids and free words stand as they are. */
export function keyName(by: SliceKind, key: string): string {
  if (by === 'stage') return `${key} ${buyingStageNames[key as BuyingStage] ?? ''}`.trim();
  return words[by]?.[key] ?? key;
}
