import type { Endpoint } from '../src/platform/contract.ts';
import { newId } from '../src/platform/new-id.ts';
import type { Filled } from './factories.ts';

/** An endpoint, or a route beside the contracts. */
export type Door = Pick<Endpoint, 'method' | 'path'> & Partial<Pick<Endpoint, 'body'>>;

export const nameOf = (endpoint: Door): string => `${endpoint.method} ${endpoint.path}`;

const week = { '1': [['09:00', '17:00']] };
const draft = { text: 'Yes, it does.', answers: [], parts: [], interim: null };
const mailbox = {
  name: 'Sales',
  address: 'another@larkfield.test',
  imap: null,
  smtp: null,
  cutOverAt: null,
};

/** Shorter than any before, so that a target is proposed afresh each time. */
let shorter = 1_500_000;

/** A body each endpoint accepts, by method and path; those that take none are left out. */
const bodies: Record<string, () => object> = {
  'PUT /api/o/:org/organisation': () => ({ company: 'Ours', zone: 'America/Chicago' }),
  'PUT /api/o/:org/hours': () => ({ zone: 'America/Chicago', week }),
  'PUT /api/o/:org/calendars/:scope/:id': () => ({ parts: { week }, validFrom: null, note: null }),
  'POST /api/o/:org/calendars/:scope/:id/what-if': () => ({ at: '2026-03-02T15:00:00Z', targetMinutes: 30 }),
  'PUT /api/o/:org/people/:id': () => ({ name: 'Some Body', roles: ['salesperson'], week: null }),
  'POST /api/o/:org/people/:id/absence': () => ({ away: true, until: null }),
  'POST /api/o/:org/invitations': () => ({
    email: `${newId()}@larkfield.test`,
    name: 'New',
    roles: ['expert'],
    week: null,
  }),
  'POST /api/o/:org/mailboxes/probe': () => mailbox,
  'POST /api/o/:org/mailboxes': () => ({ ...mailbox, address: `${newId()}@larkfield.test` }),
  'PUT /api/o/:org/mailboxes/:id': () => ({ ...mailbox, address: `${newId()}@larkfield.test` }),
  'POST /api/o/:org/forms': () => ({ name: 'Contact', allowedSites: [] }),
  'PUT /api/o/:org/forms/:id': () => ({ name: 'Contact', allowedSites: [] }),
  'POST /api/o/:org/setup/:step': () => ({ state: 'done' }),
  'POST /api/o/:org/setup/test-enquiry': () => ({ through: 'form' }),
  'POST /api/o/:org/requests/:id/claim': () => ({ owner: null }),
  'POST /api/o/:org/requests/:id/release': () => ({ to: null }),
  'POST /api/o/:org/requests/:id/dismiss': () => ({ reason: 'not a request' }),
  'PUT /api/o/:org/requests/:id/draft': () => draft,
  'PUT /api/o/:org/requests/:id/kind': () => ({ kind: 'quote' }),
  'PUT /api/o/:org/requests/:id/questions': () => ({ questions: [{ id: null, text: 'How much is it?' }] }),
  'POST /api/o/:org/messages/:id/clear': () => ({ reason: 'thanks only' }),
  'POST /api/o/:org/requests/:id/replies': () => ({ ...draft, idempotencyKey: newId() }),
  'POST /api/o/:org/messages/:id/settle': () => ({ outcome: 'was_sent' }),
  'PUT /api/o/:org/contacts/:id/segment': () => ({ segment: 'A' }),
  'POST /api/o/:org/targets': () => {
    shorter -= 1_000;
    const [validFrom, deskId, segment] = [null, null, null];
    return {
      kind: 'C3',
      runs: true,
      targetMs: shorter,
      goalMs: null,
      validFrom,
      deskId,
      segment,
      reason: 'x',
    };
  },
  'POST /api/o/:org/targets/:id/approve': () => ({}),
  'POST /api/o/:org/notifications/read': () => ({}),
  'POST /api/o/:org/demo/simulate': () => ({ channel: 'webform', kind: 'person' }),
};

/** Throws when an endpoint takes a body and the table above does not know it yet. */
export function bodyOf(endpoint: Door): object | undefined {
  const body = bodies[nameOf(endpoint)]?.();
  if (endpoint.method === 'GET' || !endpoint.body) return undefined;
  if (!endpoint.body.safeParse(body ?? {}).success)
    throw new Error(`${nameOf(endpoint)} needs a body in test/endpoint-inputs.ts`);
  return body;
}

/** Which object an endpoint's `:id` means. */
export function objectOf(endpoint: Pick<Endpoint, 'path'>, filled: Filled): string | null {
  if (!endpoint.path.includes('/:id')) return null;
  if (endpoint.path.endsWith('/settle')) return filled.outgoing;
  if (endpoint.path.includes('/:scope/:id')) return filled.member;
  const noun = /\/([\w-]+)\/:id/.exec(endpoint.path)?.[1] ?? '';
  const found = {
    requests: filled.request,
    filtered: filled.filtered,
    people: filled.member,
    invitations: filled.invitation,
    mailboxes: filled.mailbox,
    forms: filled.form,
    contacts: filled.contact,
    targets: filled.target,
    messages: filled.message,
    attachments: filled.attachment,
    departments: filled.department,
    teams: filled.team,
    skills: filled.skill,
    shifts: filled.shift,
    rotas: filled.rota,
    help: filled.help,
    calls: filled.call,
    'follow-ups': filled.followUp,
    'push-subscriptions': filled.pushSubscription,
  }[noun];
  if (!found) throw new Error(`which object is ${endpoint.path}?`);
  return found;
}

export function urlOf(endpoint: Pick<Endpoint, 'path'>, slug: string, id: string | null): string {
  return endpoint.path
    .replace(':org', slug)
    .replace(':id', id ?? '')
    .replace(':step', 'people')
    .replace(':scope', 'person');
}
