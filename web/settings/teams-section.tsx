import type { z } from 'zod';
import {
  addDepartment,
  addDesk,
  addTeam,
  deleteDepartment,
  deleteTeam,
  saveDepartment,
  saveDesk,
  saveTeam,
  type teams,
} from '../../src/people/skills/contract.ts';
import { useOrg } from '../session.ts';
import { count, Section, Select } from '../ui/index.ts';
import { TeamsAdd } from './teams-add.tsx';
import { TeamsRow } from './teams-row.tsx';
import { useTeamAct } from './use-team-act.ts';

export type TeamsView = z.output<typeof teams.response>;

/** Teams, the departments above them and the desks they answer. */
export function TeamsSection({ view }: { readonly view: TeamsView }) {
  return (
    <>
      <Section
        title="Teams"
        lead="Whose people are asked: each desk has its team, and rules may name another."
      >
        <Teams view={view} />
      </Section>
      <Section
        title="Desks"
        lead="Where requests come in. Each is answered by a team and has rules of its own."
      >
        <Desks view={view} />
      </Section>
      <Section title="Departments" lead="What teams belong to, in figures and when help is asked for.">
        <Departments view={view} />
      </Section>
    </>
  );
}

function Teams({ view }: { readonly view: TeamsView }) {
  const org = useOrg();
  const act = useTeamAct();
  const isEditor = view.can.includes('edit');
  return (
    <>
      <ul className="heed-rows" aria-label="Teams">
        {view.teams.map(({ id, name, departmentId, members, desks }) => (
          <TeamsRow
            key={id}
            name={name}
            note={`${count(members, 'member')}${desks === 0 ? '' : `, ${count(desks, 'desk')}`}`}
            isEditor={isEditor}
            onRename={(next) =>
              act(saveTeam, { org, id }, { name: next, departmentId }, { name, departmentId })
            }
            {...(members + desks === 0
              ? {
                  onRemove: () => act(deleteTeam, { org, id }, {}, null, `“${name}” is taken out`),
                }
              : {})}
          >
            {isEditor && view.departments.length > 0 ? (
              <Select
                aria-label={`Department of ${name}`}
                value={departmentId ?? ''}
                data={[
                  { value: '', label: 'No department' },
                  ...view.departments.map((one) => ({ value: one.id, label: one.name })),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  void act(
                    saveTeam,
                    { org, id },
                    { name, departmentId: value || null },
                    { name, departmentId },
                  )
                }
              />
            ) : (
              <span className="heed-soft">
                {view.departments.find((one) => one.id === departmentId)?.name ?? ''}
              </span>
            )}
          </TeamsRow>
        ))}
      </ul>
      {isEditor ? (
        <TeamsAdd label="New team" onAdd={(name) => act(addTeam, { org }, { name, departmentId: null })} />
      ) : null}
    </>
  );
}

function Desks({ view }: { readonly view: TeamsView }) {
  const org = useOrg();
  const act = useTeamAct();
  const isEditor = view.can.includes('edit');
  const teamNames = view.teams.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ul className="heed-rows" aria-label="Desks">
        {view.desks.map(({ id, name, teamId }) => (
          <TeamsRow
            key={id}
            name={name}
            note=""
            isEditor={isEditor}
            onRename={(next) => act(saveDesk, { org, id }, { name: next, teamId }, { name, teamId })}
          >
            {isEditor ? (
              <Select
                aria-label={`Team of ${name}`}
                value={teamId}
                data={teamNames}
                onChange={({ currentTarget: { value } }) =>
                  void act(saveDesk, { org, id }, { name, teamId: value }, { name, teamId })
                }
              />
            ) : (
              <span className="heed-soft">{view.teams.find((one) => one.id === teamId)?.name ?? ''}</span>
            )}
          </TeamsRow>
        ))}
      </ul>
      {isEditor && view.teams[0] ? (
        <TeamsAdd
          label="New desk"
          onAdd={(name) =>
            act(addDesk, { org }, { name, teamId: view.desks[0]?.teamId ?? view.teams[0]?.id })
          }
        />
      ) : null}
    </>
  );
}

function Departments({ view }: { readonly view: TeamsView }) {
  const org = useOrg();
  const act = useTeamAct();
  const isEditor = view.can.includes('edit');
  return (
    <>
      {view.departments.length === 0 ? <p className="heed-routing-none">None yet.</p> : null}
      <ul className="heed-rows" aria-label="Departments">
        {view.departments.map(({ id, name }) => {
          const inside = view.teams.filter(({ departmentId }) => departmentId === id).length;
          return (
            <TeamsRow
              key={id}
              name={name}
              note={count(inside, 'team')}
              isEditor={isEditor}
              onRename={(next) => act(saveDepartment, { org, id }, { name: next }, { name })}
              {...(inside === 0
                ? {
                    onRemove: () => act(deleteDepartment, { org, id }, {}, null, `“${name}” is taken out`),
                  }
                : {})}
            />
          );
        })}
      </ul>
      {isEditor ? (
        <TeamsAdd label="New department" onAdd={(name) => act(addDepartment, { org }, { name })} />
      ) : null}
    </>
  );
}
