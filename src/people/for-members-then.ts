import type { z } from 'zod';
import { asMember, type Binding, type Member } from '../platform/bindings.ts';
import type { Context } from '../platform/context.ts';
import type { Endpoint } from '../platform/contract.ts';

export interface Asked<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly body: z.output<E['body']>;
  readonly ctx: Context;
  readonly member: Member;
}

/**
 * Binds a members' endpoint that talks to the outside: `inside` runs in the transaction, `afterwards` when it has
 * been committed, so that no transaction waits for a network and nobody is told of what was rolled back.
 */
export function forMembersThen<E extends Endpoint, T>(
  endpoint: E,
  inside: (asked: Asked<E>) => Promise<T>,
  afterwards: (outcome: T) => Promise<z.input<E['response']>>,
): Binding {
  const { access } = endpoint;
  if (access === 'public' || access === 'signed_in')
    throw new Error(`${endpoint.path} is no members' endpoint`);
  return {
    endpoint,
    status: 200,
    answer: async ({ params, body, request }, gate) => {
      const given = { params, body } as Pick<Asked<E>, 'params' | 'body'>;
      const outcome = await asMember(request, gate, access, (ctx, member) =>
        inside({ ...given, ctx, member }),
      );
      return afterwards(outcome);
    },
  };
}
