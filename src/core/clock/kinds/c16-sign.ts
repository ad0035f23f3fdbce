import type { ClockKind, Verdict } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';
import { stopped } from '../verdicts.ts';

/** From the publication of a standard or policy to a reader until the check is passed and signed. */
export const sign: ClockKind = signing('C16', 'Read and sign', ['standard', 'policy']);

/** The same for a legend, which takes longer to read. */
export const signLegend: ClockKind = signing('C16.legend', 'Read and sign a legend', ['legend']);

type Publication = Extract<Fact, { kind: 'publication.made' }>['data'];

function signing(code: 'C16' | 'C16.legend', title: string, what: readonly Publication['what'][]): ClockKind {
  return {
    code,
    title,
    due: 'business_days',
    calendar: 'desk',
    starts: (fact) =>
      fact.kind === 'publication.made' && what.includes(fact.data.what)
        ? {
            about: `${fact.data.readerId} ${fact.data.publicationId}`,
            at: fact.occurredAt,
            rule: 'published to a reader',
            reason: `a ${fact.data.what} to read and sign`,
          }
        : null,
    meets: (fact, { about, isPaused }) => byReader(fact, about, isPaused),
  };
}

function byReader(fact: Fact, about: string, isPaused: boolean): Verdict | null {
  switch (fact.kind) {
    case 'publication.signed':
      return about === `${fact.data.readerId} ${fact.data.publicationId}`
        ? stopped('check passed and signed', 'read and understood')
        : null;
    case 'reader.left':
      return about.startsWith(`${fact.data.readerId} `)
        ? { effect: 'paused', rule: 'the reader is away', reason: 'absence does not count' }
        : null;
    case 'reader.back':
      return isPaused && about.startsWith(`${fact.data.readerId} `)
        ? { effect: 'resumed', rule: 'the reader is back', reason: 'the absence is over' }
        : null;
    default:
      return null;
  }
}
