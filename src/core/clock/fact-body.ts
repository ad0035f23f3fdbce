import type { Choice } from '../outcome/press.ts';
import type { ValueType } from '../reply/value-types.ts';
import type { BuyingStage } from '../request/buying-stage.ts';
import type { LostReason } from '../request/lead-result.ts';
import type { Instant } from '../time/instant.ts';
import type { BreachReason } from './breach-reasons.ts';
import type { ClockCode } from './clock-kind.ts';
import type { ReplyClass, Segment } from './fact.ts';

type Nothing = Record<string, never>;

/** What can happen to a request. No personal text: bodies, names and questions live in erasable tables. */
export type FactBody =
  | ContactFact
  | JudgementFact
  | CallFact
  | WorkFact
  | TurnFact
  | RecoveryFact
  | ReaderFact;

/** Why a request is closed without the contact having taken it back: nobody can be reached, a manager says so, or nothing is asked. */
export type ClosedBecause = 'unreachable' | 'override' | 'no_answer_needed';

/** What passes between the contact and us. */
type ContactFact =
  | {
      kind: 'request.received';
      data: {
        lead: boolean;
        channel: string;
        messageId: string;
        questionIds: readonly string[];
        /** IANA zone of the contact; absent when unknown. */
        zone?: string | null;
        /** The contact's segment at receipt; it chooses the targets (D-20). */
        segment?: Segment | null;
      };
    }
  | { kind: 'message.in'; data: { messageId: string; questionIds: readonly string[] } }
  | {
      kind: 'message.out';
      data: {
        messageId: string;
        replyClass: ReplyClass;
        reason: string;
        answers: readonly string[];
        parts: readonly string[];
        by: string | null;
        /** What it gives besides words, as its writer named it (DOMAIN 5.9). */
        values?: readonly ValueType[];
        /** From a person's own mail client: what it settles is read by rule until the owner confirms it (R18). */
        unconfirmed?: true;
        /** We began it: the contact had nothing open (S1-51). `touchBase` by the rule of M-18. */
        begun?: { readonly touchBase: boolean; readonly gainStated: boolean };
      };
    }
  /** The owner says what a mail from a person's own client settled; replay knows it from the start (R18). */
  | {
      kind: 'answers.confirmed';
      data: {
        messageId: string;
        replyClass: ReplyClass;
        reason: string;
        answers: readonly string[];
        parts: readonly string[];
      };
    }
  | { kind: 'message.bounced'; data: { messageId: string } }
  | {
      kind: 'message.cleared';
      /** `closes`: implied questions of the message that need no answer either (R13). */
      data: { messageId: string; disposition: string; closes: readonly string[] };
    }
  /** Takes a clearance back, as if it had not been given. */
  | { kind: 'message.reopened'; data: { messageId: string } }
  | { kind: 'question.opened'; data: { questionId: string } }
  | { kind: 'question.dropped'; data: { questionId: string } }
  | { kind: 'quote.requested'; data: { quoteId: string } }
  /** `messageId`: the mail that carried it; should that bounce, it was not delivered. */
  | { kind: 'quote.delivered'; data: { quoteId: string; messageId?: string } }
  | { kind: 'quote.withdrawn'; data: { quoteId: string } }
  | { kind: 'request.dismissed'; data: { reason: string } }
  | { kind: 'request.restored'; data: Nothing }
  | { kind: 'request.withdrawn'; data: { reason: string } }
  /** Closed by a person; whoever had no answer by then never got one (R12, R13). */
  | { kind: 'request.closed'; data: { because: ClosedBecause; reason: string } }
  /** Takes a closing back, as if it had not been. */
  | { kind: 'request.reopened'; data: Nothing }
  | { kind: 'request.merged'; data: { into: string } }
  /** Takes the merge of this source key back, as if it had not been. */
  | { kind: 'request.parted'; data: { from: string; key: string } }
  /** What is about another matter has a request of its own; the facts of these source keys count there alone. */
  | { kind: 'request.split'; data: { into: string; keys: readonly string[] } }
  /** Two contacts were found to be one person, or that was taken back: it is of the other now. */
  | { kind: 'contact.changed'; data: { from: string; to: string } };

