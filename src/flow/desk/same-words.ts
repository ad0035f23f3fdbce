import type { SendEvidence } from '../../core/reply/automatic-send.ts';
import { normalisedBody } from '../../core/reply/normalised-body.ts';
import { judgeSameBody } from '../../core/reply/same-body.ts';
import { HOUR } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';

/** Far more than a person sends in an hour; the newest are looked at. */
const MOST_LOOKED_AT = 500;
const THIS_ONE = 'this one';

export interface Outgoing {
  readonly requestId: string;
  readonly text: string;
  /** It answers a question of this contact that was open. */
  readonly answersOwnRequest: boolean;
}

/** Whether the same words of ours went to other contacts within the hour, and what that makes of this reply (R16). */
export async function sameWords(ctx: Context, outgoing: Outgoing): Promise<SendEvidence['sameBody']> {
  const words = normalisedBody(outgoing.text);
  if (words === '') return 'clear';
  const recent = await ctx.db
    .selectFrom('message as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'm.org_id').onRef('r.id', '=', 'm.request_id'),
    )
    .select(['m.id', 'm.request_id', 'm.at', 'm.text', 'm.reply', 'r.contact_id'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.direction', '=', 'out')
    .where('m.author_id', 'is not', null)
    .where('m.at', '>', at(ctx.now - HOUR))
    .orderBy('m.at', 'desc')
    .limit(MOST_LOOKED_AT)
    .execute();
  const same = recent.filter(({ text }) => normalisedBody(text) === words);
  if (same.length === 0) return 'clear';
  const sends = same.map((message) => ({
    id: message.id,
    recipient: message.contact_id,
    sentAt: message.at,
    answersOwnRequest: (message.reply?.answers.length ?? 0) > 0,
  }));
  const recipient = await contactOf(ctx, outgoing.requestId);
  const { answersOwnRequest } = outgoing;
  const verdicts = judgeSameBody([...sends, { id: THIS_ONE, recipient, sentAt: ctx.now, answersOwnRequest }]);
  return verdicts.get(THIS_ONE) ?? 'clear';
}

async function contactOf(ctx: Context, requestId: string): Promise<string> {
  const { contact_id } = await ctx.db
    .selectFrom('request')
    .select('contact_id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  return contact_id;
}
