import { IconBooks } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { templateOfReply } from '../../src/core/library/template-of-reply.ts';
import { paths } from '../paths.ts';
import { isOnDesk, useOrg, useOrganisation } from '../session.ts';
import type { Prefill } from './asset-form.ts';

interface SaveToLibraryProps {
  readonly message: {
    readonly direction: string;
    readonly replyClass: string | null;
    readonly delivery: string | null;
    readonly text: string;
    readonly author: string;
  };
}

/** Under an answer of ours that went out: the next one who asks the same gets it in one press. */
export function SaveToLibrary({ message }: SaveToLibraryProps) {
  const org = useOrg();
  const navigate = useNavigate();
  const onDesk = isOnDesk(useOrganisation());
  const { direction, replyClass, delivery, text, author } = message;
  const isAnswer = direction === 'out' && (replyClass === 'R3' || replyClass === 'R4');
  if (!onDesk || !isAnswer || delivery === 'failed' || text.trim() === '') return null;
  const prefill: Prefill = {
    title: '',
    text: templateOfReply(text, author),
    kind: 'answer',
    valueType: 'answer',
  };
  return (
    <button
      type="button"
      className="heed-quiet-button"
      onClick={() => void navigate(paths.newLibraryItem(org), { state: { prefill } })}
    >
      <IconBooks size={14} aria-hidden /> Save to the library
    </button>
  );
}
