import { createHash } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import type { DeliveredMail } from '../src/flow/intake/mail-arrival.ts';
import type { MailOutcome } from '../src/flow/mail-intake.ts';
import { at } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';
import { type FilledRest, fillRest } from './fill-rest.ts';
import type { Organisation, World } from './world.ts';

export type Mailbox = Awaited<ReturnType<World['mailbox']>>;

export interface MailParts {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageId?: string | null;
  readonly text?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
  /** Body with its own Content-Type among `headers`. */
  readonly body?: string;
}

/** The bytes of a mail; without parts a plain enquiry from Ada with a fresh Message-ID. */
export function mail(parts: MailParts = {}): Buffer {
  const messageId = parts.messageId === undefined ? `<${newId()}@buyer.test>` : parts.messageId;
  const lines = [
    `From: ${parts.from ?? 'Ada Buyer <ada@buyer.test>'}`,
    `To: ${parts.to ?? 'sales@larkfield.test'}`,
    `Subject: ${parts.subject ?? 'Pump for a well'}`,
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...(parts.headers ?? []),
  ];
  return Buffer.from(
    `${lines.join('\r\n')}\r\n\r\n${parts.body ?? parts.text ?? 'Can it lift 40 metres?'}\r\n`,
  );
}

/** Lets a mail arrive as a watched mailbox or the listener would. */
export async function deliver(
  world: World,
  organisation: Organisation,
  mailbox: Mailbox,
  raw: Uint8Array,
  more: Partial<DeliveredMail> = {},
): Promise<MailOutcome> {
  return world.parts.mailIntake.receive({
    orgId: organisation.orgId,
    mailbox,
    raw,
    arrivedAt: more.arrivedAt ?? (await world.now()),
    evidence: 'mailbox',
    deliveryKey: more.deliveryKey ?? `${mailbox.id}:${createHash('sha256').update(raw).digest('hex')}`,
  });
}

/** Posts to a form's public address, as JSON unless told. */
export function post(world: World, key: string, payload: unknown, options: InjectOptions = {}) {
  return world.http.inject({
    method: 'POST',
    url: `/f/${key}`,
    payload: payload as object,
    ...options,
    headers: { accept: 'application/json', ...options.headers },
  });
}

/** Posts as a browser without script does. */
export function press(world: World, key: string, fields: Record<string, string>) {
  return world.http.inject({
    method: 'POST',
    url: `/f/${key}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  });
}

interface RequestRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly subject: string;
  readonly received_at: number;
  readonly message_id: string;
  readonly text: string;
  readonly messages: number;
  readonly email: string | null;
}

/** The requests of an organisation, oldest first, with all that came in on each. */
export async function requestsOf(world: World, { orgId }: Organisation): Promise<RequestRow[]> {
  return world.owner(async (db) => {
    const { rows } = await sql<RequestRow>`
      select r.id, r.conversation_id, r.subject, r.received_at, c.email,
        min(m.id::text) as message_id, string_agg(m.text, E'\n' order by m.at, m.id) as text, count(m.id)::int as messages
      from request r
      join contact c on c.org_id = r.org_id and c.id = r.contact_id
      left join message m on m.org_id = r.org_id and m.request_id = r.id and m.direction = 'in'
      where r.org_id = ${orgId} group by r.org_id, r.id, c.email order by r.received_at, r.number`.execute(
      db,
    );
    return rows;
  });
}

interface FilteredRow {
  readonly id: string;
  readonly reason: string;
  readonly evidence: string[];
  readonly excerpt: string;
  readonly received_at: number;
  readonly arrival: { readonly text: string; readonly contact: { readonly email: string | null } };
}

/** What was filed without a request, oldest first. */
export async function filteredOf(world: World, { orgId }: Organisation): Promise<FilteredRow[]> {
  return world.owner(async (db) => {
    const { rows } = await sql<FilteredRow>`
      select id, reason, evidence, excerpt, received_at, arrival from filtered
      where org_id = ${orgId} order by received_at, id`.execute(db);
    return rows;
  });
}

/** Objects of a filled organisation by what their place in a path is called. */
export interface Filled extends FilledRest {
  readonly request: string;
  readonly question: string;
  readonly message: string;
  /** A reply of ours whose sending broke off. */
  readonly outgoing: string;
  readonly attachment: string;
  readonly filtered: string;
  readonly invitation: string;
  readonly mailbox: string;
  readonly form: string;
  readonly notification: string;
  readonly member: string;
  readonly contact: string;
  readonly absence: string;
  /** A target that waits for its approval. */
  readonly target: string;
  readonly desk: string;
}

/** A word that stands in everything a filled organisation holds and nowhere else. */
export const MARK = 'Quondamzyx';

/** Puts at least one row into every table of an organisation, mostly through the real doors. */
export async function fill(world: World, organisation: Organisation): Promise<Filled> {
  const key = newId();
  const form = await world.form(organisation, key);
  const mailbox = await world.mailbox(organisation, `${key}@${MARK}.test`.toLowerCase());
  const member = await world.member(organisation, `${MARK} Member`, ['salesperson']);
  await deliver(world, organisation, mailbox, markedMail());
  const automatic = { subject: `Automatic reply: ${MARK}`, headers: ['Auto-Submitted: auto-replied'] };
  await deliver(world, organisation, mailbox, mail({ ...automatic, text: `${MARK} is away` }));
  const invited = await world.http.inject({
    method: 'POST',
    url: `/api/o/${organisation.slug}/invitations`,
    headers: { cookie: organisation.founder.cookie },
    payload: { email: `${newId()}@${MARK}.test`, name: `${MARK} New`, roles: ['expert'], week: null },
  });
  if (invited.statusCode !== 200) throw new Error(invited.body);
  const request = (await requestsOf(world, organisation)).at(-1);
  if (!request) throw new Error('the marked mail opened no request');
  const { notification, outgoing } = await insertRest(world, organisation, request, member.userId);
  const one = (table: string) => newest(world, table, organisation.orgId);
  const contact = await one('contact');
  const ids = { request: request.id, contact, member: member.userId, notification };
  return {
    ...(await fillRest(world, organisation, ids, MARK)),
    request: request.id,
    question: await one('question'),
    message: request.message_id,
    outgoing,
    attachment: await one('attachment'),
    filtered: await one('filtered'),
    invitation: await one('invitation'),
    mailbox: mailbox.id,
    form,
    notification,
    member: member.userId,
    contact,
    target: await proposedTarget(world, organisation, member.userId),
    desk: organisation.deskId,
    absence: await one('absence'),
  };
}

/** HTML with a file, each part carrying the mark. */
function markedMail(): Buffer {
  return mail({
    from: `${MARK} Buyer <${newId()}@${MARK}.test>`,
    subject: `${MARK} enquiry`,
    headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=edge'],
    body: [
      '--edge',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>Does ${MARK} ship on Mondays?</p>`,
      '--edge',
      'Content-Type: text/plain',
      `Content-Disposition: attachment; filename="${MARK}.txt"`,
      '',
      `the file of ${MARK}`,
      '--edge--',
    ].join('\r\n'),
  });
}

