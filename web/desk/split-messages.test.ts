import { expect, test } from 'vitest';
import { splittable } from './split-messages.ts';

const inbound = (id: string) => ({ id, direction: 'in' as const, replyClass: null, delivery: null });
const outbound = (id: string, delivery: 'sent' | 'queued', replyClass: 'R0' | 'R3' = 'R3') => ({
  id,
  direction: 'out' as const,
  replyClass,
  delivery,
});

test('the message a request began with stays, and so does what is a machine’s or still on its way', () => {
  const messages = [
    inbound('first'),
    outbound('receipt', 'sent', 'R0'),
    inbound('second'),
    outbound('reply', 'sent'),
    outbound('waiting', 'queued'),
  ];
  expect(splittable(messages).map(({ id }) => id)).toEqual(['second', 'reply']);
  expect(splittable([inbound('first')])).toEqual([]);
});
