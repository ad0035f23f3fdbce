import { expect, test } from 'vitest';
import { movesText } from './moves-text.ts';

const none = { requests: 0, openRequests: 0, messages: 0, calls: 0, followUps: 0, pages: 0 };

test.each([
  [none, 'nothing but the address'],
  [{ ...none, requests: 1 }, '1 request'],
  [{ ...none, requests: 2, openRequests: 1, messages: 3 }, '2 requests (1 open) and 3 messages'],
  [{ ...none, requests: 1, calls: 2, pages: 1 }, '1 request, 2 calls and 1 page seen'],
])('%j goes over as “%s”', (moves, text) => {
  expect(movesText(moves)).toBe(text);
});
