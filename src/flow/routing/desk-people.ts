import type { ChoiceTerms } from '../../core/routing/availability.ts';
import type { Candidate, History } from '../../core/routing/candidate.ts';
import type { Instant } from '../../core/time/instant.ts';
import { answersContacts, type Duty, teamDuty } from '../../people/duty.ts';
import { onCall } from '../../people/on-call.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import type { Terms } from '../clocks/terms.ts';
import type { RoutingPool } from './routing-pool.ts';

/** Those who may be given the requests of a desk at one instant; what each of them was given counts for the next. */
export class DeskPeople {
  readonly teamId: string;
  readonly terms: Pick<ChoiceTerms, 'now' | 'zone' | 'isOpen'>;
  readonly #pool: RoutingPool;
  readonly #duty: readonly Duty[];
  /** When the desk opens again; null while it is open. */
  readonly #opensAt: Instant | null;
  #candidates: Candidate[];
  #asked = false;

  private constructor(
    pool: RoutingPool,
    duty: readonly Duty[],
    teamId: string,
    terms: DeskPeople['terms'],
    opensAt: Instant | null,
  ) {
    this.#pool = pool;
    this.#opensAt = opensAt;
    this.#duty = duty;
    this.teamId = teamId;
    this.terms = terms;
    this.#candidates = duty
      .filter(({ roles }) => answersContacts(roles))
      .map((member) => pool.candidate(member, false));
  }

  static async at(ctx: Context, pool: RoutingPool, terms: Terms, deskId: string): Promise<DeskPeople> {
    const { spec, teamId } = terms.deskAt(deskId, ctx.now);
    const { calendar } = terms.forDesk(deskId).calendarFor('desk', { zone: null }, ctx.now, ctx.now);
    const duty = await teamDuty(ctx, null, spec);
    const isOpen = calendar.isOpen(ctx.now);
    const opensAt = isOpen ? null : calendar.nextOpening(ctx.now);
    return new DeskPeople(pool, duty, teamId, { now: ctx.now, zone: spec.zone, isOpen }, opensAt);
  }

  /** With what is known between them and one contact. */
  known(histories: ReadonlyMap<string, History> | undefined): readonly Candidate[] {
    if (!histories || histories.size === 0) return this.#candidates;
    return this.#candidates.map((candidate) => {
      const history = histories.get(candidate.userId);
      return history ? { ...candidate, history } : candidate;
    });
  }

  /** Adds the executives on call, once; returns whether there are any. They are looked up only when they are needed. */
  async withOnCall(ctx: Context): Promise<boolean> {
    if (this.#asked) return false;
    this.#asked = true;
    const ids = new Set((await onCall(ctx, 'executive')).map(({ userId }) => userId));
    const present = this.#candidates.map((candidate) =>
      ids.has(candidate.userId) ? { ...candidate, onCall: true } : candidate,
    );
    const others = this.#duty.filter(({ userId, roles }) => ids.has(userId) && !answersContacts(roles));
    this.#candidates = [...present, ...others.map((member) => this.#pool.candidate(member, true))];
    return ids.size > 0;
  }

  /** One more item is theirs. */
  gave(userId: string): void {
    const place = this.#candidates.findIndex((candidate) => candidate.userId === userId);
    const candidate = this.#candidates[place];
    if (!candidate) return;
    const { openItems } = candidate;
    this.#candidates[place] = { ...candidate, openItems: openItems + 1, lastAssignedAt: this.terms.now };
  }

  /** The next instant at which somebody comes on duty or the desk opens goes to the timekeeper: what waits is handed out then. */
  async lookAgain(ctx: Context, deskId: string): Promise<void> {
    const begins = this.#duty
      .filter(({ roles }) => answersContacts(roles))
      .map(({ nextOnDuty }) => nextOnDuty);
    const next = [...begins, this.#opensAt].filter((instant) => instant !== null && instant > ctx.now);
    if (next.length === 0) return;
    const dueAt = at(Math.min(...(next as Instant[])));
    await ctx.db
      .insertInto('timer')
      .values({ org_id: ctx.orgId, kind: 'distribute', subject_id: deskId, due_at: dueAt })
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'kind', 'subject_id']).doUpdateSet({ due_at: dueAt }),
      )
      .execute();
  }
}
