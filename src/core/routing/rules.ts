/** Who is looked for first: the one who knows most, or a coordinator who answers and pulls experts in. */
export type RoutingOrder = 'expert_first' | 'coordinator_first';

/** One row of a desk's table of rules. An empty list means "any"; a request matches when every list does. */
export interface RuleRow {
  readonly id: string;
  /** At least one stands in subject, text or questions: case and accents folded, whole words, plurals. */
  readonly words: readonly string[];
  readonly channels: readonly string[];
  readonly sources: readonly string[];
  readonly kinds: readonly string[];
  readonly segments: readonly string[];
  /** Ids of the skills that a matching request needs. */
  readonly needs: readonly string[];
  /** Whose people are asked instead of the desk's own team. */
  readonly teamId: string | null;
  readonly order: RoutingOrder | null;
}

/** The rules of one desk as a version holds them: data, edited in a table. */
export interface RoutingRules {
  readonly order: RoutingOrder;
  /** Elapsed minutes without a touch after which a request goes to somebody else: the first and the second time. */
  readonly silenceMinutes: readonly [number, number];
  /** All rows that match add their needs; the first of them with a team or an order decides that. */
  readonly rows: readonly RuleRow[];
}

/** What holds where a desk has no version switched on (DOMAIN R4, R20). */
export const defaultRules: RoutingRules = { order: 'expert_first', silenceMinutes: [10, 20], rows: [] };
