import type { z } from 'zod';
import { defaultRules } from '../../src/core/routing/rules.ts';
import type { routing, rulesBody, tryRules } from '../../src/flow/routing/rules/contract.ts';

export type RoutingView = z.output<typeof routing.response>;
export type Rules = z.output<typeof rulesBody>;
export type Rule = Rules['rows'][number];
export type TryOut = z.output<typeof tryRules.response>;
export type TryRow = TryOut['rows'][number];

export const MOST_RULES = 200;
export const silenceRange = { least: 1, most: 240 } as const;

/** A rule that holds for everything and does nothing yet. */
export function newRule(id: string): Rule {
  return {
    id,
    words: [],
    channels: [],
    sources: [],
    kinds: [],
    segments: [],
    needs: [],
    teamId: null,
    order: null,
  };
}

export function withRule(rules: Rules, rule: Rule): Rules {
  return { ...rules, rows: rules.rows.map((row) => (row.id === rule.id ? rule : row)) };
}

export function without(rules: Rules, id: string): Rules {
  return { ...rules, rows: rules.rows.filter((row) => row.id !== id) };
}

/** Puts a rule back where it stood, as far as there is such a place still. */
export function withRuleAt(rules: Rules, rule: Rule, place: number): Rules {
  if (rules.rows.some(({ id }) => id === rule.id)) return rules;
  return { ...rules, rows: rules.rows.toSpliced(place, 0, rule) };
}

/** A rule some places up (below 0) or down; the same rules when there is no such place. */
export function moved(rules: Rules, id: string, by: number): Rules {
  const from = rules.rows.findIndex((row) => row.id === id);
  const rule = rules.rows[from];
  const to = from + by;
  if (!rule || to < 0 || to >= rules.rows.length) return rules;
  return { ...rules, rows: rules.rows.toSpliced(from, 1).toSpliced(to, 0, rule) };
}

export function sameRules(a: Rules, b: Rules): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** Keys in one order, whoever wrote them. */
function ordered({ order, silenceMinutes, rows }: Rules) {
  return [
    order,
    silenceMinutes,
    rows.map((row) => Object.keys(newRule('')).map((key) => row[key as keyof Rule])),
  ];
}

/** Whether a rule changes anything when it matches. */
export function doesNothing({ needs, teamId, order }: Rule): boolean {
  return needs.length === 0 && teamId === null && order === null;
}

/** What stands in the way of saving, by pointer as the server has it. */
export function rulesErrors({ silenceMinutes }: Rules): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  silenceMinutes.forEach((minutes, place) => {
    if (!Number.isInteger(minutes) || minutes < silenceRange.least || minutes > silenceRange.most)
      errors[`/rules/silenceMinutes/${place}`] = 'From 1 to 240 minutes';
  });
  if (Object.keys(errors).length === 0 && silenceMinutes[1] <= silenceMinutes[0])
    errors['/rules/silenceMinutes/1'] = 'Later than the first time';
  return errors;
}

/** The rules a page begins with: the draft, else a copy of what is in force. */
export function startRules({ draft, inForce }: Pick<RoutingView, 'draft' | 'inForce'>): Rules {
  return draft?.rules ?? inForce.rules;
}

export const defaults: Rules = defaultRules as Rules;
