import { type Binding, forMembers, type Member } from '../../platform/bindings.ts';
import type { Config } from '../../platform/config.ts';
import { notFound } from '../../platform/problem.ts';
import { arrive, type DemoDoors, demoPlace } from '../arrive.ts';
import { tourist } from '../larkfield.ts';
import * as contract from './contract.ts';
import { keepGuess } from './keep-guess.ts';
import { viewTour } from './view-tour.ts';
import { viewTourRequest } from './view-tour-request.ts';

/** The endpoints of the tour through the demo; outside a demo organisation they answer as if absent. */
export function tourBindings(deps: DemoDoors & { readonly config: Config }): Binding[] {
  return [
    forMembers(contract.tour, ({ ctx, member }) => {
      onlyInDemo(member);
      return viewTour(ctx, member.userId);
    }),
    forMembers(contract.guess, async ({ ctx, member, body }) => {
      onlyInDemo(member);
      await keepGuess(ctx, body.minutes);
      return { ok: true as const };
    }),
    forMembers(contract.tourEnquiry, async ({ ctx, member }) => {
      onlyInDemo(member);
      const place = await demoPlace(deps.runner, member.orgId);
      const requestId = await arrive(deps, place, tourist, ctx.now);
      if (requestId === null) throw notFound();
      return { requestId };
    }),
    forMembers(contract.tourRequest, ({ ctx, member, params }) => {
      onlyInDemo(member);
      return viewTourRequest(ctx, deps.config, params.id);
    }),
  ];
}

function onlyInDemo(member: Member): void {
  if (!member.isDemo) throw notFound();
}
