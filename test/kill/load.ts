import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Visitor } from './visitor.ts';

const received = z.object({ requestId: z.string() });
const queued = z.object({ messageId: z.string() });

/** Somebody's post or reply, and whether Heed has confirmed it. */
interface Sent {
  readonly key: string;
  requestId: string | null;
  confirmed: boolean;
}

const POSTERS = 8;
const REPLIERS = 2;

/** People who write in and a person who answers, until the server is gone; what it never confirmed they try again. */
export class Load {
  readonly posts: Sent[] = [];
  readonly replies: Sent[] = [];
  readonly #visitor: Visitor;
  readonly #formKey: string;
  readonly #mostReplies: number;
  #stopped = false;

  constructor(visitor: Visitor, formKey: string, mostRepliesARound: number) {
    this.#visitor = visitor;
    this.#formKey = formKey;
    this.#mostReplies = mostRepliesARound;
  }

  /** Runs until `stop`, or until the server does not answer any more. */
  async run(): Promise<void> {
    this.#stopped = false;
    const again = this.posts.filter((post) => !post.confirmed);
    const repliesAgain = this.replies.filter((reply) => !reply.confirmed);
    let left = this.#mostReplies;
    const post = () => this.#post(again.pop() ?? this.#newPost());
    const reply = async () => {
      const next = repliesAgain.pop() ?? this.#newReply();
      if (next && left-- > 0) await this.#reply(next);
      else await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const loop = async (step: () => Promise<void>) => {
      while (!this.#stopped) await step().catch(() => this.stop());
    };
    await Promise.all([...Array(POSTERS).fill(post), ...Array(REPLIERS).fill(reply)].map(loop));
  }

  stop(): void {
    this.#stopped = true;
  }

  #newPost(): Sent {
    const post = { key: randomUUID(), requestId: null, confirmed: false };
    this.posts.push(post);
    return post;
  }

  #newReply(): Sent | undefined {
    const post = this.posts.find((one) => one.confirmed && !this.#answered.has(one));
    if (!post) return undefined;
    this.#answered.add(post);
    const reply = { key: randomUUID(), requestId: post.requestId, confirmed: false };
    this.replies.push(reply);
    return reply;
  }
  readonly #answered = new Set<Sent>();

  async #post(post: Sent): Promise<void> {
    const address = Array.from({ length: 3 }, () => Math.floor(Math.random() * 254) + 1).join('.');
    const response = await fetch(`${this.#visitor.origin}/f/${this.#formKey}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${address}` },
      body: JSON.stringify({
        name: 'Ann Lee',
        email: `${post.key}@buyer.test`,
        message: `Do you sell part ${post.key}?`,
        nonce: post.key,
      }),
    });
    if (response.status !== 201) throw new Error(`a post was answered with ${response.status}`);
    post.requestId = received.parse(await response.json()).requestId;
    post.confirmed = true;
  }

  async #reply(reply: Sent): Promise<void> {
    const path = `/api/o/${this.#visitor.slug}/requests/${reply.requestId}/replies`;
    const text = 'Yes, we have it in stock for 12 dollars. Shall I send it? Mara';
    const body = { idempotencyKey: reply.key, text, answers: [], parts: [], interim: null };
    await this.#visitor.ask('POST', path, queued, body);
    reply.confirmed = true;
  }
}
