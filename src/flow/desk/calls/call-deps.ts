import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { NewFact } from '../../../platform/ledger.ts';

/** A promise told in a call, as the facts of promises take it; `messageId` names what carried it. */
export interface ToldInCall {
  readonly messageId: string;
  readonly replyClass: string;
  readonly interim: { readonly who: string; readonly by: Instant } | null;
  readonly base: Pick<NewFact, 'subjectKind' | 'subjectId' | 'occurredAt' | 'evidence'>;
}

export interface PlannedStep {
  readonly requestId: string;
  readonly kind: 'call' | 'mail' | 'other';
  readonly text: string;
  readonly dueAt: Instant;
  readonly ownerId: string;
  readonly askedByContact: boolean;
}

/** What calls bring about elsewhere on the desk. */
export interface CallDeps {
  /** A test clock holds time still. */
  readonly frozen: boolean;
  /** Whoever dials has touched the item (R4). */
  touch(ctx: Context, requestId: string): Promise<void>;
  promiseFacts(ctx: Context, told: ToldInCall): Promise<NewFact[]>;
  planFollowUp(ctx: Context, step: PlannedStep): Promise<unknown>;
  /** An attempt to reach the contact was made at that instant; a wrong number is none. */
  afterAttempt(
    ctx: Context,
    attempt: {
      readonly requestId: string;
      readonly by: 'call';
      readonly at: Instant;
      readonly reached: boolean;
    },
  ): Promise<void>;
}
