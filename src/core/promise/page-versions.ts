import type { Instant } from '../time/instant.ts';
import type { Gap } from './promise-board.ts';

/** What was decided about the page; the last version holds. */
export interface PageVersion {
  readonly published: boolean;
  readonly kinds: readonly string[];
  readonly reason: string;
  readonly at: Instant;
}

/** `never` published, `published` now, or `hidden` since the last time it was. */
export type PageState = 'never' | 'published' | 'hidden';

/** Where the page stands; versions the oldest first. */
export function pageState(versions: readonly PageVersion[]): PageState {
  if (versions.at(-1)?.published) return 'published';
  return versions.some(({ published }) => published) ? 'hidden' : 'never';
}

/**
 * When the page was hidden, and when one of its targets was off it, the newest first (E9.d). Time before the first
 * publication is no gap, and a target is missed only once it has been there.
 */
export function gapsOf(versions: readonly PageVersion[]): Gap[] {
  const gaps: Gap[] = [];
  const open = new Map<string | null, { from: Instant; reason: string }>();
  const seen = new Set<string>();
  for (const version of versions) {
    const close = (kind: string | null) => {
      const gap = open.get(kind);
      if (gap) gaps.push({ kind, ...gap, until: version.at });
      open.delete(kind);
    };
    const begin = (kind: string | null) => {
      if (!open.has(kind)) open.set(kind, { from: version.at, reason: version.reason });
    };
    if (!version.published) {
      if (seen.size > 0) begin(null);
      continue;
    }
    close(null);
    for (const kind of version.kinds) {
      close(kind);
      seen.add(kind);
    }
    for (const kind of seen) if (!version.kinds.includes(kind)) begin(kind);
  }
  for (const [kind, gap] of open) gaps.push({ kind, ...gap, until: null });
  return gaps.toSorted((a, b) => b.from - a.from);
}
