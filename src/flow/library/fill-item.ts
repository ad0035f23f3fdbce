import { sql } from 'kysely';
import type { z } from 'zod';
import { type FieldValues, firstName } from '../../core/library/template-fields.ts';
import { DAY, type Instant } from '../../core/time/instant.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { fillTemplate } from './fill-template.ts';
import { loadRows, today } from './load-rows.ts';
import type { filledItem } from './shapes.ts';

interface Asked {
  readonly assetId: string;
  readonly requestId: string;
  /** Whose words stand for `question`; null: the first open one's. */
  readonly questionId: string | null;
}

/** The version of an item that is in use, filled in for the contact of a request. Throws `not_found`. */
export async function fillItem(ctx: Context, asked: Asked): Promise<z.input<typeof filledItem>> {
  const [row] = await loadRows(ctx, [asked.assetId], await today(ctx));
  if (!row || row.retired) throw notFound();
  const { text } = await ctx.db
    .selectFrom('library_version')
    .select('text')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', row.versionId)
    .executeTakeFirstOrThrow();
  const filled = fillTemplate(text, await valuesFor(ctx, asked));
  const { versionId, title, valueType, file } = row;
  return { versionId, title, valueType, file, text: filled.text, gaps: [...filled.gaps] };
}

interface Row {
  name: string;
  company: string | null;
  email: string | null;
  phone: string | null;
  me: string;
  myEmail: string;
  myPhone: string | null;
  organisation: string;
  zone: string;
  number: number;
  subject: string;
  receivedAt: Instant;
  question: string | null;
}

async function valuesFor(ctx: Context, { requestId, questionId }: Asked): Promise<FieldValues> {
  const { rows } = await sql<Row>`
    select c.name, c.company, c.email, c.phone, m.name as me, m.email as "myEmail", m.phone as "myPhone",
      o.name as organisation, o.zone, r.number, r.subject, r.received_at as "receivedAt", (
        select q.text from question q where q.org_id = ${ctx.orgId} and q.request_id = r.id and not q.implied
          and (q.id = ${questionId} or (${questionId}::uuid is null and q.state in ('open', 'part')))
        order by q.position limit 1) as question
    from request r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join membership m on m.org_id = ${ctx.orgId} and m.user_id = ${actingUser(ctx)}
    join organisation o on o.id = ${ctx.orgId}
    where r.org_id = ${ctx.orgId} and r.id = ${requestId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw notFound();
  return {
    'contact.first_name': firstName(row.name),
    // Without a name a mail's address stands for it, which is nothing to greet anybody with.
    'contact.name': row.name.includes('@') ? null : row.name,
    'contact.company': row.company,
    'contact.email': row.email,
    'contact.phone': row.phone,
    'me.name': row.me,
    'me.first_name': firstName(row.me),
    'me.email': row.myEmail,
    'me.phone': row.myPhone,
    'organisation.name': row.organisation,
    'request.number': `#${row.number}`,
    'request.subject': row.subject,
    'request.received_on': dayInWords(row.receivedAt, row.zone),
    question: row.question,
    today: dayInWords(ctx.now, row.zone),
    tomorrow: dayInWords(ctx.now + DAY, row.zone),
  };
}

/** `Tuesday 1 December` */
function dayInWords(instant: Instant, zone: string): string {
  const wall = zoneClock(zone).wallAt(instant);
  const words = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(wall);
}
