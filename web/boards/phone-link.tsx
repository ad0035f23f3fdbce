import { IconMail, IconPhone } from '@tabler/icons-react';

interface PhoneLinkProps {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string;
}

/** The way to reach somebody now: their number, else their mail. */
export function PhoneLink({ name, phone, email }: PhoneLinkProps) {
  return phone === null ? (
    <a
      className="heed-reach"
      href={`mailto:${email}`}
      aria-label={`Write to ${name}, no number is known: ${email}`}
    >
      <IconMail size={16} stroke={1.75} aria-hidden />
      {email}
    </a>
  ) : (
    <a
      className="heed-reach"
      href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
      aria-label={`Call ${name}: ${phone}`}
    >
      <IconPhone size={16} stroke={1.75} aria-hidden />
      {phone}
    </a>
  );
}
