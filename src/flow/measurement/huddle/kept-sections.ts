import type { z } from 'zod';
import type { Instant } from '../../../core/time/instant.ts';
import type { sectionsView } from './shapes.ts';

export type Sections = z.input<typeof sectionsView>;

/** People stand in a kept huddle by id: who sees their names is decided when it is read. */
export type Kept<Item extends { readonly person: unknown }> = Omit<Item, 'person'> & {
  readonly personId: string | null;
};

type KeptItems<Part extends { readonly items: readonly { readonly person: unknown }[] }> = Omit<
  Part,
  'items'
> & { readonly items: readonly Kept<Part['items'][number]>[] };

type Misses = Sections['misses'];
type Backlog = Sections['backlog'];
type Value = Sections['value'];

/** What a huddle showed, as it is kept. */
export interface KeptSections {
  readonly recoveries: KeptItems<Sections['recoveries']>;
  readonly promises: KeptItems<Sections['promises']>;
  readonly leads: KeptItems<Sections['leads']>;
  readonly misses: Omit<KeptItems<Misses>, 'takenBack'> & {
    readonly takenBack: KeptItems<Misses['takenBack']>;
  };
  readonly backlog: Omit<Backlog, 'people' | 'withoutNext'> & {
    readonly people: readonly Kept<Backlog['people'][number]>[];
    readonly withoutNext: KeptItems<Backlog['withoutNext']>;
  };
  readonly value: Omit<Value, 'touchBases' | 'longestHeld'> & {
    readonly touchBases: readonly Kept<Value['touchBases'][number]>[];
    readonly longestHeld: Kept<NonNullable<Value['longestHeld']>> | null;
  };
  readonly gaps: Sections['gaps'];
}

/** A request as rows of every list bring it. */
export interface RequestRow {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly contact: string;
  readonly person_id: string | null;
}

export function refOf({ id, number, subject, contact, person_id }: RequestRow) {
  return { id, number: `#${number}`, subject, contact, personId: person_id };
}

/** A day of a huddle: its own instants, and the last business day before it. */
export interface HuddleDays {
  readonly until: Instant;
  readonly last: { readonly date: string; readonly from: Instant; readonly until: Instant };
}

/** So many rows of one list are shown. */
export const MOST = 50;
