import { newId } from '../src/platform/new-id.ts';
import type { Filled } from './factories.ts';
import { spareContacts } from './fill-conversations.ts';

const seenReply = { name: 'Quirin Pumps', at: '2026-01-05T16:00:00Z', toldBy: 'buyer' };

/** Bodies for splitting, merging, notes, blocked senders and reminders, by method and path. */
export const conversationBodies: Record<string, (filled?: Filled) => object> = {
  'POST /api/o/:org/requests/:id/split': (filled) => ({ messageIds: [filled?.message ?? newId()] }),
  'POST /api/o/:org/contacts/:id/merge': (filled) => ({
    into: spareContacts.get(filled?.contact ?? '') ?? newId(),
  }),
  'POST /api/o/:org/requests/:id/notes': () => ({ text: 'Ask them for the model first.' }),
  'PUT /api/o/:org/notes/:id': () => ({ text: 'Ask them for the serial number first.' }),
  'POST /api/o/:org/requests/:id/block-sender': () => ({ what: 'address' }),
  'POST /api/o/:org/requests/:id/competitors': () => seenReply,
  'PUT /api/o/:org/competitors/:id': () => seenReply,
  'PUT /api/o/:org/owed/after': () => ({ days: 5 }),
  'PUT /api/o/:org/requests/:id/snooze': () => ({ until: '2027-01-05T16:00:00Z' }),
};
