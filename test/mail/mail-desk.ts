import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { now as nowList, request as requestPage } from '../../src/flow/desk/contract.ts';
import { listMailboxes } from '../../src/setup/contract.ts';
import { freePort, HeedProcess, type HeedSettings } from '../kill/heed-process.ts';
import { Visitor } from '../kill/visitor.ts';
import { MailHost } from './mail-host.ts';

const founded = z.object({ slug: z.string() });

/** A company with many mailboxes on a real mail server, all watched by a Heed that runs as a process of its own. */
export class MailDesk implements AsyncDisposable {
  readonly host: MailHost;
  readonly visitor: Visitor;
  readonly boxes: readonly string[];
  readonly #folder: string;
  readonly #settings: HeedSettings;
  heed: HeedProcess;

  private constructor(host: MailHost, boxes: readonly string[], folder: string, settings: HeedSettings) {
    this.host = host;
    this.boxes = boxes;
    this.#folder = folder;
    this.#settings = settings;
    this.visitor = new Visitor(Number(settings.env?.HEED_PORT));
    this.heed = new HeedProcess(settings);
  }

  /**
   * @param count how many mailboxes the company has
   * @param people further mailboxes on the server, of contacts and colleagues
   */
  static async start(count: number, people: readonly string[]): Promise<MailDesk> {
    const boxes = Array.from({ length: count }, (_, n) => `desk${n}@larkfield.test`);
    const host = await MailHost.start([...boxes, ...people]);
    const folder = await mkdtemp(join(tmpdir(), 'heed-mail-'));
    await chmod(folder, 0o711);
    const [port, mailPort] = [await freePort(), await freePort()];
    const env = { HEED_PORT: `${port}`, HEED_MAIL_PORT: `${mailPort}` };
    const desk = new MailDesk(host, boxes, folder, { dataDir: join(folder, 'data'), env });
    try {
      await desk.heed.ready();
      await desk.#connectMailboxes();
    } catch (error) {
      await desk[Symbol.asyncDispose]();
      throw error;
    }
    return desk;
  }

  get base(): string {
    return `/api/o/${this.visitor.slug}`;
  }

  async #connectMailboxes(): Promise<void> {
    const account = { name: 'Mara Quinn', email: 'mara@larkfield.test', password: 'correct-horse-battery' };
    const company = { company: 'Larkfield', zone: 'America/Chicago', account };
    this.visitor.slug = (await this.visitor.ask('POST', '/api/organisations', founded, company)).slug;
    const { imapPort, smtpPort, password } = this.host;
    const server = { host: '127.0.0.1', secure: 'none' };
    const cutOverAt = new Date(Date.now() - 60_000).toISOString();
    for (const address of this.boxes) {
      await this.visitor.ask('POST', `${this.base}/mailboxes`, z.unknown(), {
        name: address,
        address,
        imap: { ...server, port: imapPort, user: address, password },
        smtp: { ...server, port: smtpPort, user: '' },
        cutOverAt,
      });
    }
    await this.watching();
  }

  /** Waits until every mailbox is watched. */
  async watching(): Promise<void> {
    await this.until(async () => {
      const { items } = await this.visitor.ask('GET', `${this.base}/mailboxes`, listMailboxes.response);
      return items.every(({ state }) => state === 'watching');
    });
  }

  /** Everything is killed, the database server too, and Heed started anew. */
  async killAndRestart(): Promise<void> {
    await this.heed.kill('everything', (pids) => pids);
    this.heed = new HeedProcess(this.#settings);
    await this.heed.ready();
  }

  /** What stands on the list of those who wait. */
  async now() {
    return (await this.visitor.ask('GET', `${this.base}/now`, nowList.response)).items;
  }

  async page(requestId: string) {
    return this.visitor.ask('GET', `${this.base}/requests/${requestId}`, requestPage.response);
  }

  /** How often a mail with each subject is kept as a message that came in, and how many requests there are for it. */
  async kept(): Promise<Map<string, { messages: number; requests: number }>> {
    const rows = await this.heed.query<{ subject: string; messages: number; requests: number }>(`
      select subject, count(*)::int as messages, count(distinct request_id)::int as requests
      from message where direction = 'in' group by subject`);
    return new Map(rows.map(({ subject, messages, requests }) => [subject, { messages, requests }]));
  }

  /** The id of the request that a mail with this subject opened, once there is one. */
  async requestOf(subject: string): Promise<string> {
    let id = '';
    await this.until(async () => {
      const rows = await this.heed.query<{ id: string }>('select id from request where subject = $1', [
        subject,
      ]);
      id = rows[0]?.id ?? '';
      return id !== '';
    });
    return id;
  }

  async until(check: () => Promise<boolean>, limitMs = 30_000): Promise<void> {
    const givesUpAt = performance.now() + limitMs;
    while (!(await check())) {
      if (performance.now() > givesUpAt) throw new Error(`not so within ${limitMs} ms: ${check}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.heed[Symbol.asyncDispose]();
    await this.heed.kill('everything', (pids) => pids);
    await this.host[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
