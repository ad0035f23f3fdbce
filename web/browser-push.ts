import { Problem } from './problem.ts';

/** What stands in the way of notices in this browser, or how it is. */
export type BrowserState = 'insecure' | 'unsupported' | 'blocked' | 'off' | 'on';

const WORKER = '/heed-worker.js';

/** How a browser describes itself to whoever sends to it; keys in base64url. */
export interface BrowserKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly label: string;
}

/**
 * How things stand before anybody is asked; `known` are the hashes of the reader's subscribed browsers, `key` the key
 * they have to hold.
 */
export async function browserState(known: readonly string[], key: string): Promise<BrowserState> {
  const standing = standsInTheWay();
  if (standing) return standing;
  const subscription = await ownSubscription();
  if (!subscription || keyOf(subscription) !== key) return 'off';
  return known.includes(await hashOf(subscription.endpoint)) ? 'on' : 'off';
}

function standsInTheWay(): BrowserState | null {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return 'unsupported';
  return Notification.permission === 'denied' ? 'blocked' : null;
}

/** Asks the reader's leave and subscribes; null when it was not given. Throws `Problem` when the browser's push service fails. */
export async function subscribeHere(key: string): Promise<BrowserKeys | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.register(WORKER);
  await navigator.serviceWorker.ready;
  const before = await registration.pushManager.getSubscription();
  // One that holds to another key, from before a move of the server, would never get anything.
  if (before && keyOf(before) !== key) await before.unsubscribe();
  const subscription = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
    .catch((error: Error) => {
      throw new Problem({
        status: 0,
        title: 'This browser can’t be switched on now',
        detail: `Its push service says “${error.message}”. The bell and mail go on as before; try another browser, or later.`,
        errors: [],
      });
    });
  return {
    endpoint: subscription.endpoint,
    p256dh: textOf(subscription.getKey('p256dh')),
    auth: textOf(subscription.getKey('auth')),
    label: browserName(navigator.userAgent),
  };
}

/** This browser takes no more notices, for whomever it took them. Returns the hash it was known by, if it was. */
export async function unsubscribeHere(): Promise<string | null> {
  const subscription = standsInTheWay() === null ? await ownSubscription() : null;
  if (!subscription) return null;
  const hash = await hashOf(subscription.endpoint);
  await subscription.unsubscribe();
  return hash;
}

async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Name of a browser and its system, as people tell their devices apart. */
export function browserName(agent: string): string {
  const browser = [/Edg\w*\//, /OPR\//, /Firefox\/|FxiOS\//, /Chrome\/|CriOS\//, /Safari\//].findIndex(
    (sign) => sign.test(agent),
  );
  const system = [/Android/, /iPhone|iPad/, /Windows/, /Macintosh/, /Linux/].findIndex((sign) =>
    sign.test(agent),
  );
  const name = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'][browser] ?? 'Browser';
  const place = ['Android', 'iPhone or iPad', 'Windows', 'Mac', 'Linux'][system];
  return place ? `${name} on ${place}` : name;
}

async function hashOf(endpoint: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function keyOf({ options }: PushSubscription): string {
  return textOf(options.applicationServerKey);
}

function textOf(bytes: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
