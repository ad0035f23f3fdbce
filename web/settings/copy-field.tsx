import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { announce, Button } from '../ui/index.ts';

export interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Several lines of code rather than one line. */
  readonly code?: boolean;
}

/** Pages over plain HTTP have no clipboard: there the text is selected and copied the old way. */
async function copyText(element: HTMLElement | null, text: string): Promise<boolean> {
  if (navigator.clipboard && window.isSecureContext) {
    const written = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (written) return true;
  }
  if (!element) return false;
  window.getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}

/** Something to carry elsewhere: shown whole, copied by its button. */
export function CopyField({ label, value, code = false }: CopyFieldProps) {
  const text = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const words = (await copyText(text.current, value)) ? 'Copied' : 'Selected: copy with your keys';
    setSaid(words);
    announce(words);
  };
  return (
    <div className="heed-copy">
      <div className="heed-copy-head">
        <span className="heed-copy-label">{label}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={said ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          aria-label={`Copy: ${label}`}
          onClick={() => void copy()}
        >
          {said ?? 'Copy'}
        </Button>
      </div>
      <pre ref={text} className={code ? 'heed-copy-code' : 'heed-copy-line'}>
        {value}
      </pre>
    </div>
  );
}
