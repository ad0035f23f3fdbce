import type { z } from 'zod';
import { senderDetails, senderLine, warningWords } from '../../../core/mail/sender-words.ts';
import type { Context } from '../../../platform/context.ts';
import type { senderView } from './shapes.ts';

type SenderView = z.input<typeof senderView>;

/** By message: what is known of who sent it. A mail whose check is not there yet, or never came, is left out. */
export async function sendersOf(ctx: Context, requestId: string): Promise<Map<string, SenderView>> {
  const rows = await ctx.db
    .selectFrom('message_trust as t')
    .innerJoin('message as m', (join) =>
      join.onRef('m.org_id', '=', 't.org_id').onRef('m.source_key', '=', 't.source_key'),
    )
    .select(['m.id', 't.standing', 't.checked_by', 't.server', 't.results', 't.warnings'])
    .where('t.org_id', '=', ctx.orgId)
    .where('m.org_id', '=', ctx.orgId)
    .where('m.request_id', '=', requestId)
    .execute();
  return new Map(
    rows.map((row) => {
      const { standing, server, results: checks } = row;
      const trust = { standing, checkedBy: row.checked_by, server, checks };
      const words = row.warnings.map(warningWords);
      return [
        row.id,
        {
          standing,
          line: senderLine(trust),
          details: senderDetails(trust),
          warnings: words.flatMap(({ grave, text, advice }) => (grave ? { text, advice } : [])),
          notes: words.flatMap(({ grave, text }) => (grave ? [] : text)),
        },
      ];
    }),
  );
}
