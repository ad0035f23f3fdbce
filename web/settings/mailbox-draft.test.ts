import { describe, expect, it } from 'vitest';
import {
  blankMailbox,
  guessServers,
  mailboxBodyOf,
  mailboxErrors,
  missingPasswords,
} from './mailbox-draft.ts';

const typed = guessServers({ ...blankMailbox, address: 'sales@kestrel.example' });
const passwords = { imap: 'secret', smtp: '' };

describe('a new mailbox', () => {
  it('takes name, hosts and users from the address, and leaves what was typed', () => {
    expect(typed.name).toBe('Sales');
    expect(typed.imap.host).toBe('imap.kestrel.example');
    expect(typed.smtp).toMatchObject({
      host: 'smtp.kestrel.example',
      port: 465,
      user: 'sales@kestrel.example',
    });
    const own = {
      ...blankMailbox,
      address: 'a@gmail.com',
      imap: { ...blankMailbox.imap, host: 'mine.example' },
    };
    expect(guessServers(own).imap.host).toBe('mine.example');
  });

  it('sends the account of receiving for sending when they are the same', () => {
    const body = mailboxBodyOf(typed, passwords);
    expect(body.smtp).toMatchObject({ user: 'sales@kestrel.example', password: 'secret' });
    expect(body.cutOverAt).toBeNull();
    expect(missingPasswords(typed, passwords)).toEqual({});
  });

  it('is a forwarding address without IMAP', () => {
    const body = mailboxBodyOf({ ...typed, kind: 'forward', sendsItself: false }, passwords);
    expect(body).toMatchObject({ imap: null, smtp: null });
  });

  it('says what is missing at its field', () => {
    expect(Object.keys(mailboxErrors(blankMailbox))).toEqual([
      '/name',
      '/address',
      '/imap/host',
      '/smtp/host',
    ]);
    expect(missingPasswords({ ...typed, sameAccount: false }, { imap: '', smtp: '' })).toEqual({
      '/imap/password': 'The password is missing',
      '/smtp/password': 'The password is missing',
    });
  });
});
