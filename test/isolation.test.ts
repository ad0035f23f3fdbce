import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from './factories.ts';
import { type Organisation, World } from './world.ts';

/** Tables that are read before an organisation is known, each with why row-level security by org_id can't hold it. */
const REFERENCE_TABLES: Record<string, string> = {
  organisation: 'found by its slug; what may be changed is held by a policy of its own',
  public_key: 'keys that outsiders hold lead to their organisation',
  user_organisation: 'a user’s organisations, before one is chosen',
  installation: 'of the whole installation, invisible to the app role',
  test_clock: 'one time for all',
};
const APPEND_ONLY = [
  'fact',
  'target_version',
  'calendar',
  'calendar_version',
  'routing_decision',
  'promise_version',
  'tour_guess',
];

let world: World;
let ours: Organisation;
let theirs: Organisation;
let tenantTables: string[];

beforeAll(async () => {
  world = await World.create({ now: '2026-03-02T15:00:00Z' });
  ours = await world.organisation('Ours');
  theirs = await world.organisation('Theirs');
  await fill(world, theirs);
  const tables = await ask<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  tenantTables = tables
    .map(({ name }) => name)
    .filter((name) => !(name in REFERENCE_TABLES) && !name.startsWith('kysely_'));
});
afterAll(() => world[Symbol.asyncDispose]());

async function ask<Row>(query: ReturnType<typeof sql>): Promise<Row[]> {
  return world.owner(async (db) => (await query.execute(db)).rows as Row[]);
}

describe('the schema', () => {
  it('keeps every table of an organisation behind row-level security with a policy for the app role', async () => {
    const open = await ask<{ name: string }>(sql`
      select c.relname as name from pg_class c
      where c.relname = any(${tenantTables}) and c.relnamespace = 'public'::regnamespace and not (
        c.relrowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
            and p.polroles = array['heed_app'::regrole::oid]
            and pg_get_expr(p.polqual, c.oid) like '%heed.org_id%'
            and pg_get_expr(p.polwithcheck, c.oid) like '%heed.org_id%'))`);
    expect(open).toEqual([]);
    expect(tenantTables.length).toBeGreaterThan(20);
  });

  it('has one policy a table, so that no second one opens it', async () => {
    const several = await ask(sql`
      select polrelid::regclass::text from pg_policy where polrelid::regclass::text = any(${tenantTables})
      group by 1 having count(*) > 1`);
    expect(several).toEqual([]);
  });

  it('puts org_id first in every primary key, unique index and foreign key', async () => {
    const indexes = await ask<{ name: string }>(sql`
      select i.indexrelid::regclass::text as name from pg_index i
      join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relname = any(${tenantTables}) and c.relnamespace = 'public'::regnamespace
        and i.indisunique and a.attname is distinct from 'org_id'`);
    expect(indexes).toEqual([]);
    const keyless = await ask(sql`
      select c.relname from pg_class c where c.relname = any(${tenantTables})
        and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`);
    expect(keyless).toEqual([]);
    const foreignKeys = await ask(sql`
      select k.conname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.conrelid::regclass::text = any(${tenantTables})
        and (a.attname <> 'org_id' or k.confdeltype = 'n')`);
    expect(foreignKeys).toEqual([]);
  });

  it('lets the app role own nothing and pass no row-level security', async () => {
    const owned = await ask(sql`
      select c.relname as name from pg_class c where c.relowner = 'heed_app'::regrole
      union all select n.nspname from pg_namespace n where n.nspowner = 'heed_app'::regrole
      union all select p.proname from pg_proc p where p.proowner = 'heed_app'::regrole`);
    expect(owned).toEqual([]);
    const role = await ask(
      sql`select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles where rolname = 'heed_app'`,
    );
    expect(role).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false },
    ]);
  });

  it('grants nobody to change or remove what is append-only, nor to truncate anything', async () => {
    const grants = await ask(sql`
      select table_name, privilege_type from information_schema.role_table_grants
      where grantee in ('heed_app', 'PUBLIC') and table_schema = 'public' and (
        (table_name = any(${APPEND_ONLY}) and privilege_type in ('UPDATE', 'DELETE'))
        or privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES'))`);
    expect(grants).toEqual([]);
    const columns = await ask(sql`
      select table_name, column_name from information_schema.role_column_grants
      where grantee in ('heed_app', 'PUBLIC') and table_name = any(${APPEND_ONLY}) and privilege_type = 'UPDATE'
      order by 1, 2`);
    // The decision on a proposed target is written into it; its terms never change.
    const decision = ['decided_at', 'decided_by', 'reason', 'state', 'valid_from'];
    expect(columns).toEqual(decision.map((column_name) => ({ table_name: 'target_version', column_name })));
  });

  it('shows the app role nothing of sign-in', async () => {
    const grants = await ask(sql`
      select table_name from information_schema.role_table_grants
      where grantee in ('heed_app', 'PUBLIC') and table_schema in ('auth', 'graphile_worker')`);
    expect(grants).toEqual([]);
  });

  it('fixes the search path of every function that runs as its owner and hides it from PUBLIC', async () => {
    const loose = await ask(sql`
      select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and (not coalesce(p.proconfig, '{}') @> array['search_path=public, pg_temp']
          or has_function_privilege('public', p.oid, 'execute'))`);
    expect(loose).toEqual([]);
  });
});

