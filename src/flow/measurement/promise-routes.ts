import type { FastifyInstance } from 'fastify';
import type { Binding, Gate } from '../../platform/bindings.ts';
import type { Database } from '../../platform/database.ts';
import { figuresOfRequests } from './figures-of-requests.ts';
import { periodFigures, seriesFigures } from './period-figures.ts';
import type { FiguresSource } from './promise/figures-source.ts';
import { registerPromisePage } from './promise/page-routes.ts';
import { promiseBindings } from './promise/routes.ts';
import { scorecardBindings } from './scorecard/routes.ts';
import { registerScorecard } from './scorecard/scorecard-page.ts';
import type { ScorecardDeps } from './scorecard/scorecard-token.ts';
import { standardBindings } from './standard/routes.ts';

const figures: FiguresSource = { period: periodFigures, series: seriesFigures };

/** Promise page, scorecards and the standard, for members. */
export function publicFigureBindings(deps: ScorecardDeps): Binding[] {
  return [...promiseBindings(deps), ...scorecardBindings(deps), ...standardBindings(figures)];
}

export interface PublicPageDeps {
  readonly database: Database;
  readonly gate: Gate;
  readonly secret: string;
  /** A test clock holds time still. */
  readonly frozen: boolean;
}

/** The pages that anybody reads: the promise, and a customer's own figures by signed link. */
export function registerPublicFigures(http: FastifyInstance, deps: PublicPageDeps): void {
  registerPromisePage(http, { ...deps, figures });
  registerScorecard(http, { runner: deps.gate.runner, secret: deps.secret, figuresOf: figuresOfRequests });
}
