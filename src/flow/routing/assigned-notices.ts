import type { Told } from '../../people/tell.ts';
import type { Chosen } from './choose-owners.ts';

/** What the people chosen are told: what is theirs now, and why it came to them. */
export function assignedNotices(
  chosen: ReadonlyMap<string, Chosen>,
  requests: readonly { readonly requestId: string; readonly subject: string }[],
): Told[] {
  return requests.flatMap(({ requestId, subject }) => {
    const one = chosen.get(requestId);
    if (!one) return [];
    const { userId, fact } = one;
    const text = `“${subject}” is yours: ${fact.data.reason}`;
    return [{ userId, kind: 'assigned', text, requestId, onceKey: `assigned:${fact.id}` }];
  });
}