describe('a transaction in one organisation', () => {
  it('finds every table filled, so that the next tests see something', async () => {
    const empty = [];
    for (const table of tenantTables) {
      const rows = await rowsOfTheirs(table);
      if (rows.length === 0) empty.push(table);
    }
    expect(empty).toEqual([]);
  });

  it('sees, changes and removes no row of another one', async () => {
    for (const table of tenantTables) {
      const seen = await asOurs(sql`select count(*)::int as n from ${sql.table(table)}
        where org_id is distinct from ${ours.orgId}`);
      expect([table, seen]).toEqual([table, [{ n: 0 }]]);
      if (APPEND_ONLY.includes(table)) continue;
      for (const change of [
        sql`update ${sql.table(table)} set org_id = org_id where org_id = ${theirs.orgId} returning 1`,
        sql`delete from ${sql.table(table)} where org_id = ${theirs.orgId} returning 1`,
      ])
        expect([table, await asOurs(change)]).toEqual([table, []]);
    }
  });

  it('can’t write a row into another one, nor hand its own row over', async () => {
    for (const table of tenantTables) {
      const [row] = await rowsOfTheirs(table);
      const insert = sql`insert into ${sql.table(table)}
        select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`;
      await expect(asOurs(insert), table).rejects.toThrow(/row-level security/);
    }
    const handOver = sql`update team set org_id = ${theirs.orgId} where org_id = ${ours.orgId}`;
    await expect(asOurs(handOver)).rejects.toThrow(/row-level security/);
  });

  it('refuses to change facts, versions of targets and of calendars', async () => {
    for (const table of APPEND_ONLY) {
      await expect(asOurs(sql`update ${sql.table(table)} set org_id = org_id`), table).rejects.toThrow(
        /permission denied/,
      );
      await expect(asOurs(sql`delete from ${sql.table(table)}`), table).rejects.toThrow(/permission denied/);
    }
  });

  it('reads another organisation’s row of the reference table and can’t change it', async () => {
    const renamed = await asOurs(
      sql`update organisation set name = 'taken' where id = ${theirs.orgId} returning id`,
    );
    expect(renamed).toEqual([]);
    await expect(
      asOurs(sql`update organisation set slug = 'taken' where id = ${ours.orgId}`),
    ).rejects.toThrow(/permission denied/);
    await expect(asOurs(sql`select * from installation`)).rejects.toThrow(/permission denied/);
    await expect(asOurs(sql`update test_clock set at = at`)).rejects.toThrow(/permission denied/);
  });

  it('without an organisation sees no table of any', async () => {
    for (const table of tenantTables) {
      const seen = await world.parts.database.inNoOrganisation(
        async (db) => (await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)).rows,
      );
      expect([table, seen]).toEqual([table, []]);
    }
  });

  it('leaves neither role nor organisation on the connection', async () => {
    await asOurs(sql`select 1`);
    const { rows } = await world.parts.database.pool.query(
      `select current_user <> 'heed_app' as own, coalesce(current_setting('heed.org_id', true), '') as org`,
    );
    expect(rows).toEqual([{ own: true, org: '' }]);
  });

  it('takes no organisation id that is not one', async () => {
    for (const id of [`${ours.orgId}'; set role none; --`, '', 'x', `${ours.orgId}\n`])
      expect(() => world.parts.database.inOrganisation(id, async () => 0)).toThrow(TypeError);
  });
});

async function rowsOfTheirs(table: string): Promise<object[]> {
  const rows = await ask<{ row: object }>(
    sql`select to_jsonb(t) as row from ${sql.table(table)} t where org_id = ${theirs.orgId} limit 1`,
  );
  return rows.map(({ row }) => row);
}

function asOurs(query: ReturnType<typeof sql>): Promise<unknown[]> {
  return world.parts.database.inOrganisation(ours.orgId, async (db) => (await query.execute(db)).rows);
}
