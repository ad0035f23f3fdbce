import { useSearchParams } from 'react-router';
import { people } from '../../src/people/contract.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { Button, Drawer, ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberList } from './member-list.tsx';
import { usePostponed } from './use-postponed.ts';

/** Which drawer is open lives in the address: `?edit=<id>` or `?invite`. */
function useDrawer() {
  const [query, setQuery] = useSearchParams();
  return {
    editing: query.get('edit'),
    inviting: query.has('invite'),
    edit: (id: string) => setQuery({ edit: id }),
    invite: () => setQuery({ invite: '' }),
    close: () => setQuery({}, { replace: true }),
  };
}

/** Who answers here, when, and who is invited. */
export function PeoplePage() {
  const org = useOrg();
  const organisation = useOrganisation();
  const drawer = useDrawer();
  const { data, error, refetch } = useEndpoint(people, { params: { org } }, { refetchInterval: 30_000 });
  const admin = hasRole(organisation, 'admin');
  const withdrawn = usePostponed();
  const invited = data?.invitations.some(({ id }) => !withdrawn.has(id)) ?? false;
  const member = data?.members.find(({ id }) => id === drawer.editing);
  return (
    <>
      <PageHeader
        title="People"
        lead="Who answers, and whether they can right now. New requests go to people on duty only."
        actions={admin ? <Button onClick={drawer.invite}>Invite a person</Button> : null}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={5} height={56} /> : null}
      {data ? (
        <MemberList members={data.members} organisation={organisation} onEdit={({ id }) => drawer.edit(id)} />
      ) : null}
      {data && invited && admin ? (
        <div className="heed-gap-above">
          <Section title="Invitations">
            <InvitationList invitations={data.invitations} />
          </Section>
        </div>
      ) : null}
      <Drawer
        opened={member !== undefined && admin}
        onClose={drawer.close}
        position="right"
        size="lg"
        title={<span className="heed-strong">{member?.name}</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {member ? <MemberForm key={member.id} member={member} onClose={drawer.close} /> : null}
      </Drawer>
      <Drawer
        opened={drawer.inviting && admin}
        onClose={drawer.close}
        position="right"
        size="lg"
        title={<span className="heed-strong">Invite a person</span>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <InviteForm />
      </Drawer>
    </>
  );
}
