import {
  IconForms,
  IconLink,
  IconMail,
  IconMailOpened,
  IconMessage,
  IconPhone,
  IconWalk,
} from '@tabler/icons-react';
import type { z } from 'zod';
import type { nowItem } from '../../src/flow/desk/shapes.ts';

export type Channel = z.output<typeof nowItem>['channel'];

const looks: Readonly<Record<Channel, { readonly icon: typeof IconMail; readonly name: string }>> = {
  email: { icon: IconMail, name: 'by mail' },
  webform: { icon: IconForms, name: 'by web form' },
  page: { icon: IconLink, name: 'on their page' },
  phone: { icon: IconPhone, name: 'by phone' },
  letter: { icon: IconMailOpened, name: 'by letter' },
  walk_in: { icon: IconWalk, name: 'in person' },
  other: { icon: IconMessage, name: 'another way' },
};

/** How the enquiry came in. */
export function ChannelIcon({ channel }: { readonly channel: Channel }) {
  const { icon: Icon, name } = looks[channel];
  return (
    <span title={name} className="heed-channel">
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className="heed-unseen">{name}</span>
    </span>
  );
}
