import { spanText } from '../../src/core/time/span-text.ts';
import type { AuditView } from './audit-file-page.tsx';
import { guessAgainst, guessText } from './guess-text.ts';

export interface AuditRevealProps {
  readonly guess: NonNullable<AuditView['guess']>;
  readonly outcome: NonNullable<AuditView['outcome']>;
}

/** What was believed beside what is so: buyers wait by their own clock, day and night. */
export function AuditReveal({ guess, outcome }: AuditRevealProps) {
  const { business, elapsed } = outcome;
  const reached = (at: number | null) => (at === null ? 'not reached' : spanText(at));
  return (
    <section className="heed-audit-reveal" aria-label="Believed and measured">
      <dl>
        <div>
          <dt>{guess.by === '' ? 'Believed' : `${guess.by} believed`}</dt>
          <dd>{guessText(guess.ms)}</dd>
        </div>
        <div data-measured>
          <dt>A typical buyer waited</dt>
          <dd>{reached(elapsed.median.at)}</dd>
        </div>
        <div>
          <dt>of that, in working time</dt>
          <dd>{reached(business.median.at)}</dd>
        </div>
      </dl>
      <p>
        {elapsed.n === 0 ? 'Nothing in it could be measured.' : guessAgainst(guess.ms, elapsed.median.at)}
      </p>
    </section>
  );
}
