import { z } from 'zod';

const founded = z.object({ slug: z.string() });
const formList = z.object({ items: z.array(z.object({ id: z.string(), key: z.string() })) });

/** Somebody with a browser: calls a Heed that runs elsewhere over HTTP. */
export class Visitor {
  readonly origin: string;
  #cookie = '';
  slug = '';

  constructor(port: number) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        origin: this.origin,
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.#cookie = cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
    return { status: response.status, body: await response.json() };
  }

  async ask<S extends z.ZodType>(method: string, path: string, schema: S, body?: unknown) {
    const answer = await this.call(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return schema.parse(answer.body);
  }

  /** Reads a stream; the promise inside the promise resolves when the server ends it. */
  async open(path: string): Promise<{ ended: Promise<string> }> {
    const response = await fetch(`${this.origin}${path}`, { headers: { cookie: this.#cookie } });
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status}`);
    return { ended: response.text() };
  }

  /** Hands each line of a stream on as it comes, until the returned function is called. */
  async follow(path: string, hear: (line: string) => void): Promise<() => void> {
    const stop = new AbortController();
    const response = await fetch(`${this.origin}${path}`, {
      headers: { cookie: this.#cookie },
      signal: stop.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`GET ${path}: ${response.status}`);
    void readLines(response.body, hear).catch(() => undefined);
    return () => stop.abort();
  }

  /** Sets up a company with a form and, where a port is given, a mailbox that sends through it. Returns the form. */
  async setUp(company: string, smtpPort?: number): Promise<{ id: string; key: string }> {
    const account = { name: 'Mara Quinn', email: 'mara@larkfield.test', password: 'correct-horse-battery' };
    const given = { company, zone: 'America/Chicago', account };
    this.slug = (await this.ask('POST', '/api/organisations', founded, given)).slug;
    const base = `/api/o/${this.slug}`;
    if (smtpPort !== undefined) {
      const smtp = { host: '127.0.0.1', port: smtpPort, secure: 'none', user: '' };
      const mailbox = { name: 'Sales', address: 'sales@larkfield.test', imap: null, smtp, cutOverAt: null };
      await this.ask('POST', `${base}/mailboxes`, z.unknown(), mailbox);
    }
    await this.ask('POST', `${base}/forms`, z.unknown(), { name: 'Contact', allowedSites: [] });
    const { items } = await this.ask('GET', `${base}/forms`, formList);
    const [form] = items;
    if (!form) throw new Error('no form was made');
    return form;
  }
}

async function readLines(body: AsyncIterable<Uint8Array>, hear: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  }
}
