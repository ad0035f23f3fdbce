import { expect, test } from 'vitest';
import { defaultReceipt, mayHaveReceipt, receiptText } from './receipt.ts';

test('a receipt fills its words in and leaves other braces alone', () => {
  const words = { name: 'Isla', subject: '{name}?', company: 'Larkfield', opens: 'We are open now.' };
  expect(receiptText('{name}: {subject} {opens} {x} {company}', words)).toBe(
    'Isla: {name}? We are open now. {x} Larkfield',
  );
});

test('what a stranger wrote comes in one line, cut, and without links', () => {
  const words = {
    name: 'Win\n\nnow',
    subject: 'See HTTPS://x.test/1 or www.x.test',
    company: 'Larkfield',
    opens: '',
  };
  expect(receiptText('{name}: {subject}', words)).toBe('Win now: See (link) or (link)');
  expect(receiptText('{name}', { ...words, name: 'x'.repeat(500) })).toHaveLength(120);
});

test('off by default, and its words say that a person answers', () => {
  expect(defaultReceipt.on).toBe(false);
  expect(defaultReceipt.text).toContain('The answer comes from a person.');
});

test.each([
  ['isla@dairy.test', true],
  ['reply@dairy.test', true],
  ['noreply@dairy.test', false],
  ['no-reply@dairy.test', false],
  ['no_reply@dairy.test', false],
  ['do.not.reply@dairy.test', false],
  ['MAILER-DAEMON@dairy.test', false],
  ['postmaster@dairy.test', false],
  ['bounce+7@dairy.test', false],
  ['owner-pumps@lists.test', false],
  ['pumps-request@lists.test', false],
  ['isla', false],
])('%s may have one: %s', (address, may) => {
  expect(mayHaveReceipt(address)).toBe(may);
});
