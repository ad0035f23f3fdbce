import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useServerTime } from '../server-clock.ts';
import { useOrg } from '../session.ts';
import { EmptyState, longDuration } from '../ui/index.ts';

export interface NobodyWaitsProps {
  readonly lastAnswerAt: string | null;
  readonly answeredToday: number;
}

/** The best screen there is. */
export function NobodyWaits({ lastAnswerAt, answeredToday }: NobodyWaitsProps) {
  const org = useOrg();
  const now = useServerTime(10_000);
  const last =
    lastAnswerAt === null ? '' : ` Last answer ${longDuration(now - Date.parse(lastAnswerAt))} ago.`;
  return (
    <EmptyState
      icon={<IconCheck size={28} stroke={1.5} aria-hidden />}
      title={`Nobody is waiting.${last}`}
      action={<Link to={paths.filtered(org)}>Look through what was filtered</Link>}
    >
      {answeredToday > 0
        ? `${answeredToday} answered today.`
        : 'New enquiries appear here by themselves, with their clock running.'}
    </EmptyState>
  );
}
