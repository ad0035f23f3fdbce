import type { Problem } from '../problem.ts';
import type { Rules } from './routing-draft.ts';

/** `clash`: somebody else changed the draft; `refused`: the server can't take it as it is. */
export type RulesState = 'saved' | 'saving' | 'unsaved' | 'clash' | 'refused';

export interface RulesSaverParts {
  /** Keeps the draft; resolves to its `changedAt`, rejects with a Problem. */
  readonly save: (rules: Rules, seen: string | null) => Promise<string>;
  readonly onState: (state: RulesState, problem: Problem | null) => void;
}

const pauseMs = 500;

/** Saves a draft of rules a moment after the last change, one save at a time, each on top of the one seen last. */
export class RulesSaver {
  private readonly parts: RulesSaverParts;
  private pending: Rules | null = null;
  private running: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: string | null;

  /** @param seen the draft's `changedAt` as loaded; null without a draft */
  constructor(parts: RulesSaverParts, seen: string | null) {
    this.parts = parts;
    this.last = seen;
  }

  get seen(): string | null {
    return this.last;
  }

  /** Nothing of the writer's is on its way. */
  get isIdle(): boolean {
    return this.pending === null;
  }

  touch(rules: Rules): void {
    this.pending = rules;
    this.parts.onState('saving', null);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pauseMs);
  }

  /** Saves now what is unsaved; resolves when it is, or was refused. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.saveLatest());
    return this.running;
  }

  /** Another draft is the one to build upon, or none; what is unsaved is forgotten. */
  reset(seen: string | null): void {
    clearTimeout(this.timer);
    this.pending = null;
    this.last = seen;
    this.parts.onState('saved', null);
  }

  private async saveLatest(): Promise<void> {
    const rules = this.pending;
    if (rules === null) return;
    try {
      this.last = await this.parts.save(rules, this.last);
      if (this.pending !== rules) return;
      this.pending = null;
      this.parts.onState('saved', null);
    } catch (problem) {
      const { status } = problem as Problem;
      const state = status === 409 ? 'clash' : status === 422 ? 'refused' : 'unsaved';
      this.parts.onState(state, problem as Problem);
    }
  }
}
