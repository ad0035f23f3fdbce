import { classOfReply } from '../reply/class-of-reply.ts';
import { type Instant, toIso } from '../time/instant.ts';

/** What a call was worth to the contact (DOMAIN 2.7), with the reason for the ledger; it names nobody. */
export interface CallGrade {
  readonly class: 'R1' | 'R2' | 'R3' | 'R4';
  readonly reason: string;
}

export interface Talk {
  /** Questions open before it, and how many of them it answered in full and in part. */
  readonly openQuestions: number;
  readonly answers: number;
  readonly parts: number;
  /** By when somebody was said to do something. */
  readonly promisedBy: Instant | null;
}

/** The class of a live talk: by what it answered, and R2 at least, since the two have spoken. */
export function gradeTalk({ openQuestions, answers, parts, promisedBy }: Talk): CallGrade {
  const interim = promisedBy === null ? null : { who: 'a named person', by: promisedBy };
  const graded = classOfReply({
    text: 'a talk',
    automatic: [],
    openQuestions,
    answers,
    parts,
    interim,
    givesValue: false,
  });
  if (graded.class === 'R3' || graded.class === 'R4' || interim)
    return { class: graded.class as CallGrade['class'], reason: `live talk, ${graded.reason}` };
  return { class: 'R2', reason: `live talk, answers 0 of ${openQuestions}` };
}

/** A voicemail is a response only when it says who will do what by when (DOMAIN C3, R2). */
export function gradeVoicemail(promisedBy: Instant | null): CallGrade {
  return promisedBy === null
    ? { class: 'R1', reason: 'voicemail without who will do what by when' }
    : { class: 'R2', reason: `voicemail, a named person promised by ${toIso(promisedBy)}` };
}
