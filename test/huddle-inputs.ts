import { newId } from '../src/platform/new-id.ts';
import type { Filled } from './factories.ts';

const action = (filled?: Filled) => ({
  text: 'Call Blue Ridge',
  ownerId: filled?.member ?? newId(),
  dueAt: '2099-01-05T16:00:00Z',
});
const line = { when: 'Tue 10:00', from: 'buyer', how: 'email', text: 'Does it fit?', gapMinutes: null };

/** Bodies of huddles, declared work and teaching examples, by method and path. */
export const huddleBodies: Record<string, (filled?: Filled) => object> = {
  'POST /api/o/:org/boards/huddle/actions': action,
  'PUT /api/o/:org/huddle-actions/:id': action,
  'POST /api/o/:org/huddle-actions/:id/done': () => ({ done: true }),
  'POST /api/o/:org/boards/huddle/thanks': (filled) => ({
    toId: filled?.member ?? newId(),
    text: 'stayed late for the dairy',
  }),
  'POST /api/o/:org/requests/:id/work': () => ({ what: 'Draw the valve', minutes: 60 }),
  'POST /api/o/:org/requests/:id/teaching-examples': () => ({
    title: 'A question about a valve',
    question: 'What would you have done on Tuesday?',
    lines: [line],
  }),
};

/** Which object `:id` means in their paths. */
export const huddleObjects = (filled: Filled): Record<string, string> => ({
  'huddle-actions': filled.action,
  'huddle-thanks': filled.thanks,
  work: filled.work,
  'teaching-examples': filled.example,
});
