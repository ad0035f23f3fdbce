import { forMembersThen } from '../people/for-members-then.ts';
import { type Binding, forMembers, type Member } from '../platform/bindings.ts';
import { addMailbox, type MailboxPlace } from './add-mailbox.ts';
import * as contract from './contract.ts';
import { formsView } from './forms-view.ts';
import { healthView } from './health-view.ts';
import { mailboxesView } from './mailboxes-view.ts';
import { markStep } from './mark-step.ts';
import { probeTargets, tryServers } from './probe-mailbox.ts';
import { removeMailbox } from './remove-mailbox.ts';
import { addForm, saveForm } from './save-form.ts';
import { saveMailbox } from './save-mailbox.ts';
import type { SetupDeps } from './setup-deps.ts';
import { setupView } from './setup-view.ts';

const ok = { ok: true } as const;

/** Mailboxes, forms, the guided steps and the health page. */
export function setupBindings(deps: SetupDeps): Binding[] {
  return [...mailboxBindings(deps), ...formBindings(deps), ...guideBindings(deps)];
}

function mailboxBindings(deps: SetupDeps): Binding[] {
  const { secret, mail } = deps.config;
  const place = ({ slug }: Member): MailboxPlace => ({ secret, mailDomain: mail.domain, slug });
  const changed = async <T>(answer: T): Promise<T> => {
    deps.mailboxesChanged();
    return answer;
  };
  return [
    forMembers(contract.listMailboxes, ({ ctx }) => mailboxesView(ctx, deps.listenerState(), mail.host)),
    forMembersThen(
      contract.probeMailbox,
      ({ ctx, body }) => probeTargets(ctx, secret, body),
      (targets) => tryServers(secret, targets),
    ),
    forMembersThen(
      contract.addMailbox,
      ({ ctx, member, body }) => addMailbox(ctx, place(member), body),
      changed,
    ),
    forMembersThen(
      contract.saveMailbox,
      ({ ctx, member, params, body }) => saveMailbox(ctx, place(member), params.id, body),
      () => changed(ok),
    ),
    forMembersThen(
      contract.removeMailbox,
      ({ ctx, params }) => removeMailbox(ctx, params.id),
      () => changed(ok),
    ),
  ];
}

function formBindings(deps: SetupDeps): Binding[] {
  return [
    forMembers(contract.listForms, ({ ctx }) => formsView(ctx, deps.config.publicUrl)),
    forMembers(contract.addForm, ({ ctx, body }) => addForm(ctx, body)),
    forMembers(contract.saveForm, async ({ ctx, params, body }) => {
      await saveForm(ctx, params.id, body);
      return ok;
    }),
  ];
}

function guideBindings(deps: SetupDeps): Binding[] {
  return [
    forMembers(contract.setup, ({ ctx }) => setupView(ctx)),
    forMembers(contract.markStep, async ({ ctx, params, body }) => {
      await markStep(ctx, params.step, body.state);
      return ok;
    }),
    forMembersThen(
      contract.sendTestEnquiry,
      async ({ member, body }) => ({ orgId: member.orgId, userId: member.userId, through: body.through }),
      ({ through, ...place }) => deps.testEnquiry(place, through),
    ),
    forMembers(contract.health, ({ ctx }) => healthView(ctx, deps)),
  ];
}
