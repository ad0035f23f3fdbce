import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import {
  type CheckedMail,
  checkSender,
  notChecked,
  receiverSays,
} from '../channels/email/trust/check-sender.ts';
import type { AskNames } from '../channels/email/trust/name-server.ts';
import type { SenderTrust } from '../core/mail/sender-words.ts';
import type { Runner } from '../platform/context.ts';
import type { Log } from '../platform/log.ts';
import { keepTrust } from './intake/keep-trust.ts';
import { type DeliveredMail, mailSourceKey } from './intake/mail-arrival.ts';

/** A check under way. */
export interface SenderCheck {
  /** Known at once, by the word of the server that took the mail; else null. */
  readonly said: SenderTrust | null;
  /** Within two seconds; never rejects. */
  found(): Promise<SenderTrust>;
  /** Writes the result down beside the mail once both are there; nobody waits for it. */
  keep(): void;
}

/** Mails whose checks run at the same time; the others wait for their turn. */
const MOST_AT_ONCE = 8;
/** Mails kept in memory for their check; what comes on top goes unchecked. */
const MOST_WAITING_BYTES = 100_000_000;

/**
 * Checks who sent a mail beside its intake, which waits for the result only where something hangs on it. What loses its
 * process goes unchecked: the check needs the mail's own bytes, and those are not kept.
 */
export class SenderChecks {
  readonly #runner: Runner;
  readonly #ask: AskNames;
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();
  #waitingBytes = 0;
  #free = MOST_AT_ONCE;
  readonly #queue: (() => void)[] = [];

  constructor(runner: Runner, ask: AskNames, log: Log) {
    this.#runner = runner;
    this.#ask = ask;
    this.#log = log;
  }

  begin(mail: ParsedMail, delivered: DeliveredMail): SenderCheck | null {
    const { path, raw, mailbox, truncated = false } = delivered;
    if (!path) return null;
    const checked = { mail, raw, path, mailbox: mailbox.address, truncated };
    const said = receiverSays(checked);
    let asked: Promise<SenderTrust> | null = said && Promise.resolve(said);
    return {
      said,
      // Somebody waits: it is asked at once.
      found: () => {
        asked ??= checkSender(checked, this.#ask);
        return asked;
      },
      keep: () => this.#keep(mail, delivered, asked ?? this.#inTurn(checked)),
    };
  }

  /** Resolves when nothing is being checked or written. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #keep(mail: ParsedMail, delivered: DeliveredMail, found: Promise<SenderTrust>): void {
    const sourceKey = mailSourceKey(mail, delivered.deliveryKey);
    const sender = {
      name: mail.from?.name ?? '',
      address: mail.from?.address ?? '',
      replyTo: mail.replyTo?.address ?? null,
    };
    const work = found
      .then((trust) =>
        this.#runner.run(delivered.orgId, { kind: 'system', job: 'check-sender' }, (ctx) =>
          keepTrust(ctx, { sourceKey, sender, trust }),
        ),
      )
      .catch((error: Error) => this.#log.warn({ error: error.message }, 'the check of a sender was not kept'))
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  async #inTurn(checked: CheckedMail): Promise<SenderTrust> {
    const bytes = checked.raw.byteLength;
    if (this.#waitingBytes + bytes > MOST_WAITING_BYTES) return notChecked(checked, 'too much mail at once');
    this.#waitingBytes += bytes;
    if (this.#free === 0) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#free -= 1;
    try {
      return await checkSender(checked, this.#ask);
    } finally {
      this.#waitingBytes -= bytes;
      const next = this.#queue.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
