import type { FetchMessageObject, ImapFlow, MailboxObject, MessageStructureObject } from 'imapflow';
import type { Instant } from '../../core/time/instant.ts';

/** A mail in the mailbox of which only the outline was fetched. */
export interface MailOutline {
  readonly uid: number;
  readonly size: number;
  /** INTERNALDATE, or null when the server gives none that can be read. */
  readonly arrivedAt: Instant | null;
}

const OUTLINE = { uid: true, size: true, internalDate: true } as const;
/** How much of a mail that is too large is fetched. */
const SAMPLE_BYTES = 256_000;

/** Outlines of the mails with a UID above `lastUid`, in UID order. */
export async function listAfter(client: ImapFlow, lastUid: number): Promise<MailOutline[]> {
  if (opened(client).exists === 0) return [];
  return outlines(client, `${lastUid + 1}:*`, lastUid);
}

/** Outlines of the mails received on or after the day of `from`, give or take the server's zone, in UID order. */
export async function listSince(client: ImapFlow, from: Instant): Promise<MailOutline[]> {
  if (opened(client).exists === 0) return [];
  // SEARCH SINCE knows days only, in a zone of the server's own.
  const uids = await client.search({ since: new Date(from - 2 * 86_400_000) }, { uid: true });
  if (!Array.isArray(uids)) throw new Error('the server did not answer the search for new mail');
  if (uids.length === 0) return [];
  const first = uids.reduce((least, uid) => Math.min(least, uid), Number.MAX_SAFE_INTEGER);
  return outlines(client, `${first}:*`, first - 1);
}

async function outlines(client: ImapFlow, range: string, above: number): Promise<MailOutline[]> {
  const found: MailOutline[] = [];
  for await (const message of client.fetch(range, OUTLINE, { uid: true })) {
    // `n:*` answers with the newest mail even when its UID is below n (RFC 9051 section 9).
    if (message.uid > above) found.push(outlineOf(message));
  }
  opened(client);
  return found.sort((a, b) => a.uid - b.uid);
}

function outlineOf(message: FetchMessageObject): MailOutline {
  const { internalDate } = message;
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  return { uid: message.uid, size: message.size ?? 0, arrivedAt: Number.isNaN(at) ? null : at };
}

/**
 * The opened folder. Throws when there is none: on a lost connection the client answers every question with nothing at
 * all, which must never be read as "no mail".
 */
export function opened(client: ImapFlow): MailboxObject {
  if (client.mailbox === false || !client.usable) throw new Error('the server closed the connection');
  return client.mailbox;
}

/**
 * Whole mails by UID; those that have gone meanwhile are missing from the answer. Throws when the server still lists one
 * that it does not give.
 */
export async function fetchWhole(
  client: ImapFlow,
  uids: readonly number[],
): Promise<Map<number, Uint8Array>> {
  opened(client);
  const found = new Map<number, Uint8Array>();
  const query = { uid: true, source: true };
  for await (const message of client.fetch(uids.join(','), query, { uid: true })) {
    if (message.source !== undefined) found.set(message.uid, message.source);
  }
  opened(client);
  const missing = uids.filter((uid) => !found.has(uid));
  if (missing.length > 0) await mustBeGone(client, missing);
  return found;
}

async function mustBeGone(client: ImapFlow, uids: readonly number[]): Promise<void> {
  for await (const message of client.fetch(uids.join(','), { uid: true, flags: true }, { uid: true })) {
    if (uids.includes(message.uid))
      throw new Error(`the server lists the mail with UID ${message.uid} but does not give it`);
  }
  opened(client);
}

/**
 * Headers and the beginning of the first text of a mail that is too large to fetch, put together as a mail of its
 * own; null when it has gone meanwhile. Throws when the server still lists it.
 */
export async function fetchSample(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  opened(client);
  const sample = await sampleOf(client, uid);
  opened(client);
  if (sample === null) await mustBeGone(client, [uid]);
  return sample;
}

async function sampleOf(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  const found = await client.fetchOne(
    String(uid),
    { uid: true, bodyStructure: true, headers: true },
    { uid: true },
  );
  if (!found || found.headers === undefined) return null;
  const part = found.bodyStructure?.childNodes === undefined ? undefined : firstText(found.bodyStructure);
  if (part === undefined) {
    const start = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: SAMPLE_BYTES } },
      { uid: true },
    );
    return start ? (start.source ?? null) : null;
  }
  const text = await client.fetchOne(
    String(uid),
    { bodyParts: [`${part}.mime`, { key: part, start: 0, maxLength: SAMPLE_BYTES }] },
    { uid: true },
  );
  if (!text) return null;
  const body = [...(text.bodyParts ?? [])].find(([key]) => key !== `${part}.mime`)?.[1] ?? Buffer.alloc(0);
  const partHeaders = text.bodyParts?.get(`${part}.mime`) ?? Buffer.alloc(0);
  return Buffer.concat([withoutContentHeaders(found.headers), endedByEmptyLine(partHeaders), body]);
}

/** Number of the first part with text to read, such as `1.2`. */
function firstText(node: MessageStructureObject): string | undefined {
  const isText = node.type === 'text/plain' || node.type === 'text/html';
  if (isText && node.disposition !== 'attachment') return node.part;
  for (const child of node.childNodes ?? []) {
    const part = firstText(child);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** The headers of the whole mail without those that describe its body, open for those of the part. */
function withoutContentHeaders(headers: Buffer): Buffer {
  const lines = headers
    .toString('latin1')
    .replace(/\r?\n(?=[ \t])/g, '\0')
    .split(/\r?\n/);
  const kept = lines.filter((line) => line !== '' && !/^content-/i.test(line));
  return Buffer.from(`${kept.join('\r\n').replaceAll('\0', '\r\n')}\r\n`, 'latin1');
}

function endedByEmptyLine(headers: Buffer): Buffer {
  return Buffer.from(`${headers.toString('latin1').trimEnd()}\r\n\r\n`, 'latin1');
}
