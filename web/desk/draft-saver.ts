import { isEmptyDraft } from '../../src/core/reply/is-empty-draft.ts';
import type { Carries, DraftBody } from './draft.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'empty';

const pauseMs = 900;

export interface DraftSaverParts {
  readonly id: string;
  readonly now: () => number;
  /** Stores the draft on the server; rejects when it could not. */
  readonly save: (body: DraftBody, keepalive: boolean) => Promise<void>;
  readonly onState: (state: SaveState) => void;
}

/** Saves a draft a moment after the last key, one save at a time; until then, and when it fails, the browser keeps it. */
export class DraftSaver {
  private readonly parts: DraftSaverParts;
  private pending: DraftBody | null = null;
  private running: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: DraftSaverParts) {
    this.parts = parts;
  }

  /** Call with what would be sent whenever it changes by the writer's hand. */
  touch(body: DraftBody, carries: Carries): void {
    this.pending = body;
    keepDraft(this.parts.id, body, this.parts.now(), carries);
    this.parts.onState('saving');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pauseMs);
  }

  /** Saves now what is unsaved. */
  flush(keepalive = false): Promise<void> {
    clearTimeout(this.timer);
    const body = this.pending;
    if (body === null) return this.running;
    this.pending = null;
    this.running = this.running.then(() => this.save(body, keepalive));
    return this.running;
  }

  /** Forgets what is unsaved, because it is being sent; waits for a save under way so that it cannot come after. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    this.pending = null;
    await this.running;
  }

  private async save(body: DraftBody, keepalive: boolean): Promise<void> {
    try {
      await this.parts.save(body, keepalive);
      if (this.pending !== null) return;
      forgetDraft(this.parts.id);
      this.parts.onState(isEmptyDraft(body) ? 'empty' : 'saved');
    } catch {
      // It stays in this browser; the next key, or the next visit, tries again.
      this.pending ??= body;
      this.parts.onState('unsaved');
    }
  }
}
