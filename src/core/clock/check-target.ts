import { DomainError } from '../domain-error.ts';
import { DAY, type Milliseconds, SECOND } from '../time/instant.ts';
import type { TargetTerms } from './target-change.ts';
import { targetUnit } from './target-words.ts';

/** Longer than this is no promise to anybody. */
const LONGEST: Milliseconds = 90 * DAY;

/**
 * Refuses terms that a target of this kind can't have. Throws DomainError `invalid` with the pointer `/targetMs` or
 * `/goalMs`.
 */
export function checkTarget(kind: string, { runs, targetMs, goalMs }: TargetTerms): void {
  const unit = targetUnit(kind);
  if (!runs || unit === 'fixed') {
    const why = runs ? 'the deadline of this clock is no length of time' : 'a clock that is off has none';
    if (targetMs !== null) refuse(why, '/targetMs');
    if (goalMs !== null) refuse(why, '/goalMs');
    return;
  }
  const step = unit === 'days' ? DAY : SECOND;
  if (targetMs === null) refuse('a target is needed', '/targetMs');
  checkLength(targetMs as Milliseconds, step, '/targetMs');
  if (goalMs === null) return;
  checkLength(goalMs, step, '/goalMs');
  if (goalMs >= (targetMs as Milliseconds)) refuse('the goal must be tighter than the target', '/goalMs');
}

function checkLength(ms: Milliseconds, step: Milliseconds, pointer: string): void {
  const unit = step === DAY ? 'business day' : 'second';
  if (!Number.isInteger(ms / step) || ms < step) refuse(`whole ${unit}s, at least 1 ${unit}`, pointer);
  if (ms > LONGEST) refuse('at most 90 days', pointer);
}

function refuse(message: string, pointer: string): never {
  throw new DomainError('invalid', message, pointer);
}
