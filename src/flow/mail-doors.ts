import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ImapServer } from '../channels/email/mail-server.ts';
import { listenSmtp, type ReceivedEnvelope, type SmtpListener } from '../channels/email/smtp-listener.ts';
import {
  type MailboxCursor,
  type MailboxState,
  type MailboxWatcher,
  watchMailbox,
} from '../channels/email/watch-mailbox.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Config } from '../platform/config.ts';
import type { Runner } from '../platform/context.ts';
import { at, type Database } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import type { Log } from '../platform/log.ts';
import type { StoredServer } from '../platform/schema.ts';
import { unseal } from '../platform/secret-box.ts';
import type { DeliveredMail } from './intake/mail-arrival.ts';
import type { MailIntake } from './mail-intake.ts';
import { checkHealthSoon } from './timers.ts';

/** A file of 50 MB fits, in base64. Larger mails come in as a sample, with a note. */
const MAX_MAIL_BYTES = 75_000_000;

interface Box {
  readonly org_id: string;
  readonly id: string;
  readonly desk_id: string;
  readonly address: string;
  readonly imap: StoredServer | null;
  readonly cut_over_at: Instant;
  readonly uid_validity: string | null;
  readonly last_uid: number;
  readonly sent_uid_validity: string | null;
  readonly sent_last_uid: number;
}

export interface MailDoorsDeps {
  readonly config: Config;
  readonly database: Database;
  readonly runner: Runner;
  readonly intake: MailIntake;
  readonly log: Log;
}

/** Every door through which mail comes in: our own listener, and one watcher for each connected mailbox. */
export class MailDoors implements AsyncDisposable {
  readonly #deps: MailDoorsDeps;
  readonly #watchers = new Map<string, { settings: string; watcher: MailboxWatcher }>();
  #listener: SmtpListener | null = null;
  #failure: string | null = null;
  #reloading: Promise<void> = Promise.resolve();

  constructor(deps: MailDoorsDeps) {
    this.#deps = deps;
  }

  /** The listener's port, or why it does not listen. */
  get listener(): { port: number } | { failure: string } {
    return this.#listener ? { port: this.#listener.port } : { failure: this.#failure ?? 'not started' };
  }

  async start(): Promise<void> {
    const { config, log } = this.#deps;
    try {
      this.#listener = await listenSmtp({
        host: config.mail.host,
        port: config.mail.port,
        accepts: async (address) => (await this.#boxOf(address)) !== null,
        onMail: (raw, envelope) => this.#fromListener(raw, envelope),
        log,
      });
    } catch (error) {
      // A taken port must not keep the desk shut; the health page shows it.
      this.#failure = (error as Error).message;
      log.error(
        { error: this.#failure, port: config.mail.port },
        'HEED_MAIL_PORT: the mail listener can’t open',
      );
    }
    await this.reload();
  }

