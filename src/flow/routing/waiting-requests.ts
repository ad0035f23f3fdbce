import { sql } from 'kysely';
import type { RequestState } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import type { Ownerless } from './choose-owners.ts';
import { countryOf } from './rules/country-of.ts';

/** A request that is there already, with what a choice of its owner looks at. */
export interface WaitingRequest extends Ownerless {
  readonly state: RequestState;
  readonly subject: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
}

interface Row {
  id: string;
  desk_id: string;
  contact_id: string;
  state: RequestState;
  owner_id: string | null;
  owner: string | null;
  kind: string;
  channel: string;
  source: string | null;
  subject: string;
  phone: string | null;
  zone: string | null;
  segment: string | null;
  text: string | null;
  questions: string[];
  lead: boolean;
}

/** Reads requests for a choice, in one query and in the order of the ids; whoever asks has locked them. */
export async function waitingRequests(ctx: Context, ids: readonly string[]): Promise<WaitingRequest[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select r.id, r.desk_id, r.contact_id, r.state, r.owner_id, o.name as owner, r.kind, r.channel, r.source, r.subject,
      p.phone, p.zone, p.segment,
      (select m.text from message m
        where m.org_id = ${ctx.orgId} and m.request_id = r.id and m.direction = 'in' order by m.at, m.id limit 1) as text,
      (select coalesce(json_agg(q.text order by q.position), '[]') from question q
        where q.org_id = ${ctx.orgId} and q.request_id = r.id and not q.implied) as questions,
      exists (select from fact f where f.org_id = ${ctx.orgId} and f.subject_id = r.id
        and f.kind = 'request.received' and f.data ->> 'lead' = 'true') as lead
    from request r
    join contact p on p.org_id = ${ctx.orgId} and p.id = r.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    where r.org_id = ${ctx.orgId} and r.id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, waiting(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function waiting(row: Row): WaitingRequest {
  const { channel, source, kind, segment, zone, phone, subject } = row;
  const country = countryOf(phone, zone);
  return {
    requestId: row.id,
    deskId: row.desk_id,
    contactId: row.contact_id,
    isNewContact: false,
    isLead: row.lead,
    state: row.state,
    subject,
    ownerId: row.owner_id,
    ownerName: row.owner,
    about: {
      subject,
      text: row.text ?? '',
      questions: row.questions,
      ...{ channel, source, kind, segment, zone, phone, country },
    },
  };
}
