import type { TargetTerms } from '../../clock/target-change.ts';
import type { UnitNames } from '../../outcome/page-times.ts';
import type { Milliseconds } from '../../time/instant.ts';

/** Everything the promise page and a customer's scorecard say, in one language. Numbers and dates come in as shown. */
export interface PromiseWords {
  readonly units: UnitNames;
  /** After "within": the dative in German. */
  readonly spans: UnitNames;
  readonly title: (company: string) => string;
  readonly otherLanguage: string;
  /** `63.2 %`. */
  readonly percent: (share: number) => string;
  readonly count: (n: number) => string;
  /** A target in one sentence. */
  readonly target: (kind: string, terms: TargetTerms) => string;
  readonly kind: (kind: string) => string;
  readonly length: (ms: Milliseconds) => string;
  readonly few: string;
  readonly none: string;
  readonly unmeasured: string;
  readonly period: (from: string, until: string) => string;
  readonly asOf: (when: string, place: string) => string;
  /** R34: the buyer's time, then working time. */
  readonly elapsed: (share: string, length: string, counted: string | null) => string;
  readonly elapsedFew: (length: string) => string;
  readonly business: (share: string, counted: string) => string;
  readonly businessFew: string;
  readonly counted: (met: string, of: string) => string;
  readonly typical: (span: string) => string;
  readonly typicalUnreached: string;
  readonly unanswered: (n: number, of: string) => string;
  readonly pending: (n: number) => string;
  readonly missed: (n: number) => string;
  readonly promises: string;
  readonly result: (share: string, counted: string) => string;
  readonly since: (date: string) => string;
  readonly sinceEver: string;
  readonly forSegment: (segment: string) => string;
  readonly changes: string;
  readonly loosened: (before: string, after: string, date: string) => string;
  readonly tightened: (before: string, after: string, date: string) => string;
  readonly switchedOff: (date: string) => string;
  readonly switchedOn: (date: string) => string;
  readonly goalChanged: (before: string | null, after: string | null, date: string) => string;
  readonly reason: (text: string) => string;
  readonly weeks: string;
  /** One sentence of meaning above the chart. */
  readonly weeksMeaning: (best: string, worst: string, of: number) => string;
  readonly weeksNone: string;
  readonly week: string;
  readonly weekOf: (date: string) => string;
  readonly ownTime: string;
  readonly ourTime: string;
  readonly targetColumn: string;
  readonly interval: (low: string, high: string) => string;
  readonly chart: string;
  /** How to read it without colour. */
  readonly legend: string;
  readonly channels: string;
  readonly channel: (channel: string) => string;
  readonly notPublished: string;
  readonly notPublishedText: string;
  readonly notPublishedSince: (kind: string, date: string) => string;
  readonly gaps: string;
  readonly noGaps: string;
  readonly hidden: (from: string, until: string | null) => string;
  readonly leftOut: (kind: string, from: string, until: string | null) => string;
  readonly rules: readonly string[];
  readonly rulesTitle: string;
  readonly whole: string;
  readonly absent: { readonly title: string; readonly text: string };
  readonly hiddenNow: (from: string) => string;
  readonly scorecard: {
    readonly title: (company: string, name: string) => string;
    readonly lead: string;
    readonly own: (n: number) => string;
    readonly nothing: string;
    readonly kept: string;
    readonly promised: (kept: string, of: string) => string;
    readonly noPromises: string;
    readonly verdicts: string;
    readonly verdict: (yes: number, partly: number, no: number) => string;
    readonly noVerdicts: string;
    readonly ends: (date: string) => string;
    readonly expired: string;
    readonly unanswered: (n: number) => string;
    readonly typical: (span: string) => string;
    readonly typicalUnreached: string;
    readonly smallOwn: string;
  };
}