  /** Looks at the mailboxes again after one was added, changed or removed. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#syncWatchers());
    return this.#reloading;
  }

  async #syncWatchers(): Promise<void> {
    const boxes = await this.#deps.database.asOwner(async (db) => {
      const { rows } = await sql<Box>`
        select org_id, id, desk_id, address, imap, cut_over_at, uid_validity, last_uid,
          sent_uid_validity, sent_last_uid
        from mailbox where removed_at is null and imap is not null`.execute(db);
      return rows;
    });
    const wanted = new Map(boxes.map((box) => [box.id, box]));
    for (const [id, { settings, watcher }] of this.#watchers) {
      const box = wanted.get(id);
      if (box && settingsOf(box) === settings) continue;
      this.#watchers.delete(id);
      await watcher[Symbol.asyncDispose]();
    }
    for (const box of boxes) {
      if (!this.#watchers.has(box.id))
        this.#watchers.set(box.id, { settings: settingsOf(box), watcher: this.#watch(box) });
    }
  }

  #watch(box: Box): MailboxWatcher {
    const { log } = this.#deps;
    return watchMailbox({
      server: imapServer(box.imap as StoredServer, this.#deps.config.secret),
      folder: 'INBOX',
      cursor: cursorOf(box.uid_validity, box.last_uid),
      cutOverAt: box.cut_over_at,
      maxBytes: MAX_MAIL_BYTES,
      now: Date.now,
      log,
      onMail: async (mail) => {
        const path = { via: 'mailbox', server: box.imap?.host ?? '' } as const;
        const { truncated } = mail;
        await this.#deps.intake.receive({ ...delivered(box, mail), path, truncated });
      },
      onCursor: (cursor) =>
        this.#keepCursor(box, { uid_validity: cursor.uidValidity, last_uid: cursor.lastUid }),
      sent: {
        cursor: cursorOf(box.sent_uid_validity, box.sent_last_uid),
        onMail: async (mail) => void (await this.#deps.intake.receiveSent(delivered(box, mail))),
        onCursor: (cursor) =>
          this.#keepCursor(box, { sent_uid_validity: cursor.uidValidity, sent_last_uid: cursor.lastUid }),
      },
      onState: (state) =>
        void this.#keepState(box, state).catch((error: Error) =>
          log.warn({ error: error.message }, 'mailbox state not kept'),
        ),
    });
  }

  async #keepCursor(box: Box, cursor: CursorColumns): Promise<void> {
    await this.#asMailbox(box, (ctx) =>
      ctx.db
        .updateTable('mailbox')
        .set(cursor)
        .where('org_id', '=', box.org_id)
        .where('id', '=', box.id)
        // Meanwhile it may have become another mailbox, whose UIDs mean other mails.
        .where(sql<boolean>`imap = ${JSON.stringify(box.imap)}::jsonb`)
        .execute(),
    );
  }

  async #keepState(box: Box, state: MailboxState): Promise<void> {
    await this.#asMailbox(box, async (ctx) => {
      await ctx.db
        .updateTable('mailbox')
        .set({
          state: state.kind,
          state_since: at(state.since),
          state_reason: [state.reason, state.hint].filter(Boolean).join(' ') || null,
        })
        .where('org_id', '=', box.org_id)
        .where('id', '=', box.id)
        .execute();
      if (state.kind === 'down') await checkHealthSoon(ctx);
      await announce(ctx, { topics: ['health'] });
    });
  }

  #asMailbox<T>(box: Box, work: Parameters<Runner['run']>[2]): Promise<T> {
    return this.#deps.runner.run(
      box.org_id,
      { kind: 'channel', source: `mailbox:${box.id}` },
      work,
    ) as Promise<T>;
  }

  /** One mail may be for several of our mailboxes; each gets it, under its own key. */
  async #fromListener(raw: Uint8Array, envelope: ReceivedEnvelope): Promise<void> {
    const boxes = new Map<string, Box>();
    for (const recipient of envelope.to) {
      const box = await this.#boxOf(recipient);
      if (box) boxes.set(box.id, box);
    }
    for (const box of boxes.values()) {
      const arrivedAt = await this.#asMailbox<Instant>(box, async (ctx) => ctx.now);
      const path = { via: 'listener', ...envelope } as const;
      await this.#deps.intake.receive({ ...delivered(box, { raw, arrivedAt }), evidence: 'server', path });
    }
  }

  async #boxOf(recipient: string): Promise<Box | null> {
    const address = recipient.toLowerCase().replace(/\+[^@]*@/, '@');
    const key = await this.#deps.database.inNoOrganisation((db) =>
      db
        .selectFrom('public_key')
        .select(['org_id', 'subject_id'])
        .where('kind', '=', 'mail_address')
        .where('key', '=', address)
        .executeTakeFirst(),
    );
    if (!key) return null;
    const row = await this.#deps.database.inOrganisation(key.org_id, (db) =>
      db
        .selectFrom('mailbox')
        .select(['org_id', 'id', 'desk_id', 'address', 'imap', 'cut_over_at'])
        .select(['uid_validity', 'last_uid', 'sent_uid_validity', 'sent_last_uid'])
        .where('org_id', '=', key.org_id)
        .where('id', '=', key.subject_id)
        .where('removed_at', 'is', null)
        .executeTakeFirst(),
    );
    return row ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listener?.[Symbol.asyncDispose]();
    await this.#reloading;
    await Promise.all([...this.#watchers.values()].map(({ watcher }) => watcher[Symbol.asyncDispose]()));
  }
}

type CursorColumns =
  | Pick<Box, 'uid_validity' | 'last_uid'>
  | Pick<Box, 'sent_uid_validity' | 'sent_last_uid'>;

function cursorOf(uidValidity: string | null, lastUid: number): MailboxCursor | null {
  return uidValidity === null ? null : { uidValidity, lastUid };
}

/**
 * A mail without a Message-ID is known again by its bytes, which bear the marks of the servers on its way; its UID may
 * change with UIDVALIDITY.
 */
function delivered(box: Box, mail: { readonly raw: Uint8Array; readonly arrivedAt: Instant }): DeliveredMail {
  return {
    orgId: box.org_id,
    mailbox: { id: box.id, deskId: box.desk_id, address: box.address },
    raw: mail.raw,
    arrivedAt: mail.arrivedAt,
    evidence: 'mailbox',
    deliveryKey: `${box.id}:${createHash('sha256').update(mail.raw).digest('hex')}`,
  };
}

function settingsOf(box: Box): string {
  return JSON.stringify([box.imap, box.cut_over_at, box.address]);
}

function imapServer(stored: StoredServer, secret: string): ImapServer {
  return {
    host: stored.host,
    port: stored.port,
    secure: stored.secure,
    allowSelfSigned: stored.allowSelfSigned,
    user: stored.user,
    password: stored.sealedPassword ? unseal(secret, stored.sealedPassword) : '',
  };
}
