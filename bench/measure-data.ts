import type pg from 'pg';
import { packTimes } from '../src/core/measure/pack-times.ts';
import { TimeCounts } from '../src/core/measure/time-counts.ts';
import { MINUTE } from '../src/core/time/instant.ts';

/** A number from 0 to 1 that hangs on two numbers alone. */
const chance = (salt: string) =>
  `(('x' || substr(md5(g.n || '${salt}'), 1, 8))::bit(32)::bigint / 4294967296.0)`;

/**
 * Fills an organisation with requests of the past year, each with its facts: received, given to one of `people`, and, but
 * for one in fifty, answered. The last two hours have requests that are open.
 */
export async function fillRequests(
  client: pg.Client,
  orgId: string,
  { requests, people, now }: { requests: number; people: number; now: number },
): Promise<void> {
  const run = (text: string) => client.query(text);
  await run(`set session_replication_role = replica; set jit = off`);
  await run(`insert into membership (org_id, user_id, name, email, roles, team_id, created_at)
    select '${orgId}', gen_random_uuid(), 'Person ' || n, 'person' || n || '@bench.test', '{salesperson}',
      (select id from team where org_id = '${orgId}' limit 1), '2024-01-01Z' from generate_series(2, ${people}) n`);
  await run(`create temp table t_person as
    select user_id, row_number() over () - 1 as n from membership where org_id = '${orgId}'`);
  await run(`insert into contact (org_id, id, name, created_at)
    select '${orgId}', md5('contact' || n)::uuid, 'Buyer ' || n, '2024-01-01Z' from generate_series(0, 999) n`);
  await run(`insert into conversation (org_id, id, contact_id, subject, channel, reply_token)
    select '${orgId}', md5('conversation' || n)::uuid, md5('contact' || n)::uuid, 'Valve seats', 'email', 'token' || n
    from generate_series(0, 999) n`);
  const year = 365 * 24 * 3600;
  await run(`create temp table t_request as
    select g.n, md5('request' || g.n)::uuid as id, md5('question' || g.n)::uuid as question, p.user_id as person,
      date_trunc('milliseconds', to_timestamp(${now} / 1000.0 - ${year} * (1 - g.n / ${requests}.0))) as at,
      -- Most within the hour, some the next day.
      -ln(1 - ${chance('wait')} * 0.9999) * case when g.n % 9 = 0 then 600 else 18 end as minutes,
      g.n % 50 <> 0 as answered, g.n % 3 = 0 as is_lead
    from generate_series(0, ${requests - 1}) g (n) join t_person p on p.n = (g.n::bigint * 7919) % ${people}`);
  await run(`insert into request (org_id, id, conversation_id, contact_id, desk_id, kind, channel, subject, state, owner_id,
      received_at, logged_at)
    select '${orgId}', id, md5('conversation' || n % 1000)::uuid, md5('contact' || n % 1000)::uuid,
      (select id from desk where org_id = '${orgId}' limit 1), 'question',
      case when is_lead then 'webform' else 'email' end, 'Valve seats', 'answered', person, at, at from t_request`);
  const fact = (kind: string, at: string, data: string) => `insert into fact
      (org_id, id, subject_kind, subject_id, kind, occurred_at, recorded_at, evidence, actor, source_key, data)
    select '${orgId}', md5('${kind}' || n)::uuid, 'request', id, '${kind}', ${at}, ${at}, 'relay', 'system:bench',
      '${kind}:' || n, ${data} from t_request`;
  await run(
    fact(
      'request.received',
      'at',
      `jsonb_build_object('lead', is_lead, 'channel', 'email', 'messageId', id, 'questionIds', jsonb_build_array(question))`,
    ),
  );
  await run(
    fact(
      'assignment.made',
      `at + interval '5 seconds'`,
      `jsonb_build_object('userId', person, 'onDuty', true, 'reason', 'valves 5')`,
    ),
  );
  const answeredAt = `date_trunc('milliseconds', at + minutes * interval '1 minute')`;
  await run(
    `${fact(
      'message.out',
      answeredAt,
      `jsonb_build_object('messageId', md5('out' || n), 'replyClass', 'R4', 'reason', 'answers 1 of 1',
        'answers', jsonb_build_array(question), 'parts', '[]'::jsonb, 'by', person)`,
    )} where answered and ${answeredAt} < to_timestamp(${now} / 1000.0)`,
  );
  await run(`set session_replication_role = origin`);
  await client.query('vacuum analyze');
}

/** Sums of so many requests over a year, without the requests: made up day by day. */
export async function fillSums(
  client: pg.Client,
  orgId: string,
  { requests, today, slices }: { requests: number; today: number; slices: readonly string[] },
): Promise<void> {
  const perDay = Math.round(requests / 365);
  let seed = 42;
  const next = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let back = 365; back > 0; back -= 1) {
    const counts = {
      received: perDay,
      counted: perDay,
      decided: perDay,
      met: Math.round(perDay * 0.8),
      answered: perDay,
    };
    const packed = ['business', 'elapsed', 'valueBusiness', 'valueElapsed'].map((name) => {
      const times = new TimeCounts();
      for (let n = 0; n < perDay; n += 1)
        times.add(Math.floor(-Math.log(1 - next()) * (n % 9 === 0 ? 600 : 18) * MINUTE));
      return { name, ...packTimes(times) };
    });
    for (const slice of slices) {
      await client.query('insert into roll_up (org_id, day, slice, counts) values ($1, $2, $3, $4)', [
        orgId,
        today - back,
        slice,
        counts,
      ]);
      for (const { name, blocks, offsets } of packed)
        await client.query(
          'insert into roll_up_time (org_id, day, slice, name, blocks, offsets) values ($1, $2, $3, $4, $5, $6)',
          [orgId, today - back, slice, name, Buffer.from(blocks), Buffer.from(offsets)],
        );
    }
  }
  await client.query('vacuum analyze roll_up, roll_up_time');
}
