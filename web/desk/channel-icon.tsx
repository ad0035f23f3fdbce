import { IconForms, IconMail } from '@tabler/icons-react';

const icons = { email: IconMail, webform: IconForms };
const names = { email: 'by mail', webform: 'by web form' };

/** How the enquiry came in. */
export function ChannelIcon({ channel }: { readonly channel: 'email' | 'webform' }) {
  const Icon = icons[channel];
  return (
    <span title={names[channel]} className="heed-channel">
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className="heed-unseen">{names[channel]}</span>
    </span>
  );
}