/** What the contact says of us on their own page, by pressing a button (S0-01, DOMAIN 5.10). */
type JudgementFact =
  /** `messageId`: the reply of ours that stood last; null when there was none. The latest verdict wins. */
  | { kind: 'verdict.given'; data: { verdict: Verdict; messageId: string | null } }
  /** The contact disagrees: what we took for answered is open (DOMAIN 2.3, Question). */
  | { kind: 'question.reopened'; data: { questionId: string } }
  | { kind: 'pace.judged'; data: { pace: 'faster' | 'as' | 'slower' } }
  | { kind: 'wait.stated'; data: { acceptableMinutes: number } }
  | { kind: 'person.asked'; data: Nothing }
  | { kind: 'call.asked'; data: { at: Instant | null } }
  /** Whom to talk to instead of them; name and address stand in their table. */
  | { kind: 'referral.given'; data: { referralId: string } }
  /** The latest holds; `all` takes back what they did not want. */
  | { kind: 'contact.opted_out'; data: { choice: Choice } }
  /** A step in the buying process; it counts as value with the message of the contact that shows it (S0-13). */
  | { kind: 'stage.moved'; data: { from: BuyingStage; to: BuyingStage; messageId: string | null } }
  /** Another company replied to the contact as well; `at`: when, null once it was deleted. The latest of a reply holds (S0-10). */
  | { kind: 'competitor.replied'; data: { replyId: string; at: Instant | null } }
  /** What became of a lead; the latest holds, and `cleared` takes back all before it. */
  | { kind: 'lead.qualified'; data: Nothing }
  | { kind: 'lead.won'; data: Nothing }
  | { kind: 'lead.lost'; data: { reason: LostReason } }
  | { kind: 'lead.result_cleared'; data: Nothing };

/** The contact's answer to "Did this move you forward?" */
export type Verdict = 'yes' | 'partly' | 'no';

/** Telephone and video. A ring is the contact's, an attempt our dial; the talk counts from when the two are connected. */
type CallFact =
  | { kind: 'call.ring'; data: { callId: string } }
  | { kind: 'call.answered'; data: { callId: string; allowed: boolean; role: string } }
  | { kind: 'call.missed'; data: { callId: string; how: 'abandoned' | 'voicemail' } }
  | {
      kind: 'call.attempted';
      data: {
        callId?: string;
        outcome: 'connected' | 'voicemail' | 'no_answer' | 'busy' | 'wrong_number' | 'no_number';
      };
    }
  | { kind: 'call.connected'; data: { callId: string } }
  | {
      kind: 'call.ended';
      data: {
        /** Names the interaction to be documented; absent where nothing is to be. */
        callId?: string;
        live: boolean;
        replyClass: ReplyClass;
        answers: readonly string[];
        /** Questions answered in part. */
        parts?: readonly string[];
        reason: string;
      };
    }
  | { kind: 'interaction.documented'; data: { interactionId: string } };

