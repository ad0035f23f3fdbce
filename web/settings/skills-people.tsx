import { useState } from 'react';
import { savePlace, skills, teams as teamsEndpoint } from '../../src/people/skills/contract.ts';
import { useOrg } from '../session.ts';
import { Button, FieldError, NumberField, Select, showToast, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import { errorsOf } from './field-errors.ts';
import type { SkilledPerson, SkillsView } from './skills-levels.ts';
import type { TeamsView } from './teams-section.tsx';

const FIRST_SHOWN = 60;

type Place = Pick<SkilledPerson, 'teamId' | 'loadLimit' | 'phone'>;

interface SkillsPeopleProps {
  readonly view: SkillsView;
  readonly teams: TeamsView;
}

/** Where people belong and how much they can have; each field is saved when it is left. */
export function SkillsPeople({ view, teams }: SkillsPeopleProps) {
  const [most, setMost] = useState(FIRST_SHOWN);
  return (
    <>
      <ul className="heed-rows" aria-label="People">
        {view.people.slice(0, most).map((person) => (
          <li key={person.id} className="heed-place">
            <PersonPlace key={stamp(person)} person={person} teams={teams} />
          </li>
        ))}
      </ul>
      {view.people.length > most ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + 2 * FIRST_SHOWN)}>
          Show more ({view.people.length - most})
        </Button>
      ) : null}
    </>
  );
}

/** Fields start anew when somebody else changed what they show. */
const stamp = ({ teamId, loadLimit, phone }: Place) => `${teamId} ${loadLimit} ${phone}`;

function useSavePlace(person: SkilledPerson) {
  const org = useOrg();
  const [error, setError] = useState<string | null>(null);
  const save = useCommand(savePlace, { refreshes: [skills, teamsEndpoint], quiet: true });
  const before = { teamId: person.teamId, loadLimit: person.loadLimit, phone: person.phone };
  const submit = async (change: Partial<Place>) => {
    const body = { ...before, ...change };
    if (stamp(body) === stamp(before)) return setError(null);
    const params = { org, id: person.id };
    try {
      await save.mutateAsync({ params, body });
      setError(null);
      showToast({ text: `${person.name} is saved`, undo: () => save.mutate({ params, body: before }) });
    } catch (problem) {
      const [message] = Object.values(errorsOf(problem as Parameters<typeof errorsOf>[0]));
      setError(message ?? 'This could not be saved');
    }
  };
  return { submit, error };
}

function PersonPlace({ person, teams }: { readonly person: SkilledPerson; readonly teams: TeamsView }) {
  const { submit, error } = useSavePlace(person);
  const [limit, setLimit] = useState(person.loadLimit);
  const [phone, setPhone] = useState(person.phone ?? '');
  const { name } = person;
  const team = teams.teams.find(({ id }) => id === person.teamId)?.name ?? 'no team';
  if (!person.can.includes('edit'))
    return (
      <>
        <span className="heed-strong">{name}</span>
        <span>{team}</span>
        <span>{person.loadLimit === null ? 'no limit' : `at most ${person.loadLimit} open`}</span>
        <span>{person.phone ?? ''}</span>
      </>
    );
  return (
    <>
      <span className="heed-strong">{name}</span>
      <Select
        aria-label={`Team of ${name}`}
        value={person.teamId ?? ''}
        data={[
          ...(person.teamId === null ? [{ value: '', label: 'No team' }] : []),
          ...teams.teams.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => void submit({ teamId: event.currentTarget.value || null })}
      />
      <NumberField
        aria-label={`Most open items of ${name}`}
        placeholder="no limit"
        min={1}
        max={1000}
        value={limit}
        onChange={setLimit}
        onBlur={() => void submit({ loadLimit: limit })}
      />
      <TextField
        type="tel"
        aria-label={`Telephone of ${name}`}
        placeholder="+1 402 555 0100"
        value={phone}
        maxLength={40}
        onChange={(event) => setPhone(event.currentTarget.value)}
        onBlur={() => void submit({ phone: phone.trim() === '' ? null : phone.trim() })}
      />
      {error === null ? null : <FieldError>{error}</FieldError>}
    </>
  );
}
