import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { chooseFor } from '../../routing/choose-for.ts';
import type { Standing } from '../rights/request-rights.ts';
import type { Receiver } from './give-request.ts';

/** Who is to get a request, with the reason that stands in the list of holders. */
export interface ChosenPerson extends Receiver {
  readonly name: string;
  readonly reason: string;
  /** Of the fact of the choice, which the stored decision refers to. */
  readonly factId?: string;
}

/** Whom routing chooses for a request besides the one who has it; null when nobody else can take it. */
export async function choosePerson(ctx: Context, request: Standing): Promise<ChosenPerson | null> {
  const { owner } = request;
  const passedOver = new Map(owner ? [[owner.id, 'hands it over']] : []);
  const chosen = await chooseFor(ctx, request.id, passedOver);
  if (!chosen) return null;
  const { userId, name, roles, fact } = chosen;
  const { onDuty, reason } = fact.data;
  return { userId, name, roles: roles as Role[], onDuty, reason, factId: fact.id };
}
