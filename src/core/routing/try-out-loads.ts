import type { Instant } from '../time/instant.ts';
import type { TriedPerson } from './try-out-input.ts';

interface Change {
  readonly at: Instant;
  readonly userId: string;
  readonly by: 1 | -1;
}

/** How many items each person has open while time goes forward and requests are given out. */
export class SimulatedLoads {
  readonly #open = new Map<string, number>();
  readonly #lastAssignedAt = new Map<string, Instant>();
  /** Still to come, the soonest last. */
  readonly #changes: Change[];

  constructor(people: readonly TriedPerson[]) {
    for (const { userId, lastAssignedAt } of people)
      if (lastAssignedAt !== null) this.#lastAssignedAt.set(userId, lastAssignedAt);
    this.#changes = people
      .flatMap(({ userId, others }) =>
        others.flatMap(({ from, until }): Change[] => [
          { at: from, userId, by: 1 },
          ...(until === null ? [] : [{ at: until, userId, by: -1 } as const]),
        ]),
      )
      .sort((a, b) => b.at - a.at);
  }

  /** What ends or begins at that very instant has ended or begun. Time goes forward only. */
  moveTo(at: Instant): void {
    for (let next = this.#changes.at(-1); next && next.at <= at; next = this.#changes.at(-1)) {
      this.#changes.pop();
      this.#open.set(next.userId, this.openItems(next.userId) + next.by);
    }
  }

  /** An item given at an instant that counts until it is settled; null: it is open still. */
  give(userId: string, at: Instant, settledAt: Instant | null): void {
    this.#lastAssignedAt.set(userId, at);
    if (settledAt !== null && settledAt <= at) return;
    this.#open.set(userId, this.openItems(userId) + 1);
    if (settledAt === null) return;
    const place = this.#changes.findLastIndex((change) => change.at > settledAt);
    this.#changes.splice(place + 1, 0, { at: settledAt, userId, by: -1 });
  }

  openItems(userId: string): number {
    return this.#open.get(userId) ?? 0;
  }

  lastAssignedAt(userId: string): Instant | null {
    return this.#lastAssignedAt.get(userId) ?? null;
  }
}
