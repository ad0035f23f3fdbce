import type { z } from 'zod';
import type { setup } from '../../src/setup/contract.ts';

export type SetupState = z.output<typeof setup.response>;
export type Step = SetupState['steps'][number];
export type StepKey = Step['key'];
export type StepState = Step['state'];

/** What each step page is given by the guide around it. */
export interface StepProps {
  readonly state: StepState;
  /** Marks the step done and goes on. */
  readonly onDone: () => void;
  /** Marks the step skipped and goes on. */
  readonly onSkip: () => void;
}

export const stepTexts: Readonly<Record<StepKey, { readonly name: string; readonly lead: string }>> = {
  company: { name: 'Company', lead: 'The name buyers read, and the zone in which your day is counted.' },
  hours: {
    name: 'Opening hours',
    lead: 'Clocks run while you are open, so these are what every promise is measured in.',
  },
  mailbox: { name: 'Mailbox', lead: 'The address buyers write to. Nothing is deleted or moved in it.' },
  people: { name: 'People', lead: 'Who answers besides you. You can begin alone.' },
  form: { name: 'Web form', lead: 'A hosted page at once, and a snippet for your own site.' },
  test: {
    name: 'Test enquiry',
    lead: 'A real enquiry from yourself, through the same door your buyers use.',
  },
};

export const stateWords: Readonly<Record<StepState, string>> = {
  open: 'to do',
  done: 'done',
  skipped: 'skipped',
};

/** The next step still to do, looked for from `after` on and then from the start; null when none is left. */
export function nextOpen(steps: readonly Step[], after?: StepKey): StepKey | null {
  const from = steps.findIndex(({ key }) => key === after) + 1;
  const ordered = [...steps.slice(from), ...steps.slice(0, from)];
  return ordered.find(({ key, state }) => state === 'open' && key !== after)?.key ?? null;
}
