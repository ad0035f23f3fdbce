import { useSyncExternalStore } from 'react';

interface ServerTime {
  readonly now: string;
  readonly frozen: boolean;
}

/** Differences below this are the network's, not the clock's; ignoring them keeps digits from stuttering. */
const jitterMs = 400;

let base = Date.now();
let readAt = performance.now();
let frozen = false;
let learned = false;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The server's now in epoch milliseconds: its last word plus what has passed here since; held while its clock is. */
export function serverNow(): number {
  return frozen ? base : base + (performance.now() - readAt);
}

/** Takes the server's time from an answer or a live message. */
export function learnTime(time: ServerTime): void {
  const now = Date.parse(time.now);
  if (Number.isNaN(now)) return;
  const known = learned && frozen === time.frozen;
  if (known && Math.abs(now - serverNow()) < (frozen ? 1 : jitterMs)) return;
  base = now;
  readAt = performance.now();
  frozen = time.frozen;
  learned = true;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function tick(): void {
  tell();
  schedule();
}

/** One timer for every clock on the page, on the server's full second. */
function schedule(): void {
  if (listeners.size === 0) return;
  timer = setTimeout(tick, 1000 - (Math.floor(serverNow()) % 1000) + 5);
}

/** Calls back on every full second of server time, and when the server's time is learned anew. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** Server time floored to `stepMs`; re-renders only when that changes. */
export function useServerTime(stepMs: number): number {
  return useSyncExternalStore(onTick, () => Math.floor(serverNow() / stepMs) * stepMs);
}

/** Server time floored to the minute. */
export function useServerMinute(): number {
  return useServerTime(60_000);
}
