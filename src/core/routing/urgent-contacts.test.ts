import { expect, test } from 'vitest';
import { HOUR } from '../time/instant.ts';
import { type UrgentCandidate, type UrgentOnCall, urgentContacts } from './urgent-contacts.ts';

const now = 1_800_000_000_000;
const close = now + 5 * HOUR;
const tomorrow = now + 20 * HOUR;

const person = (userId: string, given: Partial<UrgentCandidate> = {}): UrgentCandidate => ({
  userId,
  name: userId,
  roles: ['salesperson'],
  levels: [],
  knows: '',
  answers: true,
  onDutyUntil: close,
  nextOnDuty: now,
  openItems: 0,
  ...given,
});
const off = { onDutyUntil: null, nextOnDuty: tomorrow };
const called = (userId: string, why: string): UrgentOnCall => ({ userId, until: close, why });
const told = (people: UrgentCandidate[], onCall: UrgentOnCall[] = []) =>
  urgentContacts(people, onCall, now).map(
    ({ place, userId, from, until, why }) =>
      `${place} ${userId}${from > now ? ' later' : ''}${until === null ? ' open' : ''}: ${why}`,
  );

const mara = person('mara', { roles: ['coordinator'], openItems: 9 });
const owen = person('owen', { levels: [5], knows: 'pumps 5' });
const priya = person('priya', { levels: [3], knows: 'pumps 3' });
const sam = person('sam', { openItems: 4 });
const noor = person('noor', { roles: ['recovery_lead'], answers: false, ...off });
const ada = person('ada', { roles: ['admin'], answers: false, ...off });
const ruth = person('ruth', { roles: ['executive'], answers: false, ...off });

test.each([
  [
    'the deepest, the next deepest, then a coordinator',
    [sam, mara, priya, owen],
    [],
    ['now owen: pumps 5; on duty', 'backup priya: pumps 3; on duty', 'next mara: coordinator; on duty'],
  ],
  [
    'who knows it and comes later is next',
    [mara, { ...priya, ...off }, owen],
    [],
    [
      'now owen: pumps 5; on duty',
      'backup mara: coordinator; on duty',
      'next priya later open: pumps 3; on duty next',
    ],
  ],
  [
    'nobody on duty knows it',
    [sam, mara, { ...owen, ...off }],
    [],
    ['now mara: coordinator; on duty', 'backup sam: on duty', 'next owen later open: pumps 5; on duty next'],
  ],
  [
    'one alone on duty is backed by who is on call',
    [owen, ruth],
    [called('ruth', 'executive on call')],
    ['now owen: pumps 5; on duty', 'backup ruth: executive on call'],
  ],
  [
    'off hours: the rota, its backup, and who knows it in the morning',
    [{ ...owen, ...off }, noor, ruth, ada],
    [called('noor', 'recovery duty'), called('ruth', 'backup of recovery')],
    [
      'now noor: recovery duty',
      'backup ruth: backup of recovery',
      'next owen later open: pumps 5; on duty next',
    ],
  ],
  [
    'off hours without a recovery rota: the executive on call',
    [{ ...sam, ...off, nextOnDuty: null }, ruth],
    [called('ruth', 'executive on call')],
    ['now ruth: executive on call'],
  ],
  [
    'nobody anywhere: executives, recovery leads, administrators',
    [ada, noor, ruth].map((one) => ({ ...one, nextOnDuty: null })),
    [],
    [
      'now ruth open: executive; nobody is on duty or on call',
      'backup noor open: recovery lead; nobody is on duty or on call',
      'next ada open: administrator; nobody is on duty or on call',
    ],
  ],
  ['an administrator alone', [ada], [], ['now ada open: administrator; nobody is on duty or on call']],
  [
    'somebody without any such role',
    [person('guest', { roles: ['employee'], answers: false, ...off })],
    [],
    ['now guest open: nobody is on duty or on call'],
  ],
  [
    'who is on duty and on call stands once',
    [owen, sam],
    [called('owen', 'recovery duty')],
    ['now owen: pumps 5; on duty', 'backup sam: on duty'],
  ],
  [
    'who answers nobody but knows it is asked',
    [{ ...owen, answers: false }],
    [],
    ['now owen: pumps 5; on duty'],
  ],
  [
    'an employee on duty is not asked',
    [person('e', { answers: false }), ada],
    [],
    [
      'now ada open: administrator; nobody is on duty or on call',
      'backup e open: nobody is on duty or on call',
    ],
  ],
])('%s', (_, people, onCall, expected) => expect(told(people, onCall)).toEqual(expected));

test('nobody at all', () => expect(urgentContacts([], [], now)).toEqual([]));
