import { z } from 'zod';
import type { Endpoint } from './contract.ts';

/** The OpenAPI 3.1 document of the endpoints. */
export function openApi(endpoints: readonly Endpoint[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heed',
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'heed.session_token' } },
      schemas: { Problem: problemSchema },
    },
    paths,
  };
}

const problemSchema = {
  description: 'RFC 9457 problem details',
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

function operation(endpoint: Endpoint): object {
  const takesBody = endpoint.method !== 'GET' && Object.keys(properties(endpoint.body)).length > 0;
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    ...(typeof endpoint.access === 'string' ? {} : { 'x-roles': endpoint.access }),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(takesBody ? { requestBody: { required: true, content: json(endpoint.body, 'input') } } : {}),
    responses: {
      200: { description: 'Done', content: json(endpoint.response, 'output') },
      default: {
        description: 'Refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function json(schema: z.ZodType, io: 'input' | 'output') {
  return { 'application/json': { schema: jsonSchema(schema, io) } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
}

function properties(schema: z.ZodType): Record<string, object> {
  return (jsonSchema(schema, 'input') as { properties?: Record<string, object> }).properties ?? {};
}

function parameters(schema: z.ZodType, where: 'path' | 'query'): object[] {
  const required = (jsonSchema(schema, 'input') as { required?: string[] }).required ?? [];
  return Object.entries(properties(schema)).map(([name, type]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: type,
  }));
}
