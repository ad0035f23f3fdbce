import type { Channel } from '../desk/channel-icon.tsx';
import { kindText } from '../desk/kind-names.ts';
import { segmentNames } from '../segment-names.ts';
import { doesNothing, type RoutingView, type Rule, type Rules, sameRules } from './routing-draft.ts';

export const channelNames: Readonly<Record<Channel, string>> = {
  email: 'mail',
  webform: 'web form',
  page: 'their page',
  phone: 'telephone',
  letter: 'letter',
  walk_in: 'walk-in',
  other: 'another way',
};

export const orderNames = { expert_first: 'expert first', coordinator_first: 'coordinator first' } as const;

export type Names = Pick<RoutingView, 'skills' | 'teams'>;

const any = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
const all = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** When a rule holds: `it says “valve” or “seat”, by mail`. */
export function whenText(rule: Rule): string {
  const parts = [
    ...(rule.words.length > 0 ? [`it says ${any(rule.words.map((word) => `“${word}”`))}`] : []),
    ...(rule.channels.length > 0
      ? [`it comes by ${any(rule.channels.map((one) => channelNames[one]))}`]
      : []),
    ...(rule.sources.length > 0 ? [`it comes from ${any(rule.sources)}`] : []),
    ...(rule.kinds.length > 0
      ? [`its kind is ${any(rule.kinds.map((kind) => kindText(kind).toLowerCase()))}`]
      : []),
    ...(rule.segments.length > 0
      ? [`their segment is ${any(rule.segments.map((one) => segmentNames[one]))}`]
      : []),
  ];
  return parts.length === 0 ? 'always' : all(parts);
}

/** What a rule does: `needs Valves and Dairy, asks Leeds, coordinator first`. */
export function thenText(rule: Rule, { skills, teams }: Names): string {
  if (doesNothing(rule)) return 'nothing yet';
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? 'something that is gone';
  return [
    ...(rule.needs.length > 0 ? [`needs ${all(rule.needs.map((id) => named(skills, id)))}`] : []),
    ...(rule.teamId === null ? [] : [`asks ${named(teams, rule.teamId)}`]),
    ...(rule.order === null ? [] : [orderNames[rule.order]]),
  ].join(', ');
}

export const ruleText = (rule: Rule, names: Names) => `${whenText(rule)}: ${thenText(rule, names)}`;

/** What would change if `after` were switched on in place of `before`, a sentence each. */
export function changesText(before: Rules, after: Rules, names: Names): string[] {
  if (sameRules(before, after)) return [];
  const old = new Map(before.rows.map((row, place) => [row.id, { row, place }]));
  const kept = new Set(after.rows.map(({ id }) => id));
  const [first, second] = after.silenceMinutes;
  const changes = [
    ...(before.order === after.order
      ? []
      : [`Order: ${orderNames[after.order]}, was ${orderNames[before.order]}.`]),
    ...(String(before.silenceMinutes) === String(after.silenceMinutes)
      ? []
      : [`Silence: ${first} and ${second} minutes, was ${before.silenceMinutes.join(' and ')}.`]),
    ...before.rows
      .map((row, place) => ({ row, place }))
      .filter(({ row }) => !kept.has(row.id))
      .map(({ row, place }) => `Rule ${place + 1} goes: ${ruleText(row, names)}.`),
    ...after.rows.flatMap((row, place) => {
      const was = old.get(row.id);
      const text = ruleText(row, names);
      if (!was) return [`New rule ${place + 1}: ${text}.`];
      const earlier = ruleText(was.row, names);
      return earlier === text ? [] : [`Rule ${place + 1}: ${text}. It was: ${earlier}.`];
    }),
  ];
  const order = (rows: readonly Rule[], others: readonly Rule[]) =>
    rows.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id);
  const isReordered = String(order(before.rows, after.rows)) !== String(order(after.rows, before.rows));
  return isReordered ? [...changes, 'The rules stand in another order.'] : changes;
}
