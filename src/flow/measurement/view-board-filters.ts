import { sql } from 'kysely';
import type { z } from 'zod';
import type { SliceKind } from '../../core/measure/slice.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { loadBoardDays, placeShown } from './board-days.ts';
import { type BoardReader, loadBoardReader, type Named, seesPerson } from './board-reader.ts';
import type { boardFilters } from './boards/contract.ts';
import { keyName, sliceKindNames } from './boards/slice-names.ts';
import { isCatchingUp } from './roll-ups/live-requests.ts';

type Filters = z.input<typeof boardFilters.response>;
type Key = Filters['kinds'][number]['keys'][number];

/** What boards can be cut by. Sources and channels are those that occur. */
export async function viewBoardFilters(ctx: Context, roles: readonly Role[]): Promise<Filters> {
  const days = await loadBoardDays(ctx);
  const reader = await loadBoardReader(ctx, roles);
  const kinds = reader.mayAll
    ? await everyKind(ctx, reader)
    : { team: placesOf(reader.teams), person: peopleOf(reader) };
  return {
    ...placeShown(ctx, days),
    catchingUp: await isCatchingUp(ctx),
    all: reader.mayAll,
    kinds: Object.entries(kinds)
      .filter(([, keys]) => keys.length > 0)
      .map(([by, keys]) => ({ by: by as SliceKind, name: sliceKindNames[by as SliceKind], keys })),
  };
}

async function everyKind(ctx: Context, reader: BoardReader): Promise<Partial<Record<SliceKind, Key[]>>> {
  const words = (by: SliceKind, keys: readonly string[]) =>
    keys.map((key) => ({ key, name: keyName(by, key) }));
  const { channels, sources, kinds } = await occurring(ctx);
  return {
    team: placesOf(reader.teams),
    desk: placesOf(reader.desks),
    person: peopleOf(reader),
    channel: words('channel', channels),
    source: words('source', sources),
    segment: words('segment', ['A', 'B', 'C', 'D', 'P']),
    kind: words('kind', kinds),
    stage: words('stage', ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']),
    leads: words('leads', ['yes', 'no']),
    buying: words('buying', ['yes', 'no']),
  };
}

const placesOf = (places: readonly Named[]): Key[] => places.map(({ id, name }) => ({ key: id, name }));

function peopleOf(reader: BoardReader): Key[] {
  return reader.members
    .filter((member) => member.active && seesPerson(reader, member))
    .map(({ id, name }) => ({ key: id, name }));
}

async function occurring(ctx: Context): Promise<{ channels: string[]; sources: string[]; kinds: string[] }> {
  const { rows } = await sql<{ channels: string[]; sources: string[]; kinds: string[] }>`
    with recursive source as (
      (select min(source) as word from request where org_id = ${ctx.orgId})
      union all
      select (select min(r.source) from request r where r.org_id = ${ctx.orgId} and r.source > s.word)
      from source s where s.word is not null)
    select array(select word from source where word is not null limit 200) as sources,
      array(select distinct channel from request where org_id = ${ctx.orgId} order by channel) as channels,
      array(select distinct kind from request where org_id = ${ctx.orgId} order by kind) as kinds`.execute(
    ctx.db,
  );
  return rows[0] ?? { channels: [], sources: [], kinds: [] };
}
