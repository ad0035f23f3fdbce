import { findPromise } from '../reply/find-promise.ts';
import { foldText } from '../reply/fold-text.ts';
import { splitSentences } from '../reply/split-sentences.ts';
import type { Instant } from '../time/instant.ts';

/** Sentences that say no more than that something has arrived (DOMAIN 2.7, R1), on folded text. */
const RECEIVED =
  /\b(?:thanks?|thank you|thx|got it|received|noted|acknowledged?|look into|looking into|get back|be in touch|come back to you|will (?:reply|respond|answer)|asap|as soon as possible|danke|vielen dank|erhalten|eingegangen|melde[n]?|kummern|bearbeiten|schnellstmoglich|merci|bien recu|revenons|gracias|recibido|bedankt|ontvangen)\b/;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|bonjour|hola|best|best regards|kind regards|regards|cheers|sincerely|mit freundlichen gru(?:ss|ß)en|viele gru(?:ss|ß)e|mfg|lg|cordialement|saludos|groeten)\b[^.!?]{0,40}$/;
const READ_CHARS = 4_000;
/** What is left must have so many words to count as an answer. */
const LEAST_WORDS = 4;

/**
 * Whether a mail of ours says only that an enquiry arrived (R1): neither who will do what by when (R2, R19), nor a
 * figure, nor a few words on anything else. `text` is what is new in it.
 */
export function saysOnlyReceived(text: string, sentAt: Instant, zone: string): boolean {
  const promise = findPromise(text.slice(0, READ_CHARS), { now: sentAt, zone });
  if (promise !== null && promise.who !== null && promise.by !== null) return false;
  const rest = splitSentences(text.slice(0, READ_CHARS))
    .map((sentence) => foldText(sentence).trim())
    .filter((sentence) => sentence !== '' && !RECEIVED.test(sentence) && !GREETING.test(sentence))
    .join(' ');
  if (/\d|https?:/.test(rest)) return false;
  return (rest.match(/[\p{L}]{2,}/gu)?.length ?? 0) < LEAST_WORDS;
}
