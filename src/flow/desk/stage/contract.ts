import { z } from 'zod';
import { buyingStages } from '../../../core/request/buying-stage.ts';
import { deskRoles, done, endpoint, id, withId } from '../../../platform/contract.ts';

export const moveStage = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/stage',
  tag: 'Desk',
  access: deskRoles,
  summary:
    'Say where the buyer stands in buying; with the message that shows it, a step forward counts as value',
  params: withId,
  body: z.object({ stage: z.enum(buyingStages), messageId: id.nullable().default(null) }),
  response: done,
});
