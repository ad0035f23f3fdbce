import './composer.css';
import './composer-parts.css';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useKeys } from '../shell/keys.ts';
import { showToast } from '../ui/index.ts';
import { ComposerCarries } from './composer-carries.tsx';
import { ComposerDeadline } from './composer-deadline.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { GainDialog } from './composer-gain-dialog.tsx';
import { ComposerGuard } from './composer-guard.tsx';
import { ComposerLibrary, type PickedItem } from './composer-library.tsx';
import { ComposerOlder } from './composer-older.tsx';
import { ComposerSettles } from './composer-settles.tsx';
import { ComposerSignature } from './composer-signature.tsx';
import { isBlank } from './draft.ts';
import { useInsertedWords, withBlock } from './insert-in-reply.ts';
import type { RequestView } from './request-view.ts';
import { selectGap } from './select-gap.ts';
import { useOpenedInterim } from './snooze-interim.ts';
import { type Composing, useComposer } from './use-composer.ts';

/** Writes the reply, says while writing what it is worth, keeps the draft, sends with Ctrl-Enter. */
export function Composer({ view }: { readonly view: RequestView }) {
  const composing = useComposer(view);
  const { draft, read, change, submit, files, flush } = composing;
  const [awake, setAwake] = useState(false);
  const [library, setLibrary] = useState(false);
  const field = useReplyFocus();
  useInsertedWords(view.id, (words) => {
    change(({ text }) => ({ text: withBlock(text, words) }));
    field.current?.focus();
  });
  useOpenedInterim(view.id, () => {
    change(({ interim }) =>
      interim === null || interim === 'off' ? { interim: { who: '', by: null } } : {},
    );
    field.current?.focus();
  });
  const closeLibrary = () => {
    setLibrary(false);
    field.current?.focus();
  };
  return (
    <>
      <ComposerLibrary
        view={view}
        opened={library}
        close={closeLibrary}
        pick={(item: PickedItem) => {
          composing.pick(item);
          closeLibrary();
        }}
      />
      <form
        className="heed-composer"
        aria-label="Reply"
        data-awake={awake || !isBlank(draft)}
        onFocus={() => setAwake(true)}
        onKeyDown={(event) => press(event, { composing, field })}
        onBlur={flush}
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        onDrop={(event) => take(event, event.dataTransfer.files, files.add)}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Older composing={composing} />
        <ReplyField view={view} composing={composing} field={field} openLibrary={() => setLibrary(true)} />
        {isBlank(draft) ? null : (
          <ComposerSignature
            signature={view.signature}
            signed={draft.signed}
            setSigned={(signed) => change({ signed })}
          />
        )}
        <ComposerCarries
          draft={draft}
          underWay={files.underWay}
          dropFile={composing.dropFile}
          dropAsset={composing.dropAsset}
          dropUnderWay={files.drop}
        />
        <ComposerSettles view={view} draft={draft} read={read} change={change} />
        {isBlank(draft) ? null : <ComposerDeadline dueAts={read.meter.dueAts} />}
        <Guard composing={composing} field={field} />
        <ComposerFoot composing={composing} openLibrary={() => setLibrary(true)} />
      </form>
      <Gain view={view} composing={composing} />
    </>
  );
}

interface Part {
  readonly composing: Composing;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

interface ReplyFieldProps extends Part {
  readonly view: RequestView;
  readonly openLibrary: () => void;
}

function ReplyField({ view, composing, field, openLibrary }: ReplyFieldProps) {
  const { draft, read, change, files } = composing;
  const { name } = view.contact;
  return (
    <textarea
      ref={field}
      className="heed-composer-text"
      rows={2}
      aria-label={`Reply to ${name}`}
      aria-describedby="heed-meter"
      placeholder={read.nothingOpen ? `Write to ${name}` : `Reply to ${name}`}
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
      onPaste={(event) => take(event, event.clipboardData.files, files.add)}
      onKeyDown={(event) => {
        if (!opensLibrary(event)) return;
        event.preventDefault();
        openLibrary();
      }}
    />
  );
}

function Guard({ composing, field }: Part) {
  const { heldBack, setHeldBack, warnings, submit } = composing;
  if (heldBack !== 'guard' || warnings.length === 0) return null;
  const back = () => {
    setHeldBack(null);
    if (!selectGap(field.current)) field.current?.focus();
  };
  return <ComposerGuard warnings={warnings} sendAnyway={() => void submit()} back={back} />;
}

function Gain({ view, composing }: { readonly view: RequestView; readonly composing: Composing }) {
  const { draft, heldBack, setHeldBack, change, pick, dispatch } = composing;
  return (
    <GainDialog
      view={view}
      opened={heldBack === 'gain'}
      text={draft.text}
      gain={draft.gain}
      close={() => setHeldBack(null)}
      pick={pick}
      pickQuestion={(words) => change(({ text }) => ({ text: withBlock(text, `You asked: “${words}”`) }))}
      send={(gain) => void dispatch({ gain })}
    />
  );
}

function Older({ composing }: { readonly composing: Composing }) {
  const { older, draft, takeOlder, forgetOlder, change } = composing;
  if (older === null) return null;
  const take = () => {
    const taken = takeOlder();
    forgetOlder();
    if (taken === null) return;
    change(taken);
    showToast({ text: 'Taken from the other window', undo: () => change(draft) });
  };
  const forget = () => {
    const taken = takeOlder();
    forgetOlder();
    change({});
    const undo = () => taken && change(({ text }) => ({ text: withBlock(text, taken.text) }));
    showToast({ text: 'What the other window had is discarded', undo });
  };
  return <ComposerOlder older={older} take={take} forget={forget} />;
}

function press(event: KeyboardEvent, { composing, field }: Part): void {
  if (event.defaultPrevented) return;
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
    event.preventDefault();
    // Keys that are held down would send past the warning.
    if (!event.repeat) void composing.submit();
  } else if (event.key === 'Escape') {
    if (composing.heldBack !== null) composing.setHeldBack(null);
    else field.current?.blur();
  }
}

/** A stroke at the begin of an empty line, with nothing chosen. */
function opensLibrary(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  if (selectionStart !== selectionEnd) return false;
  const isStart = selectionStart === 0 || value[selectionStart - 1] === '\n';
  return isStart && (selectionStart === value.length || value[selectionStart] === '\n');
}

/** Files that were pasted or dropped; words go their usual way. */
function take(
  event: { preventDefault: () => void },
  files: FileList,
  add: (files: readonly File[]) => void,
): void {
  if (files.length === 0) return;
  event.preventDefault();
  add([...files]);
}

/** Focus for `r` and for links to `#reply`; the field grows with its text by CSS. */
function useReplyFocus() {
  const field = useRef<HTMLTextAreaElement>(null);
  const location = useLocation();
  useEffect(() => {
    if (location.hash === '#reply') field.current?.focus();
  }, [location]);
  useKeys('Request', [{ keys: 'r', label: 'Write a reply', run: () => field.current?.focus() }]);
  return field;
}
