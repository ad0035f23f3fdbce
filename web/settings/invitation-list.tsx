import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { people, withdrawInvitation } from '../../src/people/contract.ts';
import { call } from '../api.ts';
import { useOrg } from '../session.ts';
import { Badge, Button } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { roleNames } from './role-names.ts';
import { postpone, usePostponed } from './use-postponed.ts';

type Invitation = z.output<typeof people.response>['invitations'][number];

/** Links handed out and not used yet. */
export function InvitationList({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const org = useOrg();
  const client = useQueryClient();
  const hidden = usePostponed();
  const shown = invitations.filter(({ id }) => !hidden.has(id));
  const withdraw = ({ id, name }: Invitation) =>
    postpone({
      id,
      text: `The invitation of ${name} is withdrawn`,
      run: async () => {
        await call(withdrawInvitation, { params: { org, id } }, { keepalive: true });
        await client.invalidateQueries({ queryKey: [people.path] });
      },
    });
  if (shown.length === 0) return null;
  return (
    <ul className="heed-rows" aria-label="Open invitations">
      {shown.map((invitation) => (
        <li key={invitation.id} className="heed-member">
          <div className="heed-member-who">
            <span>{invitation.name}</span>
            <span className="heed-soft heed-small heed-cut">{invitation.email}</span>
          </div>
          <div className="heed-member-roles">
            {invitation.roles.map((role) => (
              <Badge key={role}>{roleNames[role].name}</Badge>
            ))}
          </div>
          <div className="heed-member-duty">
            <span className="heed-soft">Invited; the link works until {whenText(invitation.expiresAt)}</span>
          </div>
          <div className="heed-member-acts">
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => withdraw(invitation)}
              aria-label={`Withdraw the invitation of ${invitation.name}`}
            >
              Withdraw
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
