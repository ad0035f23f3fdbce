import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { toIso } from '../core/time/instant.ts';
import { asMember, type Gate } from './bindings.ts';
import { everyRole } from './contract.ts';
import type { LiveChange, LiveHub } from './live-hub.ts';
import type { Metrics } from './metrics.ts';

const KEEP_ALIVE_MS = 20_000;

/**
 * The live stream of an organisation (text/event-stream): `changed` events name requests and topics; the browser
 * reads again what it shows. After a break it reads everything, so nothing is missed.
 */
export function registerLive(http: FastifyInstance, gate: Gate, hub: LiveHub, metrics: Metrics): void {
  const open = new Set<ServerResponse>();
  http.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  http.get('/api/o/:org/live', async (request, reply) => {
    const { orgId, now } = await asMember(request, gate, everyRole, async (ctx) => ({
      orgId: ctx.orgId,
      now: ctx.now,
    }));
    reply.hijack();
    const { raw } = reply;
    open.add(raw);
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const write = (change: LiveChange, at: number) => {
      const data = { ...change, time: { now: toIso(at), frozen: gate.runner.frozen } };
      raw.write(`event: changed\ndata: ${JSON.stringify(data)}\n\n`);
    };
    write({ requestIds: [], topics: ['all'] }, now);
    const leave = hub.subscribe(orgId, (change) => write(change, gate.runner.frozen ? now : Date.now()));
    const keepAlive = setInterval(() => raw.write(': still here\n\n'), KEEP_ALIVE_MS);
    metrics.liveBrowsers.set(hub.subscriberCount);
    raw.on('close', () => {
      clearInterval(keepAlive);
      leave();
      open.delete(raw);
      metrics.liveBrowsers.set(hub.subscriberCount);
    });
  });
}
