import type { Instant } from '../time/instant.ts';
import type { Need, SkillKind } from './needs-of.ts';

/** What a person knows of a skill: 1 a little, 5 best. */
export interface SkillLevel {
  readonly skillId: string;
  readonly name: string;
  readonly kind: SkillKind;
  readonly level: number;
}

/** Helpful answers of a person to a contact so far. */
export interface History {
  readonly answers: number;
  readonly lastAt: Instant | null;
}

/** A member as the choice sees them at one instant. */
export interface Candidate {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly teamId: string | null;
  /** One of their roles holds requests; others are asked only while on call. */
  readonly answers: boolean;
  readonly skills: readonly SkillLevel[];
  /** End of the interval of duty that holds now; null when not on duty. */
  readonly onDutyUntil: Instant | null;
  /** Off duty: when duty begins next; null when unknown. */
  readonly nextOnDuty: Instant | null;
  /** Away: since when; null otherwise. */
  readonly awaySince: Instant | null;
  readonly openItems: number;
  /** Most open items before new ones go to others; null: none is set. */
  readonly loadLimit: number | null;
  readonly lastAssignedAt: Instant | null;
  /** On call for the executives' decisions (DOMAIN S4-31). */
  readonly onCall: boolean;
  /** Speaks on the telephone now. */
  readonly inCall: boolean;
  readonly history: History | null;
}

/** What a person knows of what is needed. */
export interface Fit {
  /** Speaks every language that is needed. */
  readonly speaks: boolean;
  /** Levels above 0 of the needed skills that are no languages, the highest first. */
  readonly levels: readonly number[];
  /** All fitting skills, the highest first. */
  readonly known: readonly SkillLevel[];
}

/** Most people know nothing of it: these two stand for all of them. */
const nothing: Fit = { speaks: true, levels: [], known: [] };
const nothingUnspoken: Fit = { ...nothing, speaks: false };

export function fitOf({ skills }: Pick<Candidate, 'skills'>, needs: readonly Need[]): Fit {
  let known: SkillLevel[] | null = null;
  let speaks = true;
  for (const need of needs) {
    const skill = skills.find((one) => one.skillId === need.skillId);
    if (skill && skill.level > 0) {
      known ??= [];
      known.push(skill);
    } else if (need.kind === 'language') speaks = false;
  }
  if (known === null) return speaks ? nothing : nothingUnspoken;
  known.sort((a, b) => b.level - a.level || (a.name < b.name ? -1 : 1));
  const levels = known.filter(({ kind }) => kind !== 'language').map(({ level }) => level);
  return { speaks, levels, known };
}

/** Below 0 when `a` fits better: the language before the depth of knowledge, [5,4] before [5] before [3,3]. */
export function compareFit(a: Fit, b: Fit): number {
  if (a.speaks !== b.speaks) return a.speaks ? -1 : 1;
  for (let place = 0; place < Math.max(a.levels.length, b.levels.length); place += 1) {
    const difference = (b.levels[place] ?? 0) - (a.levels[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
