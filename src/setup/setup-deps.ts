import type { Member } from '../platform/bindings.ts';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import type { FormChecks } from './form-checks.ts';

/** Our own mail listener: where it listens, or why it does not. */
export type ListenerState = { readonly port: number } | { readonly failure: string };

export interface TestEnquiry {
  readonly requestId: string | null;
  readonly message: string;
}

/** What health is judged by that does not stand in the database. */
export interface HealthDeps {
  listenerState(): ListenerState;
  readonly formChecks: Pick<FormChecks, 'faultOf'>;
}

/** What set-up needs from the whole. */
export interface SetupDeps extends HealthDeps {
  readonly config: Config;
  /** A mailbox was added, changed or removed: watch what is there now. Called after the commit. */
  mailboxesChanged(): void;
  /** Sends a real enquiry through the form or the mailbox. Called after the commit. */
  testEnquiry(
    place: Pick<Context, 'orgId'> & Pick<Member, 'userId'>,
    through: 'form' | 'mail',
  ): Promise<TestEnquiry>;
}
