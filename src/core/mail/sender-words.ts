import { decodeName } from './decode-name.ts';
import type { Likeness } from './look-alike.ts';
import {
  type CheckedBy,
  type CheckResult,
  type SenderChecks,
  type SenderStanding,
  vouchedBy,
} from './sender-checks.ts';
import type { SenderWarning } from './sender-warning.ts';

/** What was found out about a sender, as it is kept. */
export interface SenderTrust {
  readonly standing: SenderStanding;
  readonly checkedBy: CheckedBy;
  /** The receiving server's own name, where it checked. */
  readonly server: string | null;
  readonly checks: SenderChecks;
}

/** The one line under a sender's name. */
export function senderLine({ standing, checks }: SenderTrust): string {
  const { from, dkim, dmarc } = checks;
  switch (standing) {
    case 'proven':
      if (vouchedBy(checks) === 'dkim') return `Signed by ${from}`;
      return vouchedBy(checks) === 'spf' ? `Sent from a server of ${from}` : `Confirmed by ${from}`;
    case 'failed':
      return dmarc.result === 'fail'
        ? `Sender not proven: fails the checks that ${from} asks for`
        : `Sender not proven: the signature of ${from} does not fit the mail`;
    case 'unchecked':
      return `Sender could not be checked${checks.note ? `: ${checks.note}` : ''}`;
    case 'unproven': {
      const other = dkim.find(({ result }) => result === 'pass');
      if (from === '') return 'Sender not proven: no sender address';
      return other
        ? `Sender not proven: signed by ${other.domain}, not by ${from}`
        : `Sender not proven: not signed by ${from}`;
    }
  }
}

/** Each check with its result, for whoever wants to know more. */
export function senderDetails({ checks, checkedBy, server }: SenderTrust): string[] {
  const { dkim, spf, dmarc, arc, note } = checks;
  const by = checkedBy === 'receiver' ? `Checked by ${server ?? 'the receiving server'}` : 'Checked by Heed';
  return [
    checkedBy === 'nobody' ? `Not checked${note ? `: ${note}` : ''}` : by,
    ...(dkim.length === 0
      ? ['DKIM: no signature']
      : dkim.map((one) => `DKIM of ${one.domain}: ${say(one.result)}`)),
    spf.result === 'unchecked'
      ? 'SPF: not possible here, since the mail came through another server'
      : `SPF${spf.domain ? ` of ${spf.domain}` : ''}: ${say(spf.result)}`,
    `DMARC: ${say(dmarc.result)}${policyWords(dmarc.policy)}`,
    ...(arc === 'none' || arc === 'unchecked' ? [] : [`ARC: ${say(arc)}`]),
    ...(checkedBy !== 'nobody' && note ? [note] : []),
  ];
}

/** A warning in words: what is odd, and what to do. `grave` stands in a bar, the rest as a quiet line. */
export function warningWords(warning: SenderWarning): {
  readonly grave: boolean;
  readonly text: string;
  readonly advice: string;
} {
  switch (warning.kind) {
    case 'dmarc':
      return grave(
        `This mail fails the checks of ${warning.domain}, which asks receivers to ${
          warning.policy === 'reject' ? 'refuse' : 'distrust'
        } such mail. It may be forged.`,
        'Open no links or files. Ask the sender by telephone, with a number you had before.',
      );
    case 'not_colleague':
      return grave(
        `${warning.name}’s address stands in it, but the mail was not sent by your own servers. It counts as a stranger’s and has stopped no clock.`,
        `Ask ${warning.name} before you do what it says.`,
      );
    case 'look_alike':
      return grave(
        `${shown(warning.domain)} looks like ${warning.of}, ${
          warning.whose === 'ours' ? 'your own domain' : 'which belongs to a contact of yours'
        }, but is another one (${likenessWords[warning.how]}).`,
        'Give nothing away and change no bank details before you have asked by telephone, with a number you had before.',
      );
    case 'other_address':
      return grave(
        `The sender’s name shows ${warning.shown}, but the mail comes from another address.`,
        'Look at the true address. Ask by telephone when in doubt.',
      );
    case 'colleague_name':
      return grave(
        `It carries the name of your colleague ${warning.name}, but comes from outside.`,
        `Ask ${warning.name} in person before you do what it says.`,
      );
    case 'reply_to':
      return { grave: false, text: `Asks for answers to ${warning.address}`, advice: '' };
  }
}

function grave(text: string, advice: string) {
  return { grave: true, text, advice };
}

const likenessWords: Readonly<Record<Likeness, string>> = {
  letters: 'letters that look the same',
  spelling: 'a letter differs',
  hyphen: 'a hyphen or a word with one was added',
  ending: 'another ending',
  inside: 'your name stands in front, somebody else’s behind',
};

/** A name in letters of another script is shown both ways. */
function shown(domain: string): string {
  const read = decodeName(domain);
  return read === domain ? domain : `${domain} (shown as ${read})`;
}

const results: Partial<Record<CheckResult, string>> = {
  none: 'nothing published',
  unchecked: 'could not be checked',
  temperror: 'no answer from the name server',
  permerror: 'can’t be read',
  policy: 'too weak to count',
};

function say(result: CheckResult): string {
  return results[result] ?? result;
}

function policyWords(policy: SenderChecks['dmarc']['policy']): string {
  return policy === null ? '' : ` (the domain’s policy is ${policy})`;
}
