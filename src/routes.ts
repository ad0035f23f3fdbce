import type { FastifyInstance } from 'fastify';
import type { AppOptions, Parts } from './app.ts';
import { auditBindings, registerAuditFiles } from './audit/kept/routes.ts';
import { demoBindings } from './demo/routes.ts';
import { tourBindings } from './demo/tour/routes.ts';
import { recheckOpenClocks } from './flow/clocks/recheck-open-clocks.ts';
import { targetBindings } from './flow/clocks/targets/routes.ts';
import { breachBindings } from './flow/desk/breaches/routes.ts';
import { deskCallBindings } from './flow/desk/call-bindings.ts';
import { competitorBindings } from './flow/desk/competitors/routes.ts';
import { registerUploads } from './flow/desk/composer/upload-route.ts';
import { confirmBindings } from './flow/desk/confirm-bindings.ts';
import { conversationBindings } from './flow/desk/conversations/routes.ts';
import { afterAttempt } from './flow/desk/follow-ups/after-attempt.ts';
import { planFollowUp } from './flow/desk/follow-ups/plan-follow-up.ts';
import { followUpBindings } from './flow/desk/follow-ups/routes.ts';
import { handOverBindings } from './flow/desk/hand-over/routes.ts';
import { helpBindings } from './flow/desk/help/routes.ts';
import { inboxBindings } from './flow/desk/inbox-routes.ts';
import { leadResultBindings } from './flow/desk/lead-result/routes.ts';
import { mailViewBindings } from './flow/desk/mail-view/routes.ts';
import { noteBindings } from './flow/desk/notes/routes.ts';
import { noticeBindings } from './flow/desk/notices/routes.ts';
import { owedBindings } from './flow/desk/owed/routes.ts';
import { deskBindings } from './flow/desk/routes.ts';
import { senderBindings } from './flow/desk/senders/routes.ts';
import { signatureBindings } from './flow/desk/signatures/routes.ts';
import { snoozeBindings } from './flow/desk/snooze/routes.ts';
import { stageBindings } from './flow/desk/stage/routes.ts';
import { workBindings } from './flow/desk/work/routes.ts';
import { entryBindings } from './flow/entry/routes.ts';
import { registerForms } from './flow/form-routes.ts';
import { registerLibraryFiles } from './flow/library/file-routes.ts';
import { libraryBindings } from './flow/library/routes.ts';
import { registerBoardExport } from './flow/measurement/board-export-route.ts';
import { figureBoardBindings } from './flow/measurement/board-routes.ts';
import { huddlePageBindings } from './flow/measurement/huddle-routes.ts';
import { publicFigureBindings, registerPublicFigures } from './flow/measurement/promise-routes.ts';
import { measurementBindings } from './flow/measurement/routes.ts';
import { registerWeeklyFiles } from './flow/measurement/weekly/file-routes.ts';
import { weeklyBindings } from './flow/measurement/weekly/routes.ts';
import { weeklySource } from './flow/measurement/weekly-source.ts';
import { registerBuyerPage } from './flow/outcomes/page-routes.ts';
import { outcomeBindings } from './flow/outcomes/routes.ts';
import { intakeBindings, registerContent } from './flow/routes.ts';
import { routingRuleBindings } from './flow/routing/rules/routes.ts';
import { testClockBindings } from './flow/test-clock.ts';
import { testEnquiry } from './flow/test-enquiry.ts';
import { setStandingTimers } from './flow/timers.ts';
import { boardBindings } from './people/boards/routes.ts';
import { feedBindings } from './people/calendar-feeds/routes.ts';
import { rosterBindings } from './people/roster/routes.ts';
import { peopleBindings } from './people/routes.ts';
import { type Binding, register } from './platform/bindings.ts';
import { registerLive } from './platform/live-route.ts';
import { openApi } from './platform/openapi.ts';
import { serveWeb } from './platform/static-web.ts';
import { setupBindings } from './setup/routes.ts';

/** Every endpoint that is described by a contract. */
export function allBindings(parts: Parts): Binding[] {
  const { config, time } = parts;
  return [
    ...peopleBindings({
      ...parts,
      setStandingTimers: (now) => setStandingTimers(parts.database, now),
      calendarsChanged: async (ctx) => void (await recheckOpenClocks(ctx)),
    }),
    ...rosterBindings(),
    ...feedBindings(config, parts.runner),
    ...boardBindings(),
    ...setupBindings({ ...parts, testEnquiry: (place, through) => testEnquiry(parts, place, through) }),
    ...intakeBindings(),
    ...targetBindings(),
    ...routingRuleBindings(),
    ...libraryBindings(),
    ...noticeBindings(parts),
    ...deskBindings({ frozen: time.frozen, mailDomain: config.mail.domain }),
    ...signatureBindings(),
    ...confirmBindings,
    ...mailViewBindings,
    ...deskCallBindings({
      frozen: time.frozen,
      planFollowUp,
      afterAttempt,
    }),
    ...followUpBindings({ frozen: time.frozen }),
    ...handOverBindings(),
    ...conversationBindings(),
    ...noteBindings(),
    ...senderBindings(),
    ...snoozeBindings(),
    ...helpBindings({ frozen: time.frozen }),
    ...stageBindings(),
    ...workBindings(),
    ...competitorBindings(),
    ...leadResultBindings(),
    ...breachBindings({ frozen: time.frozen }),
    ...owedBindings(),
    ...outcomeBindings({ frozen: time.frozen, ...config }),
    ...measurementBindings(),
    ...huddlePageBindings(),
    ...weeklyBindings(weeklySource),
    ...publicFigureBindings(config),
    ...figureBoardBindings(),
    ...inboxBindings({ frozen: time.frozen }),
    ...entryBindings(parts),
    ...auditBindings(parts.runner),
    ...demoBindings(parts),
    ...tourBindings(parts),
    ...(config.testClock ? testClockBindings(parts.testClock) : []),
  ];
}

export async function registerRoutes(
  http: FastifyInstance,
  parts: Parts,
  options: AppOptions,
): Promise<void> {
  const { config, gate, auth, database, runner, arrivals, hub, metrics } = parts;
  const bindings = allBindings(parts);
  register(http, bindings, gate, options.checkAnswers ?? false);
  auth.registerAuth(http);
  registerLive(http, gate, hub, metrics);
  registerContent(http, gate);
  registerLibraryFiles(http, gate);
  registerBoardExport(http, gate);
  registerUploads(http, gate);
  registerAuditFiles(http, gate);
  registerWeeklyFiles(http, gate);
  registerForms(http, {
    database,
    runner,
    arrivals,
    publicUrl: config.publicUrl,
    postsAMinute: options.postsAMinute ?? 60,
  });
  registerBuyerPage(http, { runner, ...config });
  registerPublicFigures(http, { database, gate, secret: config.secret, frozen: parts.time.frozen });
  registerOperations(http, parts);
  const document = openApi(
    bindings.map((binding) => binding.endpoint),
    config.publicUrl,
  );
  http.get('/api/openapi.json', (_request, reply) => reply.send(document));
  await serveWeb(http);
}

/** For whoever runs the machine: is it alive, is it ready, what does it count? */
function registerOperations(http: FastifyInstance, { database, metrics, config }: Parts): void {
  http.get('/health', () => ({ status: 'live' }));
  http.get('/ready', async (_request, reply) => {
    const ready = await database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'the database does not answer' });
  });
  http.get('/metrics', async (request, reply) => {
    if (config.metricsToken !== null && request.headers.authorization !== `Bearer ${config.metricsToken}`) {
      return reply.code(401).send('HEED_METRICS_TOKEN is needed as a bearer token\n');
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
