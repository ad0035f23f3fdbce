import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError, type z } from 'zod';
import { DomainError } from '../core/domain-error.ts';
import type { Context, Runner } from './context.ts';
import type { Endpoint, Role } from './contract.ts';
import { isKeepable, unkeepableTexts } from './keepable-text.ts';
import { notFound } from './problem.ts';

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Who the caller is within the organisation of the path. */
export interface Member {
  readonly orgId: string;
  readonly slug: string;
  readonly isDemo: boolean;
  readonly userId: string;
  readonly roles: readonly Role[];
}

interface Input<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answer<E extends Endpoint> = Promise<z.input<E['response']>>;

/** A handler for an endpoint inside an organisation: it runs in a transaction as the signed-in member. */
type MemberHandler<E extends Endpoint> = (input: Input<E> & { ctx: Context; member: Member }) => Answer<E>;
/** A handler for an endpoint outside organisations. */
type OpenHandler<E extends Endpoint> = (input: Input<E> & { user: SignedIn | null }) => Answer<E>;

export interface Binding {
  readonly endpoint: Endpoint;
  readonly status: number;
  answer(input: Input<Endpoint>, gate: Gate): Promise<unknown>;
}

/** How routes learn who calls. */
export interface Gate {
  readonly runner: Runner;
  userOf(request: FastifyRequest): Promise<SignedIn | null>;
  organisationOf(slug: string): Promise<{ id: string; slug: string; isDemo: boolean } | null>;
}

/** Binds an endpoint whose path names the organisation (`:org`) and whose access is a set of roles. */
export function forMembers<E extends Endpoint>(endpoint: E, handler: MemberHandler<E>): Binding {
  const { access } = endpoint;
  if (access === 'public' || access === 'signed_in')
    throw new Error(`${endpoint.path} is no members' endpoint`);
  return {
    endpoint,
    status: 200,
    answer: (input, gate) =>
      asMember(input.request, gate, access, (ctx, member) =>
        handler({ ...(input as Input<E>), ctx, member }),
      ),
  };
}

/** Binds an endpoint that anybody, or any signed-in user, may call. */
export function forAnyone<E extends Endpoint>(endpoint: E, handler: OpenHandler<E>): Binding {
  return {
    endpoint,
    status: 200,
    answer: async (input, gate) => {
      const user = await gate.userOf(input.request);
      if (!user && endpoint.access === 'signed_in') throw new DomainError('forbidden', 'sign in first');
      return handler({ ...(input as Input<E>), user });
    },
  };
}

/**
 * Runs `work` as the member who calls. Not signed in is 401; no member, or none of the roles, answers
 * as if the place did not exist (DOMAIN 2.6).
 */
export async function asMember<T>(
  request: FastifyRequest,
  gate: Gate,
  access: readonly Role[],
  work: (ctx: Context, member: Member) => Promise<T>,
): Promise<T> {
  const user = await gate.userOf(request);
  if (!user) throw Object.assign(new Error('Sign in first.'), { statusCode: 401 });
  const { org } = request.params as { org: string };
  const organisation = isKeepable(org) ? await gate.organisationOf(org) : null;
  if (!organisation) throw notFound();
  return gate.runner.run(organisation.id, { kind: 'user', userId: user.id }, async (ctx) => {
    const row = await ctx.db
      .selectFrom('membership')
      .select('roles')
      .where('org_id', '=', ctx.orgId)
      .where('user_id', '=', user.id)
      .where('active', '=', true)
      .executeTakeFirst();
    const roles = (row?.roles ?? []) as Role[];
    if (!roles.some((role) => access.includes(role))) throw notFound();
    const { id: orgId, slug, isDemo } = organisation;
    return work(ctx, { orgId, slug, isDemo, userId: user.id, roles });
  });
}

/** From one address: far above what a person's browser needs, far below what hurts. */
const CALLS_A_MINUTE = 3_000;

/** Registers the endpoints. With `checkAnswers` (tests) an answer that breaks its contract is a failure. */
export function register(
  http: FastifyInstance,
  bindings: readonly Binding[],
  gate: Gate,
  checkAnswers: boolean,
): void {
  for (const { endpoint, status, answer } of bindings) {
    http.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { rateLimit: { max: CALLS_A_MINUTE, timeWindow: '1 minute' } },
      handler: async (request, reply) => {
        const input = { ...parseInput(endpoint, request), request, reply };
        const result = await answer(input, gate);
        if (reply.sent) return reply;
        if (checkAnswers) checkAnswer(endpoint, result);
        return reply.code(status).header('cache-control', 'no-store').send(result);
      },
    });
  }
}

function parseInput(endpoint: Endpoint, request: FastifyRequest) {
  const input = {
    params: endpoint.params.parse(request.params),
    query: endpoint.query.parse(request.query),
    body: endpoint.body.parse(request.body ?? {}),
  };
  for (const part of [input.params, input.query, input.body]) {
    const [pointer] = unkeepableTexts(part);
    if (pointer !== undefined)
      throw new DomainError('invalid', 'this holds a character that no text can hold', pointer);
  }
  return input;
}

function checkAnswer(endpoint: Endpoint, result: unknown): void {
  const checked = endpoint.response.safeParse(JSON.parse(JSON.stringify(result)));
  if (checked.success) return;
  const where = `${endpoint.method} ${endpoint.path}`;
  throw new Error(`${where} broke its contract: ${new ZodError(checked.error.issues).message}`);
}
