import type { ImapFlow } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { SentFolder } from '../../src/channels/email/sent-folder.ts';

interface Given {
  readonly folders?: readonly string[];
  readonly refusesStatus?: boolean;
  readonly isLost?: boolean;
}

/** A client of a mailbox with one mail in Sent, and the names of what it was asked. */
function clientOf({ folders = ['INBOX', 'Sent'], refusesStatus = false, isLost = false }: Given) {
  const asked: string[] = [];
  const client = {
    usable: !isLost,
    mailbox: { exists: 1, uidValidity: 7n, uidNext: 2 },
    list: async () => {
      asked.push('list');
      if (isLost) throw new Error('gone');
      return folders.map((path) => ({ path, specialUse: path === 'Sent' ? '\\Sent' : undefined }));
    },
    status: async () => {
      asked.push('status');
      if (refusesStatus) throw new Error('no such folder');
      return { uidValidity: 7n, uidNext: 2 };
    },
    mailboxOpen: async (path: string) => void asked.push(`open ${path}`),
    search: async () => [1],
    async *fetch(_range: string, query: { source?: boolean }) {
      yield {
        uid: 1,
        size: 3,
        internalDate: new Date(5_000),
        ...(query.source ? { source: Buffer.from('a') } : {}),
      };
    },
  };
  return { client: client as unknown as ImapFlow, asked };
}

function sentFolder(onMail: (uid: number) => void = () => undefined): SentFolder {
  const around = { folder: 'INBOX', cutOverAt: 0, maxBytes: 1_000, now: () => 0 };
  const take = { cursor: null, onMail: async ({ uid }: { uid: number }) => onMail(uid) };
  return new SentFolder({ ...around, onMail: take.onMail }, take);
}

describe('the folder of what was sent', () => {
  it('is read when it has news, and the watched one opened again', async () => {
    const { client, asked } = clientOf({});
    const taken: number[] = [];
    const sent = sentFolder((uid) => taken.push(uid));
    expect([await sent.take(client), await sent.take(client)]).toEqual([true, false]);
    expect(taken).toEqual([1]);
    expect(asked).toEqual(['list', 'status', 'open Sent', 'open INBOX', 'status']);
  });

  it('may be missing or refused, and nothing else suffers', async () => {
    const none = clientOf({ folders: ['INBOX'] });
    const sent = sentFolder();
    expect([await sent.take(none.client), await sent.take(none.client)]).toEqual([false, false]);
    expect(none.asked).toEqual(['list']);
    const refused = clientOf({ refusesStatus: true });
    expect(await sentFolder().take(refused.client)).toBe(false);
    expect(refused.asked).toEqual(['list', 'status']);
  });

  it('is offered again when a mail was not taken in, with the watched folder open', async () => {
    const { client, asked } = clientOf({});
    let refusals = 1;
    const sent = sentFolder(() => {
      if (refusals-- > 0) throw new Error('no database');
    });
    await expect(sent.take(client)).rejects.toThrow('no database');
    expect(asked.at(-1)).toBe('open INBOX');
    expect(await sent.take(client)).toBe(true);
  });

  it('says so when the connection is lost', async () => {
    await expect(sentFolder().take(clientOf({ isLost: true }).client)).rejects.toThrow('gone');
  });
});
