import { defaultChoice } from '../src/core/notice/notice-choice.ts';
import type { Endpoint } from '../src/platform/contract.ts';
import { newId } from '../src/platform/new-id.ts';
import { auditBodies } from './audit-inputs.ts';
import { conversationBodies } from './conversation-inputs.ts';
import type { Filled } from './factories.ts';
import { spareContacts } from './fill-conversations.ts';
import { huddleBodies, huddleObjects } from './huddle-inputs.ts';
import { libraryBodies } from './library-inputs.ts';
import { promiseBodies } from './promise-inputs.ts';
import { rosterBodies } from './roster-inputs.ts';

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

const rules = () => ({ order: 'expert_first', silenceMinutes: [10, 20], rows: [] });

/** Shorter than any before, so that a target is proposed afresh each time. */
let shorter = 1_500_000;

/** A body each endpoint accepts, by method and path; those that take none are left out. */
const bodies: Record<string, (filled?: Filled) => object> = {
  ...rosterBodies,
  ...conversationBodies,
  ...libraryBodies,
  ...auditBodies,
  ...promiseBodies,
  ...huddleBodies,
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
  'POST /api/o/:org/requests': () => ({
    contact: { name: 'Some Body' },
    channel: 'letter',
    text: 'Do you sell pumps?',
    receivedAt: '2026-03-02T14:30:00Z',
    idempotencyKey: newId(),
  }),
  'POST /api/o/:org/requests/:id/lead-result': () => ({ result: 'qualified' }),
  'POST /api/o/:org/requests/:id/breach-reason': (filled) => ({
    breachId: filled?.breach ?? newId(),
    reason: 'not_noticed',
  }),
  'POST /api/o/:org/requests/:id/breach-reason/confirm': (filled) => ({
    breachId: filled?.unconfirmed ?? newId(),
  }),
  'POST /api/o/:org/requests/:id/stage': () => ({ stage: 'B5', messageId: null }),
  'POST /api/o/:org/requests/:id/messages': () => ({
    channel: 'phone',
    text: 'They asked again.',
    receivedAt: '2026-03-02T14:59:00Z',
    idempotencyKey: newId(),
  }),
  'POST /api/o/:org/requests/:id/merge': () => ({ into: newId() }),
  'POST /api/o/:org/requests/:id/close': () => ({ because: 'withdrawn', reason: 'they bought elsewhere' }),
  'POST /api/o/:org/messages/:id/automated': () => ({ reason: 'a newsletter' }),
  'POST /api/o/:org/requests/:id/claim': () => ({ owner: null }),
  'POST /api/o/:org/requests/:id/release': () => ({ to: null }),
  'POST /api/o/:org/requests/:id/dismiss': () => ({ reason: 'not a request' }),
  'PUT /api/o/:org/requests/:id/draft': () => draft,
  'PUT /api/o/:org/requests/:id/kind': () => ({ kind: 'quote' }),
  'PUT /api/o/:org/requests/:id/questions': () => ({ questions: [{ id: null, text: 'How much is it?' }] }),
  'POST /api/o/:org/messages/:id/answers': () => ({ answers: [] }),
  'PUT /api/o/:org/messages/:id/pictures': () => ({ always: true }),
  'POST /api/o/:org/messages/:id/clear': () => ({ reason: 'thanks only' }),
  'POST /api/o/:org/requests/:id/replies': () => ({ ...draft, idempotencyKey: newId() }),
  'PUT /api/o/:org/signature': () => ({ text: 'Theo' }),
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
  'POST /api/o/:org/skills': () => ({ kind: 'product', name: newId(), words: ['valve'] }),
  'PUT /api/o/:org/skills/:id': () => ({ kind: 'product', name: newId(), words: [] }),
  'PUT /api/o/:org/people/:id/skills': () => ({ levels: [] }),
  'PUT /api/o/:org/people/:id/place': (filled) => ({
    teamId: filled?.team ?? null,
    loadLimit: 5,
    phone: null,
  }),
  'POST /api/o/:org/teams': () => ({ name: newId(), departmentId: null }),
  'PUT /api/o/:org/teams/:id': () => ({ name: newId(), departmentId: null }),
  'POST /api/o/:org/departments': () => ({ name: newId() }),
  'PUT /api/o/:org/departments/:id': () => ({ name: newId() }),
  'POST /api/o/:org/desks': (filled) => ({ name: newId(), teamId: filled?.team ?? newId() }),
  'PUT /api/o/:org/desks/:id': (filled) => ({ name: newId(), teamId: filled?.team ?? newId() }),
  'PUT /api/o/:org/desks/:id/routing/draft': () => ({ rules: rules(), seen: null }),
  'POST /api/o/:org/desks/:id/routing/discard': () => ({ seen: '2026-03-02T15:00:00Z' }),
  'POST /api/o/:org/desks/:id/routing/switch-on': () => ({ seen: '2026-03-02T15:00:00Z' }),
  'POST /api/o/:org/desks/:id/routing/switch-back': () => ({ versionId: null, inForce: null }),
  'POST /api/o/:org/desks/:id/routing/try-out': () => ({ rules: rules() }),
  'POST /api/o/:org/desks/:id/routing/try-text': () => ({ rules: rules(), text: 'A pump', channel: 'email' }),
  'POST /api/o/:org/requests/:id/calls': () => ({ number: '+14025550100', askedFor: 'call me now' }),
  'POST /api/o/:org/calls/:id/outcome': () => ({ outcome: 'no_answer' }),
  'POST /api/o/:org/calls/:id/end': () => ({ said: 'All clear' }),
  'PUT /api/o/:org/calls/:id/notes': () => ({ said: 'All clear', nextStep: { text: 'Nothing more' } }),
  'POST /api/o/:org/requests/:id/calls/late': () => ({ at: '2026-01-05T15:00:00Z', outcome: 'busy' }),
  'PUT /api/o/:org/contacts/:id/reach': () => ({ phone: '+14025550100', zone: null }),
  'POST /api/o/:org/requests/:id/follow-ups': () => ({
    kind: 'call',
    text: 'Call about the gasket',
    dueAt: '2027-01-04T16:00:00Z',
  }),
  'PUT /api/o/:org/follow-ups/:id': () => ({ kind: 'call', text: 'Call about it', valueItem: null }),
  'POST /api/o/:org/follow-ups/:id/move': () => ({ dueAt: '2027-01-05T16:00:00Z', askedByContact: true }),
  'POST /api/o/:org/follow-ups/:id/cancel': () => ({ reason: 'sold elsewhere' }),
  'POST /api/o/:org/follow-ups/share': (filled) => ({ ids: [filled?.followUp ?? newId()], to: null }),
  'PUT /api/o/:org/backlog/limits': () => ({ amber: 10, red: 25 }),
  'POST /api/o/:org/requests/:id/attempts/stop': () => ({ because: 'other' }),
  'POST /api/o/:org/notifications/read': () => ({}),
  'POST /api/o/:org/requests/:id/hand-over': () => ({ to: null, owner: null }),
  'POST /api/o/:org/requests/:id/help': (filled) => ({
    to: filled?.member ?? newId(),
    question: 'Which gasket fits?',
  }),
  'POST /api/o/:org/help/:id/answer': () => ({ answer: 'The large one.' }),
  'POST /api/o/:org/help/:id/need': () => ({ what: 'Which model?' }),
  'POST /api/o/:org/help/:id/given': () => ({ text: 'The LC-200.' }),
  'POST /api/o/:org/help/:id/again': () => ({ question: 'And which bolts?' }),
  'PUT /api/o/:org/notice-choices': () => ({ ways: defaultChoice.ways, quiet: null }),
  'POST /api/o/:org/push-subscriptions': () => ({
    endpoint: 'https://push.example.test/one',
    p256dh: 'B'.repeat(87),
    auth: 'a'.repeat(22),
    label: 'A browser',
  }),
  'PUT /api/o/:org/receipt': () => ({ on: false, text: 'Your message has reached us.' }),
  'POST /api/o/:org/demo/tour/guess': () => ({ minutes: 30 }),
  'POST /api/o/:org/demo/simulate': () => ({ channel: 'webform', kind: 'person' }),
};

