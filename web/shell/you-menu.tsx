import {
  IconBooks,
  IconDeviceDesktop,
  IconFilter,
  IconKeyboard,
  IconLogout,
  IconMailbox,
  IconMoon,
  IconSettings,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { signOut } from '../auth.ts';
import { unsubscribeHere } from '../browser-push.ts';
import { paths } from '../paths.ts';
import { asProblem } from '../problem.ts';
import { isReader, useOrg, useOrganisation, useSession } from '../session.ts';
import { Menu, type Scheme, showProblem, useScheme } from '../ui/index.ts';
import { usePhone } from '../ui/use-phone.ts';

const schemes: readonly { value: Scheme; label: string; icon: typeof IconSun }[] = [
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
];

/** Who is signed in; look, keys and the way out. */
export function YouMenu({ openKeys }: { readonly openKeys: () => void }) {
  const user = useSession().data?.user;
  const isPhone = usePhone();
  const queries = useQueryClient();
  const { scheme, setScheme } = useScheme();
  const leave = async () => {
    try {
      // Who signs out leaves nothing behind that tells the next one at this device of their work.
      await unsubscribeHere().catch(() => null);
      await signOut();
      queries.clear();
      window.location.assign(paths.signIn);
    } catch (error) {
      showProblem(asProblem(error));
    }
  };
  return (
    <Menu position={isPhone ? 'top-end' : 'right-end'} width={240}>
      <Menu.Target>
        <button
          type="button"
          className="heed-rail-item"
          aria-label={`You, ${user?.name ?? ''}: look, keys, sign out`}
        >
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          <span>You</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user?.name} <span className="heed-menu-mail">{user?.email}</span>
        </Menu.Label>
        {isPhone ? <PhonePlaces /> : null}
        <Menu.RadioGroup value={scheme} onChange={(value) => setScheme(schemeOf(value))}>
          {schemes.map(({ value, label, icon: Icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick={false}
              rightSection={<Icon size={16} aria-hidden />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} rightSection="?" onClick={openKeys}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What stands in the rail where there is room for it. */
function PhonePlaces() {
  const org = useOrg();
  const organisation = useOrganisation();
  const places = [
    ...(isReader(organisation)
      ? [
          { to: paths.filtered(org), name: 'Filtered', icon: IconFilter },
          { to: paths.library(org), name: 'Library', icon: IconBooks },
        ]
      : []),
    ...(organisation?.demo ? [{ to: paths.demo(org), name: 'Mail sink', icon: IconMailbox }] : []),
    { to: paths.settings(org), name: 'Settings', icon: IconSettings },
  ];
  return (
    <>
      {places.map(({ to, name, icon: Icon }) => (
        <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} aria-hidden />}>
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function schemeOf(value: string): Scheme {
  return schemes.find((scheme) => scheme.value === value)?.value ?? 'auto';
}
