import { breachReasonWords } from '../clock/breach-reasons.ts';
import { type CountName, countMeanings } from './count-names.ts';

/** A count by its name, with what it says in words; null: there is no such count. */
export function meaningOf(text: string): { readonly name: CountName; readonly meaning: string } | null {
  if (Object.hasOwn(countMeanings, text)) {
    const name = text as keyof typeof countMeanings;
    return { name, meaning: countMeanings[name] };
  }
  const [, way, hour] = /^(in|out)\.(\d|1\d|2[0-3])$/.exec(text) ?? [];
  if (way && hour)
    return {
      name: text as CountName,
      meaning: `${way === 'in' ? 'came in' : 'answered'} ${hoursText(Number(hour))}`,
    };
  const [, reason] = /^reason\.([a-z_]{1,60})$/.exec(text) ?? [];
  if (reason)
    return { name: text as CountName, meaning: `missed a deadline: ${reasonText(reason).toLowerCase()}` };
  return null;
}

function hoursText(hour: number): string {
  const wall = (at: number) => `${String(at).padStart(2, '0')}:00`;
  return `from ${wall(hour)} to ${wall(hour + 1)}`;
}

/** Why a deadline was missed, in words; a reason that nobody has given yet says so. */
export function reasonText(reason: string): string {
  if (Object.hasOwn(breachReasonWords, reason))
    return breachReasonWords[reason as keyof typeof breachReasonWords];
  return reason === 'not_given' ? 'Not given yet' : reason.replaceAll('_', ' ');
}
