import type pg from 'pg';

export interface Sizes {
  readonly requests: number;
  readonly messagesEach: number;
  readonly contacts: number;
  readonly people: number;
}

/** Words that stand in one message of a hundred or so each, and what the texts are made of. */
const VOCABULARY = 3_000;
const TEXTS = 2_000;

/**
 * Fills an organisation with answered requests of the past months, made by SQL: contacts, conversations, messages both
 * ways, questions, facts and ended clocks. Open ones come in through the real door afterwards.
 */
export async function fillDesk(client: pg.Client, orgId: string, sizes: Sizes): Promise<void> {
  const { requests, messagesEach, contacts, people } = sizes;
  const run = async (what: string, sql: string, values: unknown[] = []) => {
    const began = performance.now();
    const { rowCount } = await client.query(sql, values);
    console.log(`${what}: ${rowCount ?? 0} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  // The rows fit one another by the way they are made; what is looked up by words is indexed once, at the end.
  const { rows: gins } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where schemaname = 'public' and indexdef like '%USING gin%'`,
  );
  await client.query(
    `set session_replication_role = replica; set maintenance_work_mem = '256MB'; select setseed(0.42)`,
  );
  for (const { name } of gins) await client.query(`drop index ${name}`);
  await client.query(`create temp table t_text as
    select n, 'Dear all, ' || (select string_agg('word' || (floor(random() * random() * ${VOCABULARY}))::int, ' ')
      from generate_series(1, 28) g where g > n - n) || ' please' as text
    from generate_series(0, ${TEXTS - 1}) n`);
  await run(
    'people',
    `insert into membership (org_id, user_id, name, email, roles, team_id, created_at)
     select $1, gen_random_uuid(), 'Person ' || n, 'person' || n || '@bench.test', '{salesperson}',
       (select id from team where org_id = $1 limit 1), '2026-01-01Z' from generate_series(2, ${people}) n`,
    [orgId],
  );
  await client.query(
    `create temp table t_person as select user_id, row_number() over () - 1 as n from membership where org_id = $1`,
    [orgId],
  );
  await client.query(
    `create temp table t_contact as select n, gen_random_uuid() as id from generate_series(0, ${contacts - 1}) n`,
  );
  await run(
    'contacts',
    `insert into contact (org_id, id, name, email, phone, company, created_at)
     select $1, id, 'Buyer' || n || ' Name' || n % 997, 'buyer' || n || '@company' || n % 5000 || '.test',
       '+1402555' || lpad((n % 10000)::text, 4, '0'), 'Company' || n % 5000, '2026-01-01Z' from t_contact`,
    [orgId],
  );
  await client.query(`create temp table t_request as
    select n, gen_random_uuid() as id, gen_random_uuid() as conversation_id, gen_random_uuid() as question_id,
      n % ${contacts} as contact, n % ${people} as person,
      timestamptz '2026-11-01Z' - n * interval '150 seconds' as at
    from generate_series(0, ${requests - 1}) n`);
  await client.query(
    'create index on t_request (n); create index on t_contact (n); create index on t_person (n); analyze',
  );
  await run(
    'conversations',
    `insert into conversation (org_id, id, contact_id, subject, channel, reply_token)
     select $1, r.conversation_id, c.id, 'Subject ' || r.n, 'email', left(replace(r.conversation_id::text, '-', ''), 20)
     from t_request r join t_contact c on c.n = r.contact`,
    [orgId],
  );
  await run(
    'requests',
    `insert into request (org_id, id, conversation_id, contact_id, desk_id, kind, channel, subject, state, owner_id,
       received_at, logged_at, last_answer_at)
     select $1, r.id, r.conversation_id, c.id, d.id, 'question', 'email', 'Subject ' || r.n || ' ' || split_part(x.text, ' ', 4),
       'answered', p.user_id, r.at, r.at, r.at + interval '20 minutes'
     from t_request r join t_contact c on c.n = r.contact join t_person p on p.n = r.person
     join t_text x on x.n = r.n % ${TEXTS} cross join (select id from desk where org_id = $1 limit 1) d`,
    [orgId],
  );
  await run(
    'questions',
    `insert into question (org_id, id, request_id, text, implied, state, position)
     select $1, question_id, id, 'Question ' || n, false, 'answered', 0 from t_request`,
    [orgId],
  );
  await client.query(`create temp table t_message as
    select r.n * ${messagesEach} + k as n, gen_random_uuid() as id, r.id as request_id, r.conversation_id, r.contact, r.person,
      k, r.at + k * interval '10 minutes' as at, r.question_id
    from t_request r, generate_series(0, ${messagesEach - 1}) k`);
  await run(
    'messages',
    `insert into message (org_id, id, conversation_id, request_id, direction, channel, at, from_text, subject, text, source_key,
       author_id, reply_class, reason, delivery)
     select $1, m.id, m.conversation_id, m.request_id, case when k % 2 = 0 then 'in' else 'out' end, 'email', m.at,
       case when k % 2 = 0 then 'Buyer' || m.contact else 'Person ' || m.person end, 'Subject', x.text || ' ref' || m.n, m.id::text,
       case when k % 2 = 1 then p.user_id end, case when k % 2 = 1 then 'R4' end, case when k % 2 = 1 then 'answers all' end,
       case when k % 2 = 1 then 'sent' end
     from t_message m join t_text x on x.n = m.n % ${TEXTS} join t_person p on p.n = m.person`,
    [orgId],
  );
  await run(
    'facts',
    `insert into fact (org_id, id, subject_kind, subject_id, kind, occurred_at, recorded_at, evidence, actor, source_key, data)
     select $1, gen_random_uuid(), 'request', m.request_id,
       case when k = 0 then 'request.received' when k % 2 = 0 then 'message.in' else 'message.out' end, m.at, m.at, 'mailbox',
       'channel:bench', 'bench:' || m.id,
       case when k = 0 then jsonb_build_object('lead', false, 'channel', 'email', 'messageId', m.id, 'questionIds', jsonb_build_array(m.question_id))
         when k % 2 = 0 then jsonb_build_object('messageId', m.id, 'questionIds', '[]'::jsonb)
         else jsonb_build_object('messageId', m.id, 'replyClass', 'R4', 'reason', 'answers all', 'answers', jsonb_build_array(m.question_id),
           'parts', '[]'::jsonb, 'by', p.user_id) end
     from t_message m join t_person p on p.n = m.person`,
    [orgId],
  );
  await run(
    'clocks',
    `insert into clock (org_id, id, request_id, kind, about, started_at, due_at, target_ms, target_version_id, calendar_version_id,
       ended_at, ending, end_reason, staged_until, story)
     select $1, gen_random_uuid(), m.request_id, t.clock_kind, case when t.clock_kind = 'C8' then m.id::text else 'request' end, m.at,
       m.at + interval '30 minutes', 1800000, t.id, v.id, m.at + interval '10 minutes', 'stopped', 'answers all', m.at, '[]'
     from t_message m
     join target_version t on t.org_id = $1 and (t.clock_kind = 'C8' or t.clock_kind = 'C3' and m.k = 0)
     cross join (select v.id from calendar_version v where v.org_id = $1 order by v.valid_from limit 1) v
     where m.k % 2 = 0`,
    [orgId],
  );
  for (const { name, made } of gins) await run(name, made);
  const began = performance.now();
  await client.query('vacuum analyze');
  console.log(`vacuum analyze: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
