import { IconFile, IconUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { LARGEST_FILE_BYTES, TAKEN_IN_WORDS } from '../../src/core/files/check-file.ts';
import { fileSize } from '../desk/file-size.ts';
import { acceptedFiles } from '../desk/upload-file.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, FieldError, IconButton } from '../ui/index.ts';
import type { AssetFile as FileView } from './asset-form.ts';
import { uploadFile } from './upload-file.ts';

interface AssetFileProps {
  readonly file: FileView | null;
  readonly setFile: (file: FileView | null) => void;
  readonly error: string | undefined;
  readonly disabled: boolean;
}

/** The file of an item, chosen or dropped; it is handed in at once and belongs to the item when that is saved. */
export function AssetFile({ file, setFile, error, disabled }: AssetFileProps) {
  const org = useOrg();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const take = async (given: File | undefined) => {
    if (given === undefined) return;
    setBusy(true);
    setRefused(null);
    try {
      setFile(await uploadFile(org, given));
    } catch (problem) {
      setRefused(asProblem(problem).message);
    }
    setBusy(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void take(event.dataTransfer.files[0]);
  };
  return (
    <fieldset
      className="heed-asset-file"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend>File</legend>
      {file ? (
        <div className="heed-asset-file-line">
          <IconFile size={16} aria-hidden />
          <span className="heed-asset-file-name">{file.name}</span>
          <span className="heed-soft">{fileSize(file.bytes)}</span>
          {disabled ? null : (
            <IconButton variant="subtle" aria-label={`Take ${file.name} out`} onClick={() => setFile(null)}>
              <IconX size={16} aria-hidden />
            </IconButton>
          )}
        </div>
      ) : null}
      {disabled ? null : (
        <div className="heed-asset-file-line">
          <Button
            variant="default"
            size="compact-sm"
            loading={busy}
            leftSection={<IconUpload size={14} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {file ? 'Choose another' : 'Choose a file'}
          </Button>
          <span className="heed-soft">
            or drop it here: {TAKEN_IN_WORDS}, up to {LARGEST_FILE_BYTES / 1e6} MB
          </span>
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={acceptedFiles}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <FieldError>{refused ?? error}</FieldError>
    </fieldset>
  );
}
