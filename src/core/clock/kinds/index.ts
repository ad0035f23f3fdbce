import type { ClockCode, ClockKind } from '../clock-kind.ts';
import { logAndDistribute } from './c1-log-and-distribute.ts';
import { firstResponse } from './c3-first-response.ts';
import { completeAnswer } from './c5-complete-answer.ts';
import { quote } from './c6-quote.ts';
import { messageCleared } from './c8-message-cleared.ts';
import { commitment } from './c10-commitment.ts';
import { nextResponse } from './c11-next-response.ts';

/** Every kind of clock. A kind runs where a target version for it is in force. */
export const clockKinds: readonly ClockKind[] = [
  logAndDistribute,
  firstResponse,
  completeAnswer,
  quote,
  messageCleared,
  commitment,
  nextResponse,
];

const byCode = new Map(clockKinds.map((kind) => [kind.code, kind]));

/** The kind with this code. Throws when the list has none, which is a fault of the program. */
export function clockKind(code: ClockCode | string): ClockKind {
  const kind = byCode.get(code as ClockCode);
  if (!kind) throw new Error(`no clock kind ${code}`);
  return kind;
}
