import { findPromises } from '../../core/reply/find-promise.ts';
import { newText } from '../../core/reply/new-text.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { judgeMail, type KnownAddresses } from './filters/index.ts';
import { judgedAutomation } from './filters/judged-automation.ts';
import { parseMail } from './parse-mail.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { receivedAt, writerOffset } from './received-at.ts';

/** What Heed makes of one mail, by its words and headers alone. */
export interface ClassifiedMail {
  readonly subject: string;
  /** Address of the sender in lower case; null when there is none. */
  readonly from: string | null;
  /** ISO 8601 in UTC, by our own server's clock; null when the mail bears no trace of it. */
  readonly receivedAt: string | null;
  /** What is new in it: without quotes and signature. */
  readonly text: string;
  readonly kind: 'personal' | 'automatic' | 'bounce' | 'bulk' | 'suspected';
  /** The evidence for a machine, a plain sentence each; empty for a personal mail. */
  readonly reasons: readonly string[];
  /** What is asked, in the writer's words; a machine asks nothing. */
  readonly questions: readonly string[];
  readonly promises: readonly {
    readonly text: string;
    readonly by: string | null;
    readonly who: string | null;
  }[];
}

export interface ClassifyOptions {
  /** IANA zone by which times in the text are read; without it the writer's offset in the Date header, else UTC. */
  readonly zone: string | null;
  /** Mailing lists of our own, in lower case: their list headers are transport (DOMAIN R17). */
  readonly lists: readonly string[];
}

/** Classifies a mail (DOMAIN 2.7). Never throws on what a mail holds; linear in its size. */
export async function classifyMail(raw: Uint8Array, options: ClassifyOptions): Promise<ClassifiedMail> {
  const mail = await parseMail(raw);
  const { kind, reasons } = verdictOn(mail, options.lists);
  const arrived = receivedAt(mail);
  const { text } = newText(mail.text);
  const speaks = kind === 'personal' || kind === 'suspected';
  return {
    subject: mail.subject,
    from: mail.from?.address ?? null,
    receivedAt: arrived === null ? null : toIso(arrived),
    text,
    kind,
    reasons,
    questions: speaks ? findQuestions(text) : [],
    promises: speaks ? promisesIn(text, arrived, options.zone, writerOffset(mail)) : [],
  };
}

function verdictOn(mail: ParsedMail, lists: readonly string[]): Pick<ClassifiedMail, 'kind' | 'reasons'> {
  const known: KnownAddresses = {
    ownAddresses: new Set(),
    staff: new Map(),
    listAddresses: new Set(lists),
    replyTokenOf: () => null,
    ourMessageIds: new Set(),
  };
  const verdict = judgeMail(mail, known);
  switch (verdict.kind) {
    case 'bounce':
      return {
        kind: 'bounce',
        reasons: [...new Set([...judgedAutomation(mail, known).reasons, verdict.reason])],
      };
    case 'automatic':
    case 'bulk':
    case 'suspected':
      return { kind: verdict.kind, reasons: verdict.reasons };
    // `loop` and `staff` need addresses of ours, and none are known here.
    default:
      return { kind: 'personal', reasons: [] };
  }
}

/** Without a time of arrival "tomorrow" has no meaning, so no promise has a time then. */
function promisesIn(
  text: string,
  arrived: Instant | null,
  zone: string | null,
  offset: number | null,
): ClassifiedMail['promises'] {
  const shift = zone === null ? (offset ?? 0) : 0;
  const context = { now: (arrived ?? 0) + shift, zone: zone ?? 'UTC' };
  return findPromises(text, context).map(({ phrase, by, who }) => ({
    text: phrase,
    by: by === null || arrived === null ? null : toIso(by - shift),
    who,
  }));
}
