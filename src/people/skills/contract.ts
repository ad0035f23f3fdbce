import { z } from 'zod';
import { done, endpoint, everyRole, id, ofOrganisation, role, withId } from '../../platform/contract.ts';

const editors = ['admin', 'manager'] as const;
const name = z.string().trim().min(1, 'a name is needed').max(80);
const made = z.object({ id });
/** What the reader may do with it. */
const can = z.array(z.literal('edit'));

export const skillKinds = ['product', 'industry', 'language', 'region'] as const;
const skillBody = z.object({
  kind: z.enum(skillKinds),
  name,
  /** What buyers say for it; the name itself counts without standing here. */
  words: z.array(z.string().trim().min(1, 'a word is needed').max(60)).max(40, 'at most 40 words'),
});
/** From 1, knows a little, to 5, knows it best. */
const level = z.number().int().min(1).max(5);

export const skills = endpoint({
  method: 'GET',
  path: '/api/o/:org/skills',
  tag: 'Skills',
  access: everyRole,
  summary: 'Skills with the words that stand for them, and who knows what how well',
  params: ofOrganisation,
  response: z.object({
    skills: z.array(skillBody.extend({ id })),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.array(role),
        teamId: id.nullable(),
        phone: z.string().nullable(),
        /** Most open items before new ones go to others; null: none is set. */
        loadLimit: z.number().nullable(),
        openItems: z.number(),
        levels: z.array(z.object({ skillId: id, level })),
        can,
      }),
    ),
    can,
  }),
});

export const addSkill = endpoint({
  method: 'POST',
  path: '/api/o/:org/skills',
  tag: 'Skills',
  access: editors,
  summary: 'A new skill',
  params: ofOrganisation,
  body: skillBody,
  response: made,
});

export const saveSkill = endpoint({
  method: 'PUT',
  path: '/api/o/:org/skills/:id',
  tag: 'Skills',
  access: editors,
  summary: 'Kind, name and words of a skill',
  params: withId,
  body: skillBody,
  response: done,
});

export const deleteSkill = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/skills/:id',
  tag: 'Skills',
  access: editors,
  summary: 'Remove a skill and all levels in it; refused while a routing rule needs it',
  params: withId,
  response: done,
});

export const saveLevels = endpoint({
  method: 'PUT',
  path: '/api/o/:org/people/:id/skills',
  tag: 'Skills',
  access: editors,
  summary: 'All levels of a member at once; managers for their own team',
  params: withId,
  body: z.object({ levels: z.array(z.object({ skillId: id, level })).max(1_000) }),
  response: done,
});

export const savePlace = endpoint({
  method: 'PUT',
  path: '/api/o/:org/people/:id/place',
  tag: 'Skills',
  access: editors,
  summary: 'Team, load limit and telephone number of a member; managers for their own team',
  params: withId,
  body: z.object({
    teamId: id.nullable(),
    loadLimit: z.number().int().min(1, 'at least one').max(1_000).nullable(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d\s()./-]{4,40}$/, 'a number such as +1 402 555 0100')
      .nullable(),
  }),
  response: done,
});

export const teams = endpoint({
  method: 'GET',
  path: '/api/o/:org/teams',
  tag: 'Teams',
  access: everyRole,
  summary: 'Departments, teams and desks',
  params: ofOrganisation,
  response: z.object({
    departments: z.array(z.object({ id, name: z.string() })),
    teams: z.array(
      z.object({ id, name: z.string(), departmentId: id.nullable(), members: z.number(), desks: z.number() }),
    ),
    /** The first one is where requests come in that name no other. */
    desks: z.array(z.object({ id, name: z.string(), teamId: id })),
    can,
  }),
});

const teamBody = z.object({ name, departmentId: id.nullable() });

export const addTeam = endpoint({
  method: 'POST',
  path: '/api/o/:org/teams',
  tag: 'Teams',
  access: editors,
  summary: 'A new team',
  params: ofOrganisation,
  body: teamBody,
  response: made,
});

export const saveTeam = endpoint({
  method: 'PUT',
  path: '/api/o/:org/teams/:id',
  tag: 'Teams',
  access: editors,
  summary: 'Name and department of a team',
  params: withId,
  body: teamBody,
  response: done,
});

export const deleteTeam = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/teams/:id',
  tag: 'Teams',
  access: editors,
  summary: 'Remove a team that has no members and no desk, and that no routing rule asks',
  params: withId,
  response: done,
});

export const addDepartment = endpoint({
  method: 'POST',
  path: '/api/o/:org/departments',
  tag: 'Teams',
  access: editors,
  summary: 'A new department',
  params: ofOrganisation,
  body: z.object({ name }),
  response: made,
});

export const saveDepartment = endpoint({
  method: 'PUT',
  path: '/api/o/:org/departments/:id',
  tag: 'Teams',
  access: editors,
  summary: 'Name of a department',
  params: withId,
  body: z.object({ name }),
  response: done,
});

export const deleteDepartment = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/departments/:id',
  tag: 'Teams',
  access: editors,
  summary: 'Remove a department without teams',
  params: withId,
  response: done,
});

const deskBody = z.object({ name, teamId: id });

export const addDesk = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks',
  tag: 'Teams',
  access: editors,
  summary: 'A new desk of a team; it follows the hours of the organisation until it has its own',
  params: ofOrganisation,
  body: deskBody,
  response: made,
});

export const saveDesk = endpoint({
  method: 'PUT',
  path: '/api/o/:org/desks/:id',
  tag: 'Teams',
  access: editors,
  summary: 'Name of a desk, and whose people answer there',
  params: withId,
  body: deskBody,
  response: done,
});
