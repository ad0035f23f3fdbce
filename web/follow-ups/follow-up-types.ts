import type { z } from 'zod';
import type { backlog, followUps } from '../../src/flow/desk/follow-ups/contract.ts';
import type { followUpItem, followUpView } from '../../src/flow/desk/follow-ups/shapes.ts';

export type FollowUp = z.output<typeof followUpView>;
export type FollowUpItem = z.output<typeof followUpItem>;
export type FollowUpsView = z.output<typeof followUps.response>;
export type BacklogView = z.output<typeof backlog.response>;

export const kindWords: Readonly<Record<FollowUp['kind'], string>> = {
  call: 'Call',
  mail: 'Mail',
  other: 'Task',
};
