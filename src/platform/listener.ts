import pg from 'pg';
import { type Connection, clientConfig } from './database.ts';
import type { Log } from './log.ts';

/** The one direct connection of a process that LISTENs. A notification is a hint: polling stands behind it. */
export class Listener implements AsyncDisposable {
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #handlers = new Map<string, (payload: string) => void>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;
  /** Called after a break, when notifications may have been missed. */
  onReconnect: () => void = () => undefined;

  constructor(connection: Connection, log: Log) {
    this.#connection = connection;
    this.#log = log;
  }

  on(channel: string, handler: (payload: string) => void): void {
    this.#handlers.set(channel, handler);
  }

  async start(): Promise<void> {
    const client = new pg.Client(clientConfig(this.#connection));
    client.on('notification', ({ channel, payload }) => this.#handlers.get(channel)?.(payload ?? ''));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    await client.connect();
    this.#client = client;
    for (const channel of this.#handlers.keys()) await client.query(`listen ${channel}`);
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    this.#log.warn({ error: error?.message }, 'the listening connection broke, connecting again');
    this.#again();
  }

  #again(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.start().then(
        () => this.onReconnect(),
        () => this.#again(),
      );
    }, 500);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end();
  }
}
