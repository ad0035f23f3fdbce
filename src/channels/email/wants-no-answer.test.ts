import { expect, test } from 'vitest';
import { wantsNoAnswer } from './wants-no-answer.ts';

test.each([
  ['a plain mail', {}, false],
  ['Auto-Submitted: no', { 'auto-submitted': 'no' }, false],
  ['Auto-Submitted: auto-replied', { 'auto-submitted': 'Auto-Replied; owner=x' }, true],
  ['suppression of everything', { 'x-auto-response-suppress': 'All' }, true],
  ['suppression of answers', { 'x-auto-response-suppress': 'DR, AutoReply' }, true],
  ['suppression of receipts only', { 'x-auto-response-suppress': 'DR, NDR' }, false],
  ['Precedence: bulk', { precedence: 'Bulk' }, true],
  ['Precedence: auto_reply', { precedence: 'auto_reply' }, true],
  ['a list', { 'list-id': '<pumps.lists.test>' }, true],
  ['an answering machine', { 'x-autoreply': 'yes' }, true],
  ['no way back', { 'return-path': '<>' }, true],
  ['a way back', { 'return-path': '<isla@dairy.test>' }, false],
])('%s', (_, headers, expected) => {
  const map = new Map(Object.entries(headers).map(([name, value]) => [name, [value]]));
  expect(wantsNoAnswer({ headers: map })).toBe(expected);
});
