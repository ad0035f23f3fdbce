import type { ImapFlow } from 'imapflow';
import { type Instant, MINUTE } from '../../core/time/instant.ts';
import { fetchSample, fetchWhole, listAfter, listSince, type MailOutline, opened } from './fetch-mail.ts';
import type { MailboxCursor, MailboxMail } from './mailbox-state.ts';

/** What reading a mailbox needs from its user. */
export interface MailTaker {
  /** Mail received before this instant is history and skipped. */
  readonly cutOverAt: Instant;
  /** Larger mails are handed over as a sample. */
  readonly maxBytes: number;
  readonly now: () => Instant;
  /** Takes a mail in for good; the next one comes after it has resolved, the same one again after it threw. */
  readonly onMail: (mail: MailboxMail) => Promise<void>;
  /** Told of every step of the cursor, also over skipped mail. */
  readonly onCursor?: (cursor: MailboxCursor) => Promise<void>;
}

/** `onMail` or `onCursor` threw: not the mailbox's fault, and the same mail comes again. */
export class NotTakenIn extends Error {
  override name = 'NotTakenIn';
}

/** How far a mail server's clock may be behind ours. */
const CLOCK_SKEW = 15 * MINUTE;
const BATCH_MAILS = 50;
const BATCH_BYTES = 4_000_000;

/**
 * Hands over everything new in the opened folder, in UID order, and returns the cursor it has reached through
 * `move` step by step. Without a cursor, or when UIDVALIDITY has changed, it starts at the cut-over instant; the
 * user recognises mails it has seen.
 */
export async function takeNewMail(
  client: ImapFlow,
  cursor: MailboxCursor | null,
  taker: MailTaker,
  move: (cursor: MailboxCursor) => void,
): Promise<void> {
  const folder = opened(client);
  const uidValidity = String(folder.uidValidity);
  const isFresh = cursor === null || cursor.uidValidity !== uidValidity;
  // Taken before listing: what arrives in between has a UID of at least this.
  const { uidNext } = folder;
  const found = isFresh ? await listSince(client, taker.cutOverAt) : await listAfter(client, cursor.lastUid);
  let lastUid = isFresh ? 0 : cursor.lastUid;
  const advance = async (uid: number) => {
    if (uid <= lastUid) return;
    await guarded(async () => taker.onCursor?.({ uidValidity, lastUid: uid }));
    lastUid = uid;
    move({ uidValidity, lastUid });
  };
  // What comes after the first look is new whatever the server's clock says, unless it is old mail moved here.
  const historyEnds = isFresh ? taker.cutOverAt : taker.cutOverAt - CLOCK_SKEW;
  const outlines = found.map((mail) => ({ ...mail, isOld: isOld(mail, historyEnds) }));
  for (const batch of batches(outlines)) await takeBatch(client, batch, uidValidity, taker, advance);
  if (isFresh && uidNext !== undefined) await advance(Number(uidNext) - 1);
}

interface JudgedOutline extends MailOutline {
  readonly isOld: boolean;
}

function isOld(mail: MailOutline, historyEnds: Instant): boolean {
  // INTERNALDATE is cut to the second: a mail of the cut-over's own second counts as new.
  return mail.arrivedAt !== null && mail.arrivedAt < Math.floor(historyEnds / 1_000) * 1_000;
}

/** Groups that fit into memory; a mail that is too large stands alone. */
function* batches(found: readonly JudgedOutline[]): Generator<JudgedOutline[]> {
  let batch: JudgedOutline[] = [];
  let bytes = 0;
  for (const mail of found) {
    const weight = mail.isOld ? 0 : mail.size;
    if (batch.length > 0 && (batch.length >= BATCH_MAILS || bytes + weight > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += weight;
  }
  if (batch.length > 0) yield batch;
}

async function takeBatch(
  client: ImapFlow,
  batch: readonly JudgedOutline[],
  uidValidity: string,
  taker: MailTaker,
  advance: (uid: number) => Promise<void>,
): Promise<void> {
  const whole = batch.filter((mail) => !mail.isOld && mail.size <= taker.maxBytes).map((mail) => mail.uid);
  const sources = whole.length === 0 ? new Map<number, Uint8Array>() : await fetchWhole(client, whole);
  for (const mail of batch) {
    const truncated = mail.size > taker.maxBytes;
    const wanted = !mail.isOld;
    const raw = wanted && truncated ? await fetchSample(client, mail.uid) : (sources.get(mail.uid) ?? null);
    if (raw !== null) {
      const { uid, size } = mail;
      const arrivedAt = mail.arrivedAt ?? taker.now();
      await guarded(() => taker.onMail({ raw, uid, uidValidity, arrivedAt, size, truncated }));
    }
    await advance(mail.uid);
  }
}

async function guarded(step: () => Promise<void> | undefined): Promise<void> {
  try {
    await step();
  } catch (error) {
    throw new NotTakenIn(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
