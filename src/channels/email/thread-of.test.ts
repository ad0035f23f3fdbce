import { describe, expect, it } from 'vitest';
import { plusToken, threadKeys } from './thread-of.ts';

const mail = {
  to: [{ name: '', address: 'sales+forged1@us.example' }],
  cc: [],
  deliveredTo: ['sales+real12@us.example'],
  inReplyTo: ['<b@us.example>'],
  references: ['<a@us.example>', '<b@us.example>'],
};

describe('threadKeys', () => {
  it('asks the delivery address first and gives the nearest message first', () => {
    expect(threadKeys(mail)).toEqual({
      replyToken: 'real12',
      messageIds: ['<b@us.example>', '<a@us.example>'],
    });
  });

  it('knows our reply addresses only, where it is told which they are', () => {
    const known = (address: string) => (address === 'sales+forged1@us.example' ? 'forged1' : null);
    expect(threadKeys(mail, known).replyToken).toBe('forged1');
    expect(threadKeys(mail, () => null).replyToken).toBeNull();
  });

  it.each([
    ['a+TOKEN1@b.example', 'token1'],
    ['a+x@b.example', null],
    ['a@b.example', null],
    ['+token1@b.example', null],
  ])('reads the token of %s as %s', (address, token) => {
    expect(plusToken(address)).toBe(token);
  });
});
