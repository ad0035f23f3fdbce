import { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';

/** Where a page ends: the keys of its last row, in the order of the list. */
export interface Cursor {
  /** 0 for recovery, which comes first; 1 for the rest. */
  readonly rank: number;
  readonly at: number;
  readonly id: string;
}

const shape = z.tuple([z.literal([0, 1]), z.number().int(), z.uuid()]);

export function writeCursor({ rank, at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([rank, at, id])).toString('base64url');
}

/** Throws `invalid` for a text that is none of ours. */
export function readCursor(text: string): Cursor {
  const wrong = () => new DomainError('invalid', 'this names no page', '/after');
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw wrong();
  }
  const read = shape.safeParse(given);
  if (!read.success || Math.abs(read.data[1]) > 8.64e15) throw wrong();
  const [rank, at, id] = read.data;
  return { rank, at, id };
}
