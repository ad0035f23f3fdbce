import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audits from '../src/audit/kept/contract.ts';
import * as tour from '../src/demo/tour/contract.ts';
import * as targets from '../src/flow/clocks/targets/contract.ts';
import * as breaches from '../src/flow/desk/breaches/contract.ts';
import * as calls from '../src/flow/desk/calls/contract.ts';
import * as competitors from '../src/flow/desk/competitors/contract.ts';
import * as composer from '../src/flow/desk/composer/contract.ts';
import * as confirm from '../src/flow/desk/confirm/contract.ts';
import * as desk from '../src/flow/desk/contract.ts';
import * as conversations from '../src/flow/desk/conversations/contract.ts';
import * as followUps from '../src/flow/desk/follow-ups/contract.ts';
import * as handOver from '../src/flow/desk/hand-over/contract.ts';
import * as help from '../src/flow/desk/help/contract.ts';
import * as inbox from '../src/flow/desk/inbox/contract.ts';
import * as leadResult from '../src/flow/desk/lead-result/contract.ts';
import * as mailView from '../src/flow/desk/mail-view/contract.ts';
import * as notes from '../src/flow/desk/notes/contract.ts';
import * as notices from '../src/flow/desk/notices/contract.ts';
import * as owed from '../src/flow/desk/owed/contract.ts';
import * as search from '../src/flow/desk/search/contract.ts';
import * as senders from '../src/flow/desk/senders/contract.ts';
import * as signatures from '../src/flow/desk/signatures/contract.ts';
import * as snooze from '../src/flow/desk/snooze/contract.ts';
import * as stage from '../src/flow/desk/stage/contract.ts';
import * as work from '../src/flow/desk/work/contract.ts';
import * as entry from '../src/flow/entry/contract.ts';
import * as intake from '../src/flow/intake/contract.ts';
import * as library from '../src/flow/library/contract.ts';
import * as figureBoards from '../src/flow/measurement/boards/contract.ts';
import * as measurement from '../src/flow/measurement/contract.ts';
import * as huddle from '../src/flow/measurement/huddle/contract.ts';
import * as promise from '../src/flow/measurement/promise/contract.ts';
import * as scorecard from '../src/flow/measurement/scorecard/contract.ts';
import * as standard from '../src/flow/measurement/standard/contract.ts';
import * as teaching from '../src/flow/measurement/teaching/contract.ts';
import * as weekly from '../src/flow/measurement/weekly/contract.ts';
import * as outcomes from '../src/flow/outcomes/contract.ts';
import * as rules from '../src/flow/routing/rules/contract.ts';
import * as testClock from '../src/flow/test-clock.ts';
import * as boards from '../src/people/boards/contract.ts';
import * as calendarFeeds from '../src/people/calendar-feeds/contract.ts';
import * as calendars from '../src/people/calendars/contract.ts';
import * as people from '../src/people/contract.ts';
import * as roster from '../src/people/roster/contract.ts';
import * as skills from '../src/people/skills/contract.ts';
import { type Endpoint, roles } from '../src/platform/contract.ts';
import { allBindings } from '../src/routes.ts';
import * as setup from '../src/setup/contract.ts';
import { World } from './world.ts';

interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

interface Document {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly servers: readonly { url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
}

const modules = [
  ...[people, calendars, calendarFeeds, roster, skills, boards],
  ...[setup, intake, entry, targets, rules, library, audits],
  ...[huddle, teaching, work],
  ...[stage, outcomes, measurement, weekly, figureBoards],
  ...[promise, scorecard, standard, tour],
  ...[composer, signatures],
  ...[conversations, notes, senders, snooze],
  ...[confirm, mailView],
  ...[competitors, owed],
  ...[leadResult, breaches],
  ...[desk, inbox, search, calls, followUps, handOver, help, notices],
];

let world: World;
let document: Document;
let operations: { name: string; path: string; operation: Operation }[];

beforeAll(async () => {
  world = await World.create();
  document = (await world.http.inject({ url: '/api/openapi.json' })).json();
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  );
});
afterAll(() => world[Symbol.asyncDispose]());

function endpointsIn(module: object): Endpoint[] {
  return Object.values(module).filter(
    (value): value is Endpoint =>
      typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
  );
}

describe('the OpenAPI document', () => {
  it('changes only on purpose', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('fixtures/openapi.json');
  });

  it('is of version 3.1 and says where the server is', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/),
      info: { title: 'Heed', version: expect.any(String) },
      servers: [{ url: 'http://heed.test' }],
    });
  });

  it('describes every operation with its parameters, roles, answers and problems', () => {
    for (const { name, path, operation } of operations) {
      expect(operation.summary, name).toMatch(/\w{3}/);
      expect(operation.tags, name).toHaveLength(1);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name).toSorted(), name).toEqual(inPath.toSorted());
      expect(
        declared.every((parameter) => parameter.required),
        name,
      ).toBe(true);
      expect(Object.keys(operation.responses), name).toEqual(['200', 'default']);
      expect(operation.responses[200]?.content['application/json']?.schema, name).toBeTypeOf('object');
      expect(operation.responses.default?.content['application/problem+json'], name).toBeDefined();
      if (path.includes('{org}')) {
        expect(operation.security, name).toEqual([{ session: [] }]);
        expect(roles, name).toEqual(expect.arrayContaining([...(operation['x-roles'] ?? ['none'])]));
      }
      expect(name.startsWith('get ') && operation.requestBody !== undefined, name).toBe(false);
    }
  });

  it('names no operation twice and leaves no reference open', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Problem']));
    expect(text).not.toContain('$schema');
  });

  it('holds every endpoint of every contract, each bound once', () => {
    const contracts = modules.flatMap(endpointsIn);
    const bound = allBindings(world.parts).map(({ endpoint }) => endpoint);
    const names = (endpoints: readonly Endpoint[]) =>
      endpoints.map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(names(bound).toSorted()).toEqual(names(contracts).toSorted());
    expect(new Set(bound)).toEqual(new Set(contracts));
    expect(operations.map(({ name }) => name).toSorted()).toEqual(names(contracts).toSorted());
    for (const { method, path } of contracts) expect(world.http.hasRoute({ method, url: path })).toBe(true);
  });
});

describe('the test clock', () => {
  it('does not exist unless it is asked for', async () => {
    for (const { method, path } of endpointsIn(testClock)) {
      const answer = await world.http.inject({ method, url: path, payload: { advanceSeconds: 1 } });
      expect([answer.statusCode, answer.json().title]).toEqual([404, 'Not found']);
      expect(document.paths).not.toHaveProperty([path]);
    }
    expect(endpointsIn(testClock)).toHaveLength(2);
  });
});
