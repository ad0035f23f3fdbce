import { expect, test } from 'vitest';
import { callEnded, fact, received, sent, wrote } from '../../../test/clock-facts.ts';
import { MINUTE } from '../time/instant.ts';
import { buyerEffort } from './buyer-effort.ts';

test('two messages, one of them a chaser, and a call of twelve minutes (S0-06)', () => {
  const facts = [
    received('2026-12-01 10:00', { channel: 'email' }),
    wrote('2026-12-01 10:50', 'm2'),
    fact('2026-12-01 11:00', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
    callEnded('2026-12-01 11:12', 'R4', ['q1', 'q2'], { callId: 'c' }),
  ];
  expect(buyerEffort(facts)).toEqual({ messages: 2, forms: 0, chasers: 1, callMs: 12 * MINUTE });
  // Answered in between, the second message asks anew.
  const answered = [...facts, sent('2026-12-01 10:20', 'R3', ['q1'])];
  expect(buyerEffort(answered)).toMatchObject({ messages: 2, chasers: 0 });
  expect(buyerEffort([received('2026-12-01 10:00', { channel: 'webform' })])).toMatchObject({
    messages: 1,
    forms: 1,
  });
});