/** Who holds the work, and what was promised and planned. */
type WorkFact =
  | {
      kind: 'assignment.made';
      data: { userId: string; onDuty: boolean; reason: string; callsLeads?: boolean };
    }
  | { kind: 'assignment.touched'; data: { userId: string; how: string } }
  | { kind: 'assignment.silent'; data: { userId: string; afterMs: number } }
  | {
      kind: 'assignment.ended';
      /** `reason`: why it was released, such as `owner away`. */
      data: { userId: string; state: 'handed_off' | 'released' | 'silent'; reason?: string };
    }
  | { kind: 'commitment.made'; data: Told }
  | { kind: 'commitment.moved'; data: Told }
  | { kind: 'commitment.kept'; data: { commitmentId: string } }
  /** `misread`: nothing was promised in the first place; a rule had read it so (R18). */
  | { kind: 'commitment.released'; data: { commitmentId: string; misread?: true } }
  | { kind: 'follow_up.planned'; data: { followUpId: string; dueAt: Instant } }
  | { kind: 'follow_up.done'; data: { followUpId: string } }
  | { kind: 'follow_up.cancelled'; data: { followUpId: string; reason: string } }
  /** Another date: the contact's own word moves it, ours leaves it due when it was (S1-45, S1-48). */
  | { kind: 'follow_up.moved'; data: { followUpId: string; dueAt: Instant; askedBy: 'contact' | 'us' } }
  | { kind: 'follow_up.handed'; data: { followUpId: string; from: string; to: string } }
  /** Takes back that it was done or cancelled, as if it had not been; for a step of a plan as well. */
  | { kind: 'follow_up.reopened'; data: { followUpId: string } }
  | { kind: 'attempt.planned'; data: { stepId: string; dueAt: Instant; byPhone: boolean } }
  | { kind: 'attempt.made'; data: { stepId: string; valueItem: boolean } }
  | { kind: 'attempt.postponed'; data: { stepId: string; until: Instant } }
  | { kind: 'attempt.dropped'; data: { stepId: string; reason: string } }
  | { kind: 'help.asked'; data: { askId: string; deskId?: string } }
  | { kind: 'help.answered'; data: { askId: string; useful: boolean } }
  | { kind: 'help.info_missing'; data: { askId: string } }
  | { kind: 'help.info_given'; data: { askId: string } }
  | { kind: 'help.withdrawn'; data: { askId: string } };

/** A time told to the contact, by which mail. Should that bounce, nothing was told; a promise has the id of its mail. */
interface Told {
  commitmentId: string;
  promisedAt: Instant;
  messageId?: string;
}

/** Whose move it is (DOMAIN 2.1, ball). */
type TurnFact =
  | { kind: 'ball.buyer'; data: { asked: string } }
  | { kind: 'ball.ours'; data: Nothing }
  | { kind: 'ball.agreed'; data: { until: Instant; askedBy: 'buyer' | 'us' } }
  | { kind: 'work.declared'; data: { until: Instant } };

type RecoveryFact =
  | { kind: 'breakdown.known'; data: { caseId: string } }
  | { kind: 'recovery.plan_sent'; data: { caseId: string } }
  | { kind: 'fix.done'; data: { caseId: string } }
  | { kind: 'surprise.done'; data: { caseId: string } }
  | { kind: 'recovery.closed'; data: { caseId: string } }
  | { kind: 'recovery.withdrawn'; data: { caseId: string; reason: string } }
  | { kind: 'feedback.received'; data: { feedbackId: string; negative: boolean } }
  | { kind: 'feedback.told'; data: { feedbackId: string } };

/** What colleagues owe each other and themselves: reading what was published, saying why something was late. */
type ReaderFact =
  | {
      kind: 'publication.made';
      data: { publicationId: string; readerId: string; what: 'standard' | 'policy' | 'legend' };
    }
  | { kind: 'publication.signed'; data: { publicationId: string; readerId: string } }
  | { kind: 'reader.left'; data: { readerId: string } }
  | { kind: 'reader.back'; data: { readerId: string } }
  /** `clock` and `about` name the deadline that was missed, `ownerId` whoever held it then and is asked. */
  | {
      kind: 'breach.reason_asked';
      data: { breachId: string; clock?: ClockCode; about?: string; ownerId?: string | null };
    }
  | { kind: 'breach.reason_given'; data: { breachId: string; confirmed: boolean; reason?: BreachReason } }
  /** It was no breach: evidence that came late says so. */
  | { kind: 'breach.reason_dropped'; data: { breachId: string } };