/** What comes only with time, trouble or another person's act. */
async function insertRest(
  world: World,
  { orgId }: Organisation,
  { id: request, conversation_id }: RequestRow,
  user: string,
): Promise<{ notification: string; outgoing: string }> {
  const now = at(await world.now());
  const [notification, outgoing] = [newId(), newId()];
  await world.owner(async (db) => {
    await sql`insert into notification (org_id, id, user_id, kind, text, request_id, once_key, at)
      values (${orgId}, ${notification}, ${user}, 'breach', ${MARK}, ${request}, 'x', ${now})`.execute(db);
    await sql`insert into message (org_id, id, conversation_id, request_id, direction, channel, at, from_text,
        subject, text, source_key, author_id, reply_class, reply, reason, delivery)
      values (${orgId}, ${outgoing}, ${conversation_id}, ${request}, 'out', 'email', ${now}, ${MARK},
        ${MARK}, ${MARK}, ${outgoing}, ${user}, 'R2', '{"answers":[],"parts":[],"interim":null}', '', 'unknown')`.execute(
      db,
    );
    await sql`insert into draft values (${orgId}, ${request}, ${user},
      ${JSON.stringify({ text: MARK, answers: [], parts: [], interim: null })}, ${now})`.execute(db);
    await sql`insert into absence (org_id, id, user_id, starts_at, reason)
      values (${orgId}, ${newId()}, ${user}, ${now}, ${MARK})`.execute(db);
    await sql`insert into sink_mail (org_id, id, at, recipient, subject, text, headers)
      values (${orgId}, ${newId()}, ${now}, ${MARK}, ${MARK}, ${MARK}, '')`.execute(db);
    await sql`insert into health_trouble values (${orgId}, ${newId()}, ${now}, ${MARK})`.execute(db);
    await sql`insert into timer values (${orgId}, 'look_again', ${newId()}, ${at(4e12)})`.execute(db);
  });
  return { notification, outgoing };
}

/** A shorter target for the next response that waits for its approval. */
async function proposedTarget(world: World, { orgId }: Organisation, user: string): Promise<string> {
  const [id, now] = [newId(), at(await world.now())];
  await world.owner((db) =>
    sql`insert into target_version (org_id, id, clock_kind, target_ms, valid_from, state, proposed_by, proposed_at, reason)
      values (${orgId}, ${id}, 'C11', 1200000, ${now}, 'proposed', ${`user:${user}`}, ${now}, ${MARK})`.execute(
      db,
    ),
  );
  return id;
}

async function newest(world: World, table: string, orgId: string): Promise<string> {
  return world.owner(async (db) => {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where org_id = ${orgId} order by id desc limit 1`.execute(db);
    if (!rows[0]) throw new Error(`${table} is empty`);
    return rows[0].id;
  });
}
