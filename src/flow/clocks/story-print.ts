import { hash } from 'node:crypto';
import type { StoryLine } from '../../core/clock/clock.ts';

/** The keys of a line in the order in which jsonb keeps them: by length, then by bytes. */
const KEYS = ['at', 'fact', 'rule', 'dueAt', 'effect', 'factId', 'reason', 'businessMs'] as const;

/**
 * What `md5(story::text)` gives in the database for this story. A million stories are compared by it without being
 * carried over: the text is PostgreSQL's own writing of jsonb.
 */
export function storyPrint(story: readonly StoryLine[]): string {
  return hash('md5', `[${story.map(lineText).join(', ')}]`);
}

function lineText(line: StoryLine): string {
  const pairs = KEYS.filter((key) => line[key] !== undefined);
  return `{${pairs.map((key) => `"${key}": ${JSON.stringify(line[key])}`).join(', ')}}`;
}
