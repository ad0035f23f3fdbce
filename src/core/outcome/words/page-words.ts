import type { UnitNames } from '../page-times.ts';
import type { Pace, Press, PressFault } from '../press.ts';

/** Where a question of the contact stands, as their page says it. */
export type Standing = 'open' | 'part' | 'answered';

/** What was just pressed, so that the page can thank for it. */
export type Said =
  | 'yes'
  | 'partly'
  | 'no'
  | 'pace'
  | 'wait'
  | 'need'
  | 'question'
  | 'person'
  | 'call'
  | 'call_now'
  | 'referral'
  | 'no_questions'
  | 'no_contact'
  | 'all';

/** Everything the contact's page says, in one language. Times and names come in as they are to be shown. */
export interface PageWords {
  readonly title: (company: string) => string;
  readonly asked: string;
  readonly wholeRequest: string;
  readonly quoted: (text: string) => string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly answeredAt: (when: string) => string;
  readonly stillOpen: string;
  /** Questions that the page leaves out. */
  readonly andMore: (count: number) => string;
  readonly waiting: (span: string) => string;
  readonly answeredWithin: (span: string) => string;
  readonly received: (when: string) => string;
  readonly who: string;
  readonly owner: (name: string) => string;
  readonly nobodyYet: string;
  readonly deskOpens: (when: string) => string;
  readonly promised: (when: string) => string;
  readonly due: (when: string) => string;
  readonly promiseLate: (when: string) => string;
  readonly dueLate: (when: string) => string;
  readonly nothingOpen: string;
  readonly over: string;
  readonly timesIn: (place: string) => string;
  readonly helping: string;
  readonly moved: string;
  readonly verdict: Readonly<Record<'yes' | 'partly' | 'no', string>>;
  readonly youSaid: (verdict: string, when: string) => string;
  readonly need: string;
  readonly needToo: string;
  readonly needOnly: string;
  readonly sendNeed: string;
  readonly paceAsked: string;
  readonly pace: Readonly<Record<Pace, string>>;
  readonly waitAsked: string;
  readonly choose: string;
  readonly save: string;
  readonly more: string;
  readonly call: string;
  readonly callWhen: string;
  readonly callNow: string;
  readonly callNumber: (known: string | null) => string;
  readonly callPress: string;
  readonly noTimes: string;
  readonly person: string;
  readonly personText: string;
  readonly personPress: string;
  readonly referral: string;
  readonly referralText: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly referralPress: string;
  readonly stop: string;
  readonly stopQuestions: string;
  readonly stopContact: string;
  readonly stopped: Readonly<Record<'no_questions' | 'no_contact', string>>;
  readonly again: string;
  readonly said: Readonly<Record<Said, string>>;
  readonly faults: Readonly<Record<PressFault, string>>;
  /** After a word such as “for” or “since”, and standing alone. */
  readonly units: UnitNames;
  readonly spans: UnitNames;
  /** The name of the other language, in that language. */
  readonly otherLanguage: string;
  readonly privacy: string;
  readonly refused: {
    readonly title: string;
    readonly text: string;
    readonly expired: string;
    /** Too many presses in a minute, and in a day. */
    readonly many: string;
    readonly day: string;
    readonly manyTitle: string;
  };
  /** What becomes a message of the contact where they pressed without a word of their own. */
  readonly withoutWords: string;
  readonly notAnswered: (question: string) => string;
}

/** What a press is thanked for. */
export function saidBy(press: Press): Said {
  switch (press.kind) {
    case 'verdict':
      // What they wrote beside it is a question of its own; a "No" is answered as such.
      return press.verdict !== 'no' && press.words !== '' ? 'need' : press.verdict;
    case 'choice':
      return press.choice;
    case 'call':
      return press.at === null ? 'call_now' : 'call';
    default:
      return press.kind;
  }
}
