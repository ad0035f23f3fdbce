import { z } from 'zod';
import {
  deskRoles,
  done,
  emailAddress,
  endpoint,
  id,
  instant,
  ofOrganisation,
  role,
  withId,
} from '../platform/contract.ts';

export const password = z.string().min(10, 'at least 10 characters').max(200);
export const personName = z.string().trim().min(1, 'a name is needed').max(120);
export const zone = z.string().trim().min(1).max(60);

/** `[open, close]` as HH:MM; a close of 24:00 or later runs into the next day. */
export const openWindow = z.tuple([z.string().regex(/^\d\d:\d\d$/), z.string().regex(/^\d\d:\d\d$/)]);
export const weekHours = z.partialRecord(
  z.enum(['1', '2', '3', '4', '5', '6', '7']),
  z.array(openWindow).max(6),
);
export const calendarBody = z.object({
  zone,
  week: weekHours,
  holidays: z
    .array(z.string().regex(/^(\d{4}-)?\d\d-\d\d$/))
    .max(400)
    .optional(),
  overrides: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.array(openWindow).max(6)).optional(),
  /** Shut stretches `[from, to)` between two instants. */
  closed: z
    .array(z.tuple([instant, instant]))
    .max(100)
    .optional(),
});
/** Why hours change, for those who read the history later. */
export const changeNote = z.string().trim().max(500);

/** Everyone: what the page needs before it draws anything. Signing in and out, reset: `/api/auth/*`. */
export const session = endpoint({
  method: 'GET',
  path: '/api/session',
  tag: 'People',
  access: 'public',
  summary: 'Who is signed in, their organisations, and what this server offers',
  response: z.object({
    user: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    organisations: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        demo: z.boolean(),
        roles: z.array(role),
        setupDone: z.boolean(),
        zone,
      }),
    ),
    demoSignIn: z.object({ email: z.string(), password: z.string() }).nullable(),
    canCreateOrganisation: z.boolean(),
    oidc: z.object({ name: z.string() }).nullable(),
    canMail: z.boolean(),
  }),
});

export const createOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations',
  tag: 'People',
  access: 'public',
  summary: 'Start an organisation: the first one with a new account, later ones by a signed-in administrator',
  body: z.object({
    company: z.string().trim().min(1, 'the company needs a name').max(120),
    zone,
    account: z.object({ name: personName, email: emailAddress, password }).optional(),
  }),
  response: z.object({ slug: z.string() }),
});

export const saveOrganisation = endpoint({
  method: 'PUT',
  path: '/api/o/:org/organisation',
  tag: 'People',
  access: ['admin'],
  summary: 'Company name and zone',
  params: ofOrganisation,
  body: z.object({ company: z.string().trim().min(1).max(120), zone }),
  response: done,
});

export const hours = endpoint({
  method: 'GET',
  path: '/api/o/:org/hours',
  tag: 'People',
  access: [...deskRoles, 'admin'],
  summary: 'Hours of the organisation in force',
  params: ofOrganisation,
  response: calendarBody.extend({ version: z.number(), since: instant.nullable() }),
});

export const saveHours = endpoint({
  method: 'PUT',
  path: '/api/o/:org/hours',
  tag: 'People',
  access: ['admin', 'manager'],
  summary:
    'New hours of the organisation, from now on or from `validFrom`; clocks already running keep theirs, unless an earlier `validFrom` corrects them',
  params: ofOrganisation,
  body: calendarBody.extend({ validFrom: instant.nullish(), note: changeNote.nullish() }),
  response: done,
});

export const memberView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  /** Own hours of duty; null means the opening hours. */
  week: weekHours.nullable(),
  onDuty: z.boolean(),
  dutyNote: z.string(),
  openItems: z.number(),
  team: z.object({ id, name: z.string() }).nullable(),
  /** The best first; levels from 1 to 5. */
  skills: z.array(z.object({ id, name: z.string(), level: z.number() })),
  /** Most open items before new ones go to others; null: none is set. */
  loadLimit: z.number().nullable(),
  phone: z.string().nullable(),
  absence: z.object({ id, from: instant, until: instant.nullable(), reason: z.string() }).nullable(),
  you: z.boolean(),
});

export const people = endpoint({
  method: 'GET',
  path: '/api/o/:org/people',
  tag: 'People',
  access: [...deskRoles, 'admin'],
  summary: 'Members with duty now, and open invitations',
  params: ofOrganisation,
  response: z.object({
    members: z.array(memberView),
    invitations: z.array(
      z.object({ id, email: z.string(), name: z.string(), roles: z.array(role), expiresAt: instant }),
    ),
  }),
});

export const saveMember = endpoint({
  method: 'PUT',
  path: '/api/o/:org/people/:id',
  tag: 'People',
  access: ['admin'],
  summary: 'Roles and hours of a member; the last administrator stays one',
  params: withId,
  body: z.object({
    name: personName,
    roles: z.array(role).min(1, 'at least one role'),
    week: weekHours.nullable(),
  }),
  response: done,
});

export const setAbsence = endpoint({
  method: 'POST',
  path: '/api/o/:org/people/:id/absence',
  tag: 'People',
  access: [...deskRoles, 'admin'],
  summary:
    'Away from now until a time, or back again (`away: false`); for others only by admin, manager or coordinator',
  params: withId,
  body: z.object({ away: z.boolean(), until: instant.nullable() }),
  response: done,
});

export const invite = endpoint({
  method: 'POST',
  path: '/api/o/:org/invitations',
  tag: 'People',
  access: ['admin'],
  summary: 'Invite a person: the link is mailed when mail works, and shown here once',
  params: ofOrganisation,
  body: z.object({
    email: emailAddress,
    name: personName,
    roles: z.array(role).min(1),
    week: weekHours.nullable(),
  }),
  response: z.object({ link: z.url(), mailed: z.boolean() }),
});

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/invitations/:id',
  tag: 'People',
  access: ['admin'],
  summary: 'Make an invitation link useless',
  params: withId,
  response: done,
});

const invitationToken = z.object({ token: z.string().min(20).max(100) });

export const invitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  tag: 'People',
  access: 'public',
  summary: 'What an invitation link offers',
  params: invitationToken,
  response: z.object({
    organisation: z.string(),
    email: z.string(),
    name: z.string(),
    hasAccount: z.boolean(),
  }),
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:token/accept',
  tag: 'People',
  access: 'public',
  summary: 'Join: with a new password, or signed in with the invited address',
  params: invitationToken,
  body: z.object({ name: personName, password: password.optional() }),
  response: z.object({ slug: z.string() }),
});
