import type { ImapFlow } from 'imapflow';
import { expect, it } from 'vitest';
import { fetchSample, fetchWhole, listSince } from '../../src/channels/email/fetch-mail.ts';

/** A client of a server that answers a search with NO and gives no mail that it lists. */
function silent(listed: readonly number[], usable = true): ImapFlow {
  return {
    usable,
    mailbox: usable ? { exists: listed.length } : false,
    search: async () => false,
    fetchOne: async () => false,
    async *fetch(_range: string, query: { source?: boolean }) {
      if (!query.source) yield* listed.map((uid) => ({ uid }));
    },
  } as unknown as ImapFlow;
}

it('never takes a refusal for an empty answer', async () => {
  await expect(listSince(silent([1, 2]), 0)).rejects.toThrow('did not answer the search');
  await expect(fetchWhole(silent([1, 2]), [2])).rejects.toThrow(
    'the server lists the mail with UID 2 but does not give it',
  );
  await expect(fetchSample(silent([1, 2]), 1)).rejects.toThrow(
    'the server lists the mail with UID 1 but does not give it',
  );
  await expect(fetchWhole(silent([], false), [2])).rejects.toThrow('the server closed the connection');
});

it('knows a mail that has gone', async () => {
  expect(await fetchWhole(silent([1]), [2])).toEqual(new Map());
  expect(await fetchSample(silent([1]), 2)).toBeNull();
});