/** Throws when an endpoint takes a body and the table above does not know it yet. */
export function bodyOf(endpoint: Door, filled?: Filled): object | undefined {
  const body = bodies[nameOf(endpoint)]?.(filled);
  if (endpoint.method === 'GET' || !endpoint.body) return undefined;
  if (!endpoint.body.safeParse(body ?? {}).success)
    throw new Error(`${nameOf(endpoint)} needs a body in test/endpoint-inputs.ts`);
  return body;
}

/** Which object an endpoint's `:id` means. */
export function objectOf(endpoint: Pick<Endpoint, 'path'>, filled: Filled): string | null {
  if (!endpoint.path.includes('/:id')) return null;
  if (/\/(settle|undo-send|answers)$/.test(endpoint.path)) return filled.outgoing;
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
    desks: filled.desk,
    teams: filled.team,
    skills: filled.skill,
    shifts: filled.shift,
    rotas: filled.rota,
    absences: filled.absence,
    help: filled.help,
    calls: filled.call,
    'follow-ups': filled.followUp,
    library: filled.asset,
    audits: filled.audit,
    files: filled.asset,
    'push-subscriptions': filled.pushSubscription,
    notes: filled.note,
    'contact-merges': filled.merge,
    'blocked-senders': filled.blocked,
    competitors: filled.competitor,
    scorecards: filled.scorecard,
    weekly: filled.weekly,
    ...huddleObjects(filled),
  }[noun];
  if (!found) throw new Error(`which object is ${endpoint.path}?`);
  return found;
}

export function urlOf(endpoint: Pick<Endpoint, 'path'>, slug: string, id: string | null): string {
  return endpoint.path
    .replace(':org', slug)
    .replace(':id', id ?? '')
    .replace(':step', 'people')
    .replace(':scope', 'person')
    .replace(/\/search$/, '/search?q=Quondamzyx')
    .replace(/\/merge-preview$/, `/merge-preview?into=${spareContacts.get(id ?? '') ?? newId()}`);
}
