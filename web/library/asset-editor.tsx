import type { FormEvent } from 'react';
import { errorAt, otherErrors } from '../settings/field-errors.ts';
import { Button, FieldError, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { AssetDetails } from './asset-details.tsx';
import { AssetFile } from './asset-file.tsx';
import { type AssetView, makesVersion } from './asset-form.ts';
import { AssetText } from './asset-text.tsx';
import type { useAssetEditor } from './use-asset-editor.ts';

interface AssetEditorProps {
  readonly view: AssetView | null;
  readonly editor: ReturnType<typeof useAssetEditor>;
  readonly mayApprove: boolean;
}

const shown = ['/title', '/text', '/fileId', '/tags', '/ownerId', '/reviewOn'];

/** The form of an item. Who may not edit sees it closed. */
export function AssetEditor({ view, editor, mayApprove }: AssetEditorProps) {
  const { form, change, errors, submit, giveUp, dirty, overtaken, rebase, busy } = editor;
  const disabled = view !== null && !view.can.includes('edit');
  const element = useFirstError(errors);
  const at = (pointer: string) => errorAt(errors, pointer);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <form ref={element} className="heed-asset-form" onSubmit={send} noValidate>
      <div className="heed-asset-main">
        <TextField
          label="Title"
          value={form.title}
          maxLength={160}
          autoFocus={view === null}
          readOnly={disabled}
          placeholder="What a colleague would look for"
          onChange={(event) => change({ title: event.currentTarget.value })}
          error={at('/title')}
        />
        <AssetText
          text={form.text}
          setText={(text) => change({ text })}
          error={at('/text')}
          disabled={disabled}
          isFile={form.kind === 'file'}
        />
        <AssetFile
          file={form.file}
          setFile={(file) => change({ file })}
          error={at('/fileId')}
          disabled={disabled}
        />
        {makesVersion(form, view) ? (
          <TextField
            label="What this version changes (optional)"
            value={form.note}
            maxLength={300}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        ) : null}
      </div>
      <AssetDetails form={form} change={change} errorAt={at} disabled={disabled} />
      {disabled ? null : (
        <div className="heed-asset-acts">
          {overtaken ? (
            <p role="alert">
              Somebody saved another version while you wrote; yours is kept here.{' '}
              <Button variant="default" size="compact-sm" onClick={rebase}>
                Go on from theirs
              </Button>
            </p>
          ) : null}
          {otherErrors(errors, (pointer) => shown.includes(pointer)).map((message) => (
            <FieldError key={message}>{message}</FieldError>
          ))}
          <Button type="submit" loading={busy} disabled={view !== null && !dirty}>
            {view === null ? 'Add to the library' : 'Save'}
          </Button>
          {dirty ? (
            <Button variant="default" onClick={giveUp}>
              {view === null ? 'Clear' : 'Leave as it was'}
            </Button>
          ) : null}
          <span className="heed-soft">{consequence(form.kind, mayApprove)}</span>
        </div>
      )}
    </form>
  );
}

function consequence(kind: string, mayApprove: boolean): string {
  if (kind !== 'answer') return '';
  return mayApprove
    ? 'You may approve answers: it is in use at once.'
    : 'It is marked until somebody who may has approved it.';
}
