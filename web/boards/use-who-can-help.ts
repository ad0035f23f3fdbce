import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { isReader, useOrg, useOrganisation } from '../session.ts';
import type { Command } from '../shell/match-commands.ts';

const lead = /^\s*who(\s+can)?(\s+help)?(\s+with)?\b\s*/i;

/** "Who can help with …": what is typed into the command bar as the topic of the urgent contact finder. */
export function useWhoCanHelp(typed: string): readonly Command[] {
  const org = useOrg();
  const navigate = useNavigate();
  if (!isReader(useOrganisation())) return [];
  const topic = typed.replace(lead, '').trim();
  const label = topic === '' ? 'Who can help with …' : `Who can help with “${topic}”?`;
  const run = () => void navigate(paths.urgent(org, topic));
  return [{ id: 'who-can-help', label, note: 'Urgent contact', run }];
}
