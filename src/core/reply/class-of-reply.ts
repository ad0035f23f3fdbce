import { type Instant, toIso } from '../time/instant.ts';

/** What is known of an outbound contact when it is graded. */
export interface ReplyInput {
  readonly text: string;
  /** Why it counts as automatic, plain sentences; empty when a human sent it. */
  readonly automatic: readonly string[];
  /** Questions open before this reply, an implied one included. */
  readonly openQuestions: number;
  /** Open questions it answers in full, and in part. */
  readonly answers: number;
  readonly parts: number;
  /** Who will give what by when (R19). */
  readonly interim: { readonly who: string; readonly by: Instant } | null;
  /** It carries a value item of DOMAIN 5.9, or a question that helps the buyer think. */
  readonly givesValue: boolean;
}

export interface ReplyVerdict {
  readonly class: 'R0' | 'R1' | 'R2' | 'R3' | 'R4';
  /** Whether it stops C3 and C11. */
  readonly stopsFirstResponse: boolean;
  /** Whether value reached the buyer with it (t_value). */
  readonly setsValue: boolean;
  /** Plain sentence for the answer ledger. */
  readonly reason: string;
}

/** Grades a reply (DOMAIN 2.7): R0 is tested first, then the highest of R1 to R4 that fits (R14). */
export function classOfReply(input: ReplyInput): ReplyVerdict {
  if (input.automatic.length > 0) return verdict('R0', input.automatic.join('; '));
  const { openQuestions, parts, interim } = input;
  const answers = Math.min(input.answers, openQuestions);
  const count = `answers ${answers} of ${openQuestions} question${openQuestions === 1 ? '' : 's'}`;
  if (openQuestions > 0 && answers === openQuestions) return verdict('R4', count);
  if (answers > 0) return verdict('R3', count);
  if (parts > 0) return verdict('R3', `${count}, ${parts} in part`);
  if (input.givesValue) return verdict('R3', `${count}, gives the buyer something of use`);
  if (interim && interim.who.trim() !== '' && Number.isFinite(interim.by)) {
    return verdict('R2', `${count}, ${interim.who.trim()} promised by ${toIso(interim.by)}`);
  }
  return verdict('R1', input.text.trim() === '' ? `${count}, says nothing` : `${count}, no time promised`);
}

function verdict(kind: ReplyVerdict['class'], reason: string): ReplyVerdict {
  return {
    class: kind,
    stopsFirstResponse: kind === 'R2' || kind === 'R3' || kind === 'R4',
    setsValue: kind === 'R3' || kind === 'R4',
    reason,
  };
}
