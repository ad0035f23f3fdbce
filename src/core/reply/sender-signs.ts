const NO_REPLY =
  /^(?:[a-z0-9._+-]{0,40}[._+-])?(?:no[._-]?repl(?:y|ies)|do[._-]?not[._-]?reply|nicht[._-]?antworten|keine[._-]?antwort|ne[._-]?pas[._-]?repondre|no[._-]?responder|niet[._-]?beantwoorden|non[._-]?rispondere)(?:[._+-][a-z0-9._+-]{0,60})?$/;
const LIST_SENDER = /^(?:owner-[a-z0-9._+-]{1,80}|[a-z0-9._-]{1,80}-(?:owner|bounces)(?:[+-].{0,200})?)$/;

/** The local part of an address in a header value, in lower case; empty when there is none. */
export function localPart(value: string): string {
  const text = value.slice(0, 1_000).toLowerCase();
  const open = text.lastIndexOf('<');
  const address = open < 0 ? text : text.slice(open + 1);
  const sign = address.indexOf('@');
  return sign < 0 ? '' : address.slice(Math.max(0, sign - 128), sign).replace(/^.*[\s"]/, '');
}

/** A mailer-daemon is never a person. */
export function isDaemon(from: string): boolean {
  return /(^|[<\s"])mailer-daemon\b/i.test(from);
}

/** A postmaster may be a person who writes; a mailer-daemon never is. */
export function isMailSystem(from: string): boolean {
  return isDaemon(from) || /(^|[<\s"])postmaster@/i.test(from);
}

/** An address that says of itself that nobody reads it (noreply@, nicht-antworten@). */
export function takesNoReply(value: string): boolean {
  return NO_REPLY.test(localPart(value));
}

/** An envelope sender by which list servers take their bounces (owner-news@, news-bounces@). */
export function isListSender(returnPath: string): boolean {
  return LIST_SENDER.test(localPart(returnPath));
}

/** The sender's name or address says "newsletter". */
export function isNewsletter(from: string): boolean {
  return /\bnews-?letters?\b/i.test(from.slice(0, 300));
}
