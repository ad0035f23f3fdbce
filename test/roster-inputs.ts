import { newId } from '../src/platform/new-id.ts';

const span = { from: '2027-05-03T14:00:00Z', until: '2027-05-03T18:00:00Z' };
const shift = { userId: newId(), kind: 'duty', rotaId: null, ...span, note: '' };
const rota = {
  name: 'Nights',
  purpose: 'off_hours',
  zone: 'America/Chicago',
  startsOn: '2026-03-02',
  turnsAt: '09:00',
  turnDays: 7,
  members: [newId()],
};

/** A body for each endpoint of roster and calendar feeds, by method and path. */
export const rosterBodies: Record<string, () => object> = {
  'POST /api/o/:org/shifts': () => shift,
  'PUT /api/o/:org/shifts/:id': () => shift,
  'POST /api/o/:org/rotas': () => rota,
  'PUT /api/o/:org/rotas/:id': () => rota,
  'POST /api/o/:org/people/:id/absences': () => ({ ...span, reason: 'holiday' }),
  'PUT /api/o/:org/absences/:id': () => ({ ...span, reason: 'holiday' }),
  'PUT /api/o/:org/calendar-feed': () => ({ url: 'https://calendar.larkfield.test/me.ics' }),
  'POST /api/o/:org/calendar-feed/upload': () => ({ text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }),
};
