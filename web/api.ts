import type { z } from 'zod';
import type { Endpoint } from '../src/platform/contract.ts';
import { type PageProblem, Problem, problemFrom } from './problem.ts';
import { learnTime } from './server-clock.ts';

type Nothing = Record<never, never>;
type Part<Name extends string, Shape> = Nothing extends Shape
  ? { readonly [K in Name]?: Shape }
  : { readonly [K in Name]: Shape };

/** What an endpoint must be given; parts that take nothing may be left out. */
export type Args<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;
export type Answer<E extends Endpoint> = z.output<E['response']>;

interface LooseArgs {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Fills `:name` in the path and appends the query; left-out query values are not sent. */
export function urlOf(endpoint: Endpoint, args: LooseArgs): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(args.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(args.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Lets a last save outlive the page. */
  readonly keepalive?: boolean;
}

/** Calls an endpoint of the contract. Throws `Problem` for anything but a 2xx answer, and when the server is out of reach. */
export async function call<E extends Endpoint>(
  endpoint: E,
  args: Args<E>,
  options: CallOptions = {},
): Promise<Answer<E>> {
  const loose = args as LooseArgs;
  const answer = await send(endpoint.method, urlOf(endpoint, loose), loose.body ?? {}, options);
  if (hasTime(answer)) learnTime(answer.time);
  return answer as Answer<E>;
}

/** A JSON request to our own server. */
export async function send(
  method: string,
  url: string,
  body: unknown,
  options: CallOptions = {},
): Promise<unknown> {
  const init: RequestInit = { method, credentials: 'same-origin', ...options };
  init.headers = { accept: 'application/json' };
  if (method !== 'GET') {
    init.headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await reach(url, init);
  const text = await response.text();
  const parsed = parse(text);
  if (!response.ok) throw problemFrom(response.status, parsed);
  return parsed;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem(outOfReach);
  }
}

const outOfReach: PageProblem = {
  status: 0,
  title: 'Heed is out of reach',
  detail: 'Nothing was lost on the server. Check the connection; we keep trying.',
  errors: [],
};

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}

function hasTime(answer: unknown): answer is { time: { now: string; frozen: boolean } } {
  if (typeof answer !== 'object' || answer === null || !('time' in answer)) return false;
  const { time } = answer;
  return typeof time === 'object' && time !== null && 'now' in time && 'frozen' in time;
}
