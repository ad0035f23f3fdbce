import { z } from 'zod';

export const roles = [
  'admin',
  'executive',
  'manager',
  'coordinator',
  'salesperson',
  'expert',
  'support',
  'recovery_lead',
  'analyst',
  'keeper',
  'employee',
] as const;
export type Role = (typeof roles)[number];

/** Roles whose holders answer contacts and read conversations (DOMAIN 2.6); an administrator alone does not. */
export const deskRoles = [
  'executive',
  'manager',
  'coordinator',
  'salesperson',
  'expert',
  'support',
  'recovery_lead',
] as const;
/** Roles whose holders read what passes with contacts; who may act on it besides is `deskRoles`. */
export const readerRoles = [...deskRoles, 'employee', 'analyst'] as const;
/** Everybody who is a member at all. */
export const everyRole = roles;

/** Who may call: anybody, any signed-in user, or a member of the organisation in the path with one of the roles. */
export type Access = 'public' | 'signed_in' | readonly Role[];

/** One HTTP endpoint as data: the route, its validation, its OpenAPI page and the typed client come from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters, from the root: `/api/o/:org/now`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
}

const nothing = z.object({});

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Omit<
  Endpoint<P, Q, B, R>,
  'params' | 'query' | 'body'
> & { params?: P; query?: Q; body?: B };

/** Declares an endpoint; what is left out takes nothing. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(given: Given<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    ...given,
    params: given.params ?? (nothing as unknown as P),
    query: given.query ?? (nothing as unknown as Q),
    body: given.body ?? (nothing as unknown as B),
  };
}

export const id = z.uuid();
/** RFC 3339 in UTC. */
export const instant = z.iso.datetime({ offset: true });
export const done = z.object({ ok: z.literal(true) });
export const ofOrganisation = z.object({ org: z.string().max(80) });
export const inOrganisation = (more: z.ZodRawShape) => ofOrganisation.extend(more);
export const withId = ofOrganisation.extend({ id });
export const emailAddress = z.email().max(254);
export const role = z.enum(roles);

/** What the browser needs to tick like the server: the server's now, and whether a test clock holds it still. */
export const serverTime = z.object({ now: instant, frozen: z.boolean() });
