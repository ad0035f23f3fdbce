import { IconBook, IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { Button } from '../ui/index.ts';
import type { SaveState } from './draft-saver.ts';
import { acceptedFiles } from './upload-file.ts';
import type { Composing } from './use-composer.ts';
import { ValueMeter } from './value-meter-line.tsx';

export interface ComposerFootProps {
  readonly composing: Composing;
  readonly openLibrary: () => void;
}

/** What the reply is worth, whether it is kept, and the ways to add to it and to send it. */
export function ComposerFoot({ composing, openLibrary }: ComposerFootProps) {
  const { draft, read, saved, sending, files, heldBack } = composing;
  const empty = draft.text.trim() === '';
  return (
    <div className="heed-composer-foot">
      <ValueMeter meter={empty ? null : read.meter} warned={heldBack === 'guard'} />
      <span className="heed-composer-adds">
        <button
          type="button"
          className="heed-quiet-button"
          title="Library: / at the start of an empty line"
          onClick={openLibrary}
        >
          <IconBook size={16} aria-hidden />
          Library
        </button>
        <AddFile add={files.add} />
      </span>
      <span className="heed-composer-saved">{savedText(saved)}</span>
      <Button
        type="submit"
        size="compact-md"
        disabled={empty || files.busy}
        loading={sending}
        title={files.busy ? 'A file is still on its way' : 'Ctrl-Enter or Cmd-Enter'}
      >
        Send
      </Button>
    </div>
  );
}

function AddFile({ add }: { readonly add: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedFiles}
        aria-label="Files for the reply"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="heed-quiet-button"
        title="Add files; they can be pasted and dropped too"
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={16} aria-hidden />
        File
      </button>
    </>
  );
}

function savedText(state: SaveState): string {
  return { saved: 'Draft saved', saving: 'Saving…', unsaved: 'Kept here, not yet saved', empty: '' }[state];
}
