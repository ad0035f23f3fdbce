import { IconMoon, IconPencil, IconUserCheck } from '@tabler/icons-react';
import { hasRole, type Organisation } from '../session.ts';
import { Badge, IconButton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { AwayMenu } from './away-menu.tsx';
import type { Member } from './member-form.tsx';
import { roleNames } from './role-names.ts';
import { weekDraft, weekInWords } from './week-draft.ts';

export interface MemberListProps {
  readonly members: readonly Member[];
  readonly organisation: Organisation | undefined;
  /** Left out where members are only shown. */
  readonly onEdit?: (member: Member) => void;
}

function dutyText(member: Member): string {
  const { absence } = member;
  if (absence) {
    const until = absence.until ? `Away until ${whenText(absence.until)}` : 'Away until back';
    return absence.reason && absence.reason !== 'away' ? `${until}: ${absence.reason}` : until;
  }
  const words = member.dutyNote || (member.onDuty ? 'on duty' : 'off duty');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Duty by shape and word: amber, red and green speak of clocks only. */
function Duty({ member }: { readonly member: Member }) {
  const Icon = member.onDuty && !member.absence ? IconUserCheck : IconMoon;
  return (
    <span className="heed-duty">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>{dutyText(member)}</span>
    </span>
  );
}

function MemberRow({ member, organisation, onEdit }: Omit<MemberListProps, 'members'> & { member: Member }) {
  const mayAbsent = member.you || hasRole(organisation, 'admin', 'manager', 'coordinator');
  return (
    <li className="heed-member">
      <div className="heed-member-who">
        <span className="heed-strong">
          {member.name}
          {member.you ? <span className="heed-soft"> (you)</span> : null}
        </span>
        <span className="heed-soft heed-small heed-cut">{member.email}</span>
      </div>
      <div className="heed-member-roles">
        {member.roles.map((role) => (
          <Badge key={role}>{roleNames[role].name}</Badge>
        ))}
      </div>
      <div className="heed-member-duty">
        <Duty member={member} />
        <span className="heed-soft heed-small">
          {member.week ? weekInWords(weekDraft(member.week)) : 'Opening hours'} ·{' '}
          {member.openItems === 0 ? 'nothing open' : `${member.openItems} open`}
        </span>
      </div>
      <div className="heed-member-acts">
        {mayAbsent ? <AwayMenu member={member} /> : null}
        {onEdit && hasRole(organisation, 'admin') ? (
          <IconButton
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Change ${member.name}`}
            onClick={() => onEdit(member)}
          >
            <IconPencil size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </li>
  );
}

/** Everybody here: roles, hours, and whether they can answer now. */
export function MemberList({ members, organisation, onEdit }: MemberListProps) {
  return (
    <ul className="heed-rows" aria-label="Members">
      {members.map((member) => (
        <MemberRow
          key={member.id}
          member={member}
          organisation={organisation}
          {...(onEdit ? { onEdit } : {})}
        />
      ))}
    </ul>
  );
}
