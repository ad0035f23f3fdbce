import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { liveChange } from '../src/flow/desk/contract.ts';
import { affectedPaths, affectsAll, requestPaths } from './live-topics.ts';
import { learnTime } from './server-clock.ts';

type LiveChange = z.output<typeof liveChange>;
export type LiveState = 'connecting' | 'open' | 'down';
type Message =
  | { kind: 'changed'; change: LiveChange }
  | { kind: 'state'; state: LiveState }
  | { kind: 'ask' };

const retryMs = [1000, 2000, 5000, 10_000, 20_000];

let current: LiveState = 'connecting';
const listeners = new Set<() => void>();

function setState(state: LiveState): void {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener();
}

/** Whether changes by others arrive at the moment. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Keeps what is on screen up to date for as long as the component lives; all tabs of the browser share one connection. */
export function useLive(org: string, queries: QueryClient): void {
  useEffect(() => {
    const stop = new AbortController();
    const line = new LiveLine(org, queries, stop.signal);
    line.start();
    return () => stop.abort();
  }, [org, queries]);
}

/** One tab's end of the shared line: it leads (holds the EventSource) or follows the leading tab. */
class LiveLine {
  private readonly org: string;
  private readonly queries: QueryClient;
  private readonly stopped: AbortSignal;
  private readonly channel: BroadcastChannel;
  private leads = false;
  private wasDown = false;
  private tries = 0;

  constructor(org: string, queries: QueryClient, stopped: AbortSignal) {
    this.org = org;
    this.queries = queries;
    this.stopped = stopped;
    this.channel = new BroadcastChannel(`heed-live-${org}`);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.take(data);
    stopped.addEventListener('abort', () => this.channel.close());
  }

  /** HTTP/1.1 allows six connections to a server, so only the tab that holds the lock connects; without locks (plain http) each does. */
  start(): void {
    if (!('locks' in navigator)) {
      this.lead();
      return;
    }
    this.channel.postMessage({ kind: 'ask' } satisfies Message);
    const held = () => {
      this.lead();
      return new Promise<void>((free) => this.stopped.addEventListener('abort', () => free()));
    };
    navigator.locks.request(`heed-live-${this.org}`, { signal: this.stopped }, held).catch(ignoreAbort);
  }

  private take(message: Message): void {
    if (message.kind === 'changed') this.apply(message.change);
    else if (message.kind === 'state') this.show(message.state);
    else if (this.leads) this.channel.postMessage({ kind: 'state', state: current } satisfies Message);
  }

  private tell(message: Message): void {
    this.take(message);
    if (!this.stopped.aborted) this.channel.postMessage(message);
  }

  private lead(): void {
    this.leads = true;
    this.connect();
  }

  private connect(): void {
    if (this.stopped.aborted) return;
    const source = new EventSource(`/api/o/${encodeURIComponent(this.org)}/live`);
    const close = () => source.close();
    this.stopped.addEventListener('abort', close);
    source.onopen = () => {
      this.tries = 0;
      this.tell({ kind: 'state', state: 'open' });
    };
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      this.tell({ kind: 'changed', change: JSON.parse(event.data) as LiveChange });
    });
    source.onerror = () => {
      source.close();
      this.stopped.removeEventListener('abort', close);
      this.retry();
    };
  }

  private retry(): void {
    if (this.stopped.aborted) return;
    this.tell({ kind: 'state', state: 'down' });
    const wait = retryMs[Math.min(this.tries, retryMs.length - 1)] ?? 20_000;
    this.tries += 1;
    const timer = setTimeout(() => this.connect(), wait);
    this.stopped.addEventListener('abort', () => clearTimeout(timer));
  }

  private show(state: LiveState): void {
    if (state === 'down') this.wasDown = true;
    if (state === 'open' && this.wasDown) {
      this.wasDown = false;
      void this.queries.invalidateQueries();
    }
    setState(state);
  }

  private apply(change: LiveChange): void {
    learnTime(change.time);
    if (affectsAll(change.topics)) {
      void this.queries.invalidateQueries();
      return;
    }
    for (const path of affectedPaths(change.topics))
      void this.queries.invalidateQueries({ queryKey: [path] });
    for (const id of change.requestIds) {
      for (const path of requestPaths)
        void this.queries.invalidateQueries({ queryKey: [path, { org: this.org, id }] });
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
