import webPush from 'web-push';
import { HOUR } from '../../core/time/instant.ts';
import type { Config } from '../../platform/config.ts';
import { Permanent, Transient } from '../../platform/failure.ts';
import { guardedFetch } from '../../platform/guarded-fetch.ts';
import type { PushKeyPair } from './push-keys.ts';

/** A browser that takes pushes, as it described itself (RFC 8030); keys in base64url. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What the service worker shows (web/assets/heed-worker.js). */
export interface PushPayload {
  readonly title: string;
  readonly text: string;
  /** Path within Heed that a press opens. */
  readonly url: string;
  /** A second one with the same tag takes the place of the first. */
  readonly tag: string;
}

export interface PushSender {
  readonly keys: PushKeyPair;
  /** Whom a push service may write to about us: an https address or `mailto:` (RFC 8292 section 2.1). */
  readonly subject: string;
  /** Services on our own network too: for tests. */
  readonly allowInside: boolean;
}

/** Whom push services may write to about us: our own address, or the mail of this installation. */
export function pushSubject({ publicUrl, mail }: Pick<Config, 'publicUrl' | 'mail'>): string {
  return publicUrl.startsWith('https:') ? publicUrl : `mailto:heed@${mail.domain}`;
}

/** A notice that could not be brought for so long says nothing any more. */
const KEPT_SECONDS = (4 * HOUR) / 1_000;
const PATIENCE_MS = 10_000;
const MOST_ANSWERED = 65_536;

/**
 * Hands a push to the service of that browser, encrypted for it (RFC 8291). Sent again with the same tag it replaces
 * itself. Returns `gone` when the browser takes none any more; throws Transient or Permanent.
 */
export async function sendPush(
  target: PushTarget,
  payload: PushPayload,
  { keys, subject, allowInside }: PushSender,
): Promise<'sent' | 'gone'> {
  const { endpoint, headers, body } = details(target, payload, keys, subject);
  // A browser names the service, so nothing inside may be meant, whatever its name leads to by now.
  const { status } = await guardedFetch(endpoint, {
    allowPrivate: allowInside,
    post: { headers, body },
    maxBytes: MOST_ANSWERED,
    timeoutMs: PATIENCE_MS,
  });
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  const text = `the push service answered ${status}`;
  throw status === 429 || status >= 500 ? new Transient(text) : new Permanent(text);
}

function details(target: PushTarget, payload: PushPayload, keys: PushKeyPair, subject: string) {
  const { endpoint, p256dh, auth } = target;
  try {
    const made = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(payload),
      {
        vapidDetails: { subject, ...keys },
        TTL: KEPT_SECONDS,
        urgency: 'high',
        topic: topicOf(payload.tag),
      },
    );
    const headers = Object.fromEntries(
      Object.entries(made.headers)
        .filter(([name]) => name.toLowerCase() !== 'content-length')
        .map(([name, value]): [string, string] => [name, String(value)]),
    );
    return { endpoint, headers, body: made.body as Buffer };
  } catch (error) {
    throw new Permanent(`this browser's keys can't be used: ${(error as Error).message}`, { cause: error });
  }
}

/** At most 32 letters of base64url (RFC 8030 section 5.4). */
function topicOf(tag: string): string {
  return tag
    .replaceAll(/[^\w-]/g, '')
    .replaceAll('-', '')
    .slice(-32);
}
