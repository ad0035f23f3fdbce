import { people } from '../../src/people/contract.ts';
import { useOrg, useOrganisation } from '../session.ts';
import { ErrorState, Section, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { MemberList } from './member-list.tsx';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';

/** Invites colleagues. */
export function PeopleStep(props: StepProps) {
  const organisation = useOrganisation();
  const { data, error, refetch } = useEndpoint(people, { params: { org: useOrg() } });
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <>
      <MemberList members={data.members} organisation={organisation} />
      <InvitationList invitations={data.invitations} />
      <div className="heed-gap-above">
        <Section title="Invite a person">
          <InviteForm />
        </Section>
      </div>
      <StepFoot {...props} ready={data.members.length + data.invitations.length > 1} />
    </>
  );
}
