import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteSkill, skills } from '../../src/people/skills/contract.ts';
import { call } from '../api.ts';
import { useOrg } from '../session.ts';
import { Button, count } from '../ui/index.ts';
import { SkillsForm } from './skills-form.tsx';
import type { Skill, SkillsView } from './skills-levels.ts';
import { skillKindName } from './skills-text.ts';
import { postpone, usePostponed } from './use-postponed.ts';

/** Every skill with its words; one is opened to be changed. */
export function SkillsList({ view }: { readonly view: SkillsView }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const gone = usePostponed();
  const isEditor = view.can.includes('edit');
  const shown = view.skills.filter(({ id }) => !gone.has(id));
  return (
    <>
      {shown.length === 0 ? <p className="heed-routing-none">None yet.</p> : null}
      <ul className="heed-rows" aria-label="Skills">
        {shown.map((skill) => (
          <li key={skill.id} className="heed-skill">
            <SkillRow
              skill={skill}
              known={
                view.people.filter(({ levels }) => levels.some(({ skillId }) => skillId === skill.id)).length
              }
              isOpen={openId === skill.id}
              onOpen={(open) => setOpenId(open ? skill.id : null)}
              isEditor={isEditor}
            />
          </li>
        ))}
      </ul>
      {isEditor ? (
        openId === 'new' ? (
          <SkillsForm skill={null} onClose={() => setOpenId(null)} />
        ) : (
          <Button
            className="heed-gap-small"
            variant="default"
            size="compact-sm"
            onClick={() => setOpenId('new')}
          >
            Add a skill
          </Button>
        )
      ) : null}
    </>
  );
}

interface SkillRowProps {
  readonly skill: Skill;
  readonly known: number;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly isEditor: boolean;
}

function SkillRow({ skill, known, isOpen, onOpen, isEditor }: SkillRowProps) {
  const org = useOrg();
  const queries = useQueryClient();
  const remove = () =>
    postpone({
      id: skill.id,
      text: `“${skill.name}” is taken out`,
      ...(known > 0
        ? { detail: `With the levels of ${count(known, 'person').replace('persons', 'people')}.` }
        : {}),
      run: () =>
        call(deleteSkill, { params: { org, id: skill.id } }).finally(() =>
          queries.invalidateQueries({ queryKey: [skills.path] }),
        ),
    });
  return (
    <>
      <div className="heed-skill-line">
        <span>
          <span className="heed-strong">{skill.name}</span>{' '}
          <span className="heed-soft">{skillKindName[skill.kind]}</span>
          <span className="heed-soft heed-small heed-skill-words">
            {skill.words.length === 0 ? 'recognised by its name' : skill.words.join(', ')}
          </span>
        </span>
        <span className="heed-soft heed-small">{known === 0 ? 'nobody knows it' : `${known} know it`}</span>
        {isEditor ? (
          <span className="heed-buttons">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={isOpen}
              aria-label={`Change ${skill.name}`}
              onClick={() => onOpen(!isOpen)}
            >
              Change
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Take out ${skill.name}`}
              onClick={remove}
            >
              Take out
            </Button>
          </span>
        ) : null}
      </div>
      {isOpen ? <SkillsForm skill={skill} onClose={() => onOpen(false)} /> : null}
    </>
  );
}
