import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { saveLevels, skills } from '../../src/people/skills/contract.ts';
import { call } from '../api.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { showProblem, showToast } from '../ui/index.ts';
import { keyOf } from '../use-endpoint.ts';
import { type Levels, type SkillsView, withLevel } from './skills-levels.ts';

/** Sets levels at once on screen and sends them one after the other for each person; what is refused goes back. */
export function useLevels(): (userId: string, skillId: string, level: number) => void {
  const org = useOrg();
  const queries = useQueryClient();
  const lines = useRef(new Map<string, Promise<void>>());
  const key = keyOf(skills, { params: { org } });
  const person = (userId: string) =>
    queries.getQueryData<SkillsView>(key)?.people.find(({ id }) => id === userId);
  const show = (userId: string, levels: Levels) =>
    queries.setQueryData<SkillsView>(
      key,
      (data) =>
        data && {
          ...data,
          people: data.people.map((one) => (one.id === userId ? { ...one, levels } : one)),
        },
    );
  const set = (userId: string, levels: Levels) => {
    const before = person(userId)?.levels ?? [];
    void queries.cancelQueries({ queryKey: key });
    show(userId, levels);
    const send = async () => {
      // Further keys may have come meanwhile: the last state is what is sent.
      if ((person(userId)?.levels ?? levels) !== levels) return;
      try {
        await call(saveLevels, { params: { org, id: userId }, body: { levels: [...levels] } });
      } catch (error) {
        show(userId, before);
        showProblem(asProblem(error));
        void queries.invalidateQueries({ queryKey: [skills.path] });
      }
    };
    const line = (lines.current.get(userId) ?? Promise.resolve()).then(send);
    lines.current.set(userId, line);
    return before;
  };
  return (userId, skillId, level) => {
    const one = person(userId);
    const skill = queries.getQueryData<SkillsView>(key)?.skills.find(({ id }) => id === skillId);
    if (!one || !skill) return;
    const before = set(userId, withLevel(one.levels, skillId, level));
    showToast({
      id: `levels-${userId}`,
      text: `${one.name}: ${skill.name} ${level === 0 ? 'taken away' : level}`,
      undo: () => void set(userId, before),
    });
  };
}
