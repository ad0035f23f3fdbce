import { fromIso } from '../core/time/instant.ts';
import { type Binding, forAnyone, forMembers } from '../platform/bindings.ts';
import { acceptInvitation, findInvitation } from './accept-invitation.ts';
import { setCookies } from './auth.ts';
import { calendarBindings } from './calendars/routes.ts';
import * as contract from './contract.ts';
import { forMembersThen } from './for-members-then.ts';
import { invite } from './invite.ts';
import type { PeopleDeps } from './people-deps.ts';
import { saveHours } from './save-hours.ts';
import { saveMember } from './save-member.ts';
import { saveOrganisation } from './save-organisation.ts';
import { sessionView } from './session-view.ts';
import { setAbsence } from './set-absence.ts';
import { skillBindings } from './skills/routes.ts';
import { startOrganisation } from './start-organisation.ts';
import { hoursView, peopleView } from './views.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const ok = { ok: true } as const;

/** Every endpoint of people/contract.ts. */
export function peopleBindings(deps: PeopleDeps): Binding[] {
  return [
    ...openBindings(deps),
    ...memberBindings(deps),
    ...calendarBindings(deps.calendarsChanged),
    ...skillBindings(),
    inviteBinding(deps),
  ];
}

function openBindings(deps: PeopleDeps): Binding[] {
  return [
    forAnyone(contract.session, async ({ user, request, reply }) => {
      await deps.auth.renewSession(request, reply);
      return sessionView(deps, user);
    }),
    forAnyone(contract.createOrganisation, async ({ user, body, reply }) => {
      const { slug, cookies } = await startOrganisation(deps, user, body);
      setCookies(reply, cookies);
      return { slug };
    }),
    forAnyone(contract.invitation, async ({ params }) => {
      const { organisation, email, name } = await findInvitation(deps, params.token);
      const hasAccount = (await deps.auth.findUserByEmail(email)) !== null;
      return { organisation, email, name, hasAccount };
    }),
    forAnyone(contract.acceptInvitation, async ({ user, params, body, reply }) => {
      const { slug, cookies } = await acceptInvitation(deps, user, { ...params, ...body });
      setCookies(reply, cookies);
      return { slug };
    }),
  ];
}

function memberBindings({ calendarsChanged }: PeopleDeps): Binding[] {
  return [
    forMembers(contract.saveOrganisation, async ({ ctx, body }) => {
      await saveOrganisation(ctx, body);
      return ok;
    }),
    forMembers(contract.hours, ({ ctx }) => hoursView(ctx)),
    forMembers(contract.saveHours, async ({ ctx, body }) => {
      await saveHours(ctx, body, calendarsChanged);
      return ok;
    }),
    forMembers(contract.people, ({ ctx, member }) => peopleView(ctx, member.userId)),
    forMembers(contract.saveMember, async ({ ctx, params, body }) => {
      await saveMember(ctx, { userId: params.id, ...body }, calendarsChanged);
      return ok;
    }),
    forMembers(contract.setAbsence, async ({ ctx, member, params, body }) => {
      const until = body.until === null ? null : fromIso(body.until);
      await setAbsence(ctx, member, { userId: params.id, away: body.away, until });
      return ok;
    }),
    forMembers(contract.withdrawInvitation, async ({ ctx, params }) => {
      await withdrawInvitation(ctx, params.id);
      return ok;
    }),
  ];
}

function inviteBinding(deps: PeopleDeps): Binding {
  return forMembersThen(
    contract.invite,
    async ({ ctx, body }) => ({ ...(await invite(ctx, body)), email: body.email, name: body.name }),
    async ({ token, company, email, name }) => {
      const link = `${deps.config.publicUrl}/invite/${token}`;
      return { link, mailed: await mailInvitation(deps, { to: email, name, company, link }) };
    },
  );
}

/** Returns whether the mail is on its way; without it the link is handed over by other means. */
async function mailInvitation(
  deps: PeopleDeps,
  { to, name, company, link }: { to: string; name: string; company: string; link: string },
): Promise<boolean> {
  if (!deps.config.systemSmtp) return false;
  const text = `Hello ${name},\n\n${company} invites you to Heed, where enquiries are answered in time. Join here within seven days:\n\n${link}\n`;
  try {
    await deps.mailSystem({ to, subject: `Join ${company} on Heed`, text });
    return true;
  } catch (error) {
    deps.log.warn({ error: (error as Error).message }, 'an invitation could not be mailed');
    return false;
  }
}
