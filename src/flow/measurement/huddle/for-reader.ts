import { may } from '../../../people/rights.ts';
import type { Role } from '../../../platform/contract.ts';
import type { KeptSections, Sections } from './kept-sections.ts';

export interface HuddleMember {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly active: boolean;
}

export interface HuddleReader {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly members: ReadonlyMap<string, HuddleMember>;
}

/** Who sees by name what others missed (DOMAIN 2.6, note 2); the team sees how much. */
const naming: readonly Role[] = ['manager', 'executive', 'keeper'];

/** What a huddle showed, as this reader may see it. */
export function forReader(kept: KeptSections, reader: HuddleReader): Sections {
  const known = <Item extends { readonly personId: string | null }>({ personId, ...item }: Item) => ({
    ...item,
    person: named(reader, personId),
  });
  const judged = <Item extends { readonly personId: string | null }>({ personId, ...item }: Item) => ({
    ...item,
    person: seesFigures(reader, personId) ? named(reader, personId) : null,
  });
  const seen = kept.misses.takenBack.items.filter(({ personId }) => seesFigures(reader, personId));
  const { value, misses, backlog } = kept;
  return {
    recoveries: { ...kept.recoveries, items: kept.recoveries.items.map(known) },
    promises: { ...kept.promises, items: kept.promises.items.map(known) },
    leads: { ...kept.leads, items: kept.leads.items.map(known) },
    misses: {
      ...misses,
      items: misses.items.map(judged),
      takenBack: { ...misses.takenBack, items: seen.map(judged) },
    },
    backlog: {
      ...backlog,
      people: backlog.people.flatMap(({ personId, ...row }) => {
        const person = named(reader, personId);
        return person && seesBacklog(reader, personId) ? [{ ...row, person }] : [];
      }),
      withoutNext: { ...backlog.withoutNext, items: backlog.withoutNext.items.map(known) },
    },
    value: {
      ...value,
      touchBases: value.touchBases.map(judged),
      longestHeld: value.longestHeld && judged(value.longestHeld),
    },
    gaps: kept.gaps,
  };
}

function named({ members }: HuddleReader, id: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: members.get(id)?.name ?? 'Somebody who left' };
}

function seesFigures(reader: HuddleReader, id: string | null): boolean {
  if (id === reader.id) return true;
  return reader.roles.some((role) => naming.includes(role)) && maySee(reader, id);
}

/** As on the board of follow-ups: whoever shares them out sees them. */
function seesBacklog(reader: HuddleReader, id: string | null): boolean {
  return id === reader.id || reader.roles.includes('coordinator') || maySee(reader, id);
}

function maySee({ id: me, roles, members }: HuddleReader, id: string | null): boolean {
  const [mine, theirs] = [members.get(me)?.teamId ?? null, members.get(id ?? '')?.teamId ?? null];
  return may(roles, 'see_figures', mine !== null && mine === theirs ? 'team' : 'other');
}
