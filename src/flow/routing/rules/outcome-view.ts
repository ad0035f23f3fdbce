import type { z } from 'zod';
import type { Ranked } from '../../../core/routing/choose-owner.ts';
import type { Tried } from '../../../core/routing/try-out.ts';
import { nearTime } from '../../../people/near-time.ts';
import type * as contract from './contract.ts';

type Outcome = Omit<z.input<typeof contract.tryText.response>, 'rules'>;

/** What the rules make of a request, with people's names. `zone`: the desk's. */
export function viewOutcome(
  { needs, choice, isUnfitted, at, request }: Tried,
  names: ReadonlyMap<string, string>,
  zone: string,
): Outcome {
  const named = (verdict: Ranked['verdict']) =>
    choice.ranking
      .filter((one) => one.verdict === verdict)
      .map(({ userId, levels, why }) => ({
        id: userId,
        name: names.get(userId) ?? '',
        why: [...levels.map(({ name, level }) => `${name} ${level}`), why].filter(Boolean).join(', '),
      }));
  const waited =
    at > request.receivedAt ? `when the desk opens ${nearTime(at, zone, request.receivedAt)}: ` : '';
  return {
    needs: needs.map(({ skillId, name, kind, why }) => ({ skillId, name, kind, why })),
    would: choice.chosen && { id: choice.chosen.userId, name: choice.chosen.name },
    why: waited + choice.reason,
    runnersUp: named('next'),
    skipped: named('skipped'),
    unfitted: isUnfitted,
  };
}
