import { expect, test } from 'vitest';
import { inOrder } from './calls-order.ts';
import type { CallView } from './calls-view.ts';
import type { MessageView } from './request-view.ts';

const message = (id: string, at: string) => ({ id, at: `2026-12-03T${at}Z` }) as MessageView;
const call = (id: string, at: string) => ({ id, at: `2026-12-03T${at}Z` }) as CallView;
const ids = (messages: MessageView[], calls: CallView[]) =>
  inOrder(messages, calls).map((said) => (said.kind === 'call' ? said.call.id : said.message.id));

test('calls stand between the messages they came between', () => {
  const messages = [message('m1', '10:00:00'), message('m2', '11:00:00'), message('m3', '12:00:00')];
  const calls = [
    call('c1', '09:00:00'),
    call('c2', '10:30:00'),
    call('c3', '10:40:00'),
    call('c4', '13:00:00'),
  ];
  expect(ids(messages, calls)).toEqual(['c1', 'm1', 'c2', 'c3', 'm2', 'm3', 'c4']);
});

test('at the same instant the message comes first', () => {
  expect(ids([message('m1', '10:00:00')], [call('c1', '10:00:00')])).toEqual(['m1', 'c1']);
});
