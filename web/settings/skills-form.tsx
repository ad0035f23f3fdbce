import { type FormEvent, useState } from 'react';
import { addSkill, saveSkill, skills } from '../../src/people/skills/contract.ts';
import { useOrg } from '../session.ts';
import { TagsField } from '../ui/choice-fields.tsx';
import { Button, FieldError, Select, showToast, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import type { Skill } from './skills-levels.ts';
import { type SkillKind, skillKindNames, skillWordsHint } from './skills-text.ts';
import type { FieldErrors } from './week-draft.ts';

interface SkillsFormProps {
  /** null: a new one. */
  readonly skill: Skill | null;
  readonly onClose: () => void;
}

function useSave({ skill, onClose }: SkillsFormProps) {
  const org = useOrg();
  const [errors, setErrors] = useState<FieldErrors>({});
  const add = useCommand(addSkill, { refreshes: [skills], quiet: true });
  const change = useCommand(saveSkill, { refreshes: [skills], quiet: true });
  const restore = useCommand(saveSkill, { refreshes: [skills] });
  const submit = async (body: Pick<Skill, 'kind' | 'name' | 'words'>) => {
    try {
      if (skill === null) await add.mutateAsync({ params: { org }, body });
      else await change.mutateAsync({ params: { org, id: skill.id }, body });
    } catch (problem) {
      return setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
    if (skill) {
      const { id, ...before } = skill;
      const undo = () => restore.mutate({ params: { org, id }, body: before });
      showToast({ text: `${body.name} is saved`, undo });
    } else showToast({ text: `${body.name} is added`, detail: 'Say above who knows how much of it.' });
    onClose();
  };
  return { errors, setErrors, submit, busy: add.isPending || change.isPending };
}

/** Kind, name and words of a skill. */
export function SkillsForm(props: SkillsFormProps) {
  const { skill, onClose } = props;
  const [kind, setKind] = useState<SkillKind>(skill?.kind ?? 'product');
  const [name, setName] = useState(skill?.name ?? '');
  const [words, setWords] = useState<string[]>(skill?.words ?? []);
  const { errors, setErrors, submit, busy } = useSave(props);
  const form = useFirstError(errors);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setErrors({ '/name': 'A name is needed' });
    void submit({ kind, name: name.trim(), words });
  };
  return (
    <form ref={form} className="heed-form heed-skill-form" onSubmit={send} noValidate>
      <div className="heed-pair">
        <TextField
          label="Name"
          autoFocus
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errorAt(errors, '/name')}
        />
        <Select
          label="Kind"
          value={kind}
          data={Object.entries(skillKindNames).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setKind(event.currentTarget.value as SkillKind)}
        />
      </div>
      <TagsField
        label="Words"
        description={skillWordsHint[kind]}
        value={words}
        maxTags={40}
        maxLength={60}
        onChange={setWords}
      />
      {otherErrors(errors, (pointer) => pointer === '/name').map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={busy}>
          Save
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
