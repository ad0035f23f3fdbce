import { type Binding, forMembers } from '../../platform/bindings.ts';
import * as contract from './contract.ts';
import { deleteDepartment } from './delete-department.ts';
import { deleteSkill } from './delete-skill.ts';
import { deleteTeam } from './delete-team.ts';
import { saveDepartment } from './save-department.ts';
import { saveDesk } from './save-desk.ts';
import { saveLevels } from './save-levels.ts';
import { savePlace } from './save-place.ts';
import { saveSkill } from './save-skill.ts';
import { saveTeam } from './save-team.ts';
import { skillsView, teamsView } from './views.ts';

const ok = { ok: true } as const;

/** Every endpoint of people/skills/contract.ts. */
export function skillBindings(): Binding[] {
  return [...skills(), ...teams()];
}

function skills(): Binding[] {
  return [
    forMembers(contract.skills, ({ ctx, member }) => skillsView(ctx, member)),
    forMembers(contract.addSkill, async ({ ctx, body }) => ({ id: await saveSkill(ctx, null, body) })),
    forMembers(contract.saveSkill, async ({ ctx, params, body }) => {
      await saveSkill(ctx, params.id, body);
      return ok;
    }),
    forMembers(contract.deleteSkill, async ({ ctx, params }) => {
      await deleteSkill(ctx, params.id);
      return ok;
    }),
    forMembers(contract.saveLevels, async ({ ctx, member, params, body }) => {
      await saveLevels(ctx, member, params.id, body.levels);
      return ok;
    }),
    forMembers(contract.savePlace, async ({ ctx, member, params, body }) => {
      await savePlace(ctx, member, params.id, body);
      return ok;
    }),
  ];
}

function teams(): Binding[] {
  return [
    forMembers(contract.teams, ({ ctx, member }) => teamsView(ctx, member)),
    forMembers(contract.addTeam, async ({ ctx, body }) => ({ id: await saveTeam(ctx, null, body) })),
    forMembers(contract.saveTeam, async ({ ctx, params, body }) => {
      await saveTeam(ctx, params.id, body);
      return ok;
    }),
    forMembers(contract.deleteTeam, async ({ ctx, params }) => {
      await deleteTeam(ctx, params.id);
      return ok;
    }),
    forMembers(contract.addDepartment, async ({ ctx, body }) => ({
      id: await saveDepartment(ctx, null, body),
    })),
    forMembers(contract.saveDepartment, async ({ ctx, params, body }) => {
      await saveDepartment(ctx, params.id, body);
      return ok;
    }),
    forMembers(contract.deleteDepartment, async ({ ctx, params }) => {
      await deleteDepartment(ctx, params.id);
      return ok;
    }),
    forMembers(contract.addDesk, async ({ ctx, body }) => ({ id: await saveDesk(ctx, null, body) })),
    forMembers(contract.saveDesk, async ({ ctx, params, body }) => {
      await saveDesk(ctx, params.id, body);
      return ok;
    }),
  ];
}
