import { IconCheck, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useOrganisation, useSession } from '../session.ts';
import { Menu } from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';

/** Which organisation this is, and the way to the others. */
export function OrganisationMenu() {
  const { data } = useSession();
  const current = useOrganisation();
  const phone = usePhone();
  if (data === undefined) return <div className="heed-org" />;
  const name = current?.name ?? '';
  return (
    <Menu position={phone ? 'top-start' : 'right-start'} width={260}>
      <Menu.Target>
        <button
          type="button"
          className="heed-org"
          aria-label={`${initials(name)}, organisation ${name}. Change`}
          title={name}
        >
          <span aria-hidden="true">{initials(name)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Organisations</Menu.Label>
        {data.organisations.map((organisation) => (
          <Menu.Item
            key={organisation.slug}
            component={Link}
            to={`/o/${organisation.slug}`}
            rightSection={
              organisation.slug === current?.slug ? <IconCheck size={16} aria-label="open" /> : null
            }
          >
            {organisation.name}
            {organisation.demo ? <span className="heed-soft"> demo</span> : null}
          </Menu.Item>
        ))}
        {data.canCreateOrganisation ? (
          <>
            <Menu.Divider />
            <Menu.Item component={Link} to={paths.welcome} leftSection={<IconPlus size={16} aria-hidden />}>
              New organisation
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
