import type { Skill } from '../../core/routing/needs-of.ts';
import { gapText, type Ready, skillGaps } from '../../core/routing/readiness.ts';
import type { Opening } from '../../core/time/calendar.ts';
import { answersContacts } from '../duty.ts';
import type { MemberTimes } from '../duty-times.ts';
import type { KnownSkills } from './knowledge.ts';

/** Those who answer contacts, with what they know and when they are on duty. */
export function readyPeople(members: readonly MemberTimes[], { levels }: KnownSkills): Ready[] {
  return members
    .filter(({ roles }) => answersContacts(roles))
    .map(({ userId, duty }) => ({ userId, duty, levels: levels.get(userId) ?? new Map() }));
}

export interface SkillGap {
  readonly skillId: string;
  /** `pumps: nobody 12:00–13:00` */
  readonly text: string;
  readonly spans: readonly Opening[];
}

/** Skills that somebody knows and for which nobody is on duty in some of these opening hours. */
export function gapsOf(
  skills: readonly Skill[],
  people: readonly Ready[],
  open: readonly Opening[],
  zone: string,
): SkillGap[] {
  return skills.flatMap((skill) => {
    const isKnown = people.some(({ levels }) => (levels.get(skill.id) ?? 0) > 0);
    if (!isKnown) return [];
    const spans = skillGaps(skill.id, people, open);
    return spans.length === 0 ? [] : [{ skillId: skill.id, text: gapText(skill.name, spans, zone), spans }];
  });
}
