import webPush from 'web-push';
import type { Database } from '../../platform/database.ts';
import { seal, unseal } from '../../platform/secret-box.ts';

/** The key pair by which push services know us (VAPID, RFC 8292), base64url. */
export interface PushKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

interface Stored {
  readonly publicKey: string;
  readonly sealedPrivateKey: string;
}

const KEY = 'push_keys';

/** The installation's pair for Web Push: made once, on first use; browsers that subscribed hold to its public half. */
export class PushKeys {
  readonly #database: Database;
  readonly #secret: string;
  #pair: Promise<PushKeyPair> | null = null;

  constructor(database: Database, secret: string) {
    this.#database = database;
    this.#secret = secret;
  }

  /** Opens a connection of its own, so it is not to be awaited inside a transaction. */
  pair(): Promise<PushKeyPair> {
    this.#pair ??= this.#load().catch((error: unknown) => {
      this.#pair = null;
      throw error;
    });
    return this.#pair;
  }

  /** Of processes that make a pair at the same time the first wins. */
  async #load(): Promise<PushKeyPair> {
    return this.#database.asOwner(async (db) => {
      const made = webPush.generateVAPIDKeys();
      const stored = { publicKey: made.publicKey, sealedPrivateKey: seal(this.#secret, made.privateKey) };
      await db
        .insertInto('installation')
        .values({ key: KEY, value: JSON.stringify(stored) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      const { value } = await db
        .selectFrom('installation')
        .select('value')
        .where('key', '=', KEY)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const opened = this.#open(JSON.parse(value) as Stored);
      if (opened) return opened;
      await db
        .updateTable('installation')
        .set({ value: JSON.stringify(stored) })
        .where('key', '=', KEY)
        .execute();
      return made;
    });
  }

  /** Null under another secret: the pair is lost with it, and browsers have to subscribe again. */
  #open({ publicKey, sealedPrivateKey }: Stored): PushKeyPair | null {
    try {
      return { publicKey, privateKey: unseal(this.#secret, sealedPrivateKey) };
    } catch {
      return null;
    }
  }
}
