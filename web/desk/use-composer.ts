import { useRef, useState } from 'react';
import { serverNow } from '../server-clock.ts';
import { showToast } from '../ui/index.ts';
import { pressingDeadline } from './composer-deadline.tsx';
import type { PickedItem } from './composer-library.tsx';
import { carriesOf, type Draft, emptyDraft } from './draft.ts';
import { withBlock } from './insert-in-reply.ts';
import type { RequestView } from './request-view.ts';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { useReading } from './use-reading.ts';
import { useSend } from './use-send.ts';
import { warningsOf } from './warnings-of.ts';

/** What holds a reply back until its writer has looked at it. */
export type HeldBack = 'guard' | 'gain' | null;

/** The draft with what follows from it, and its acts: change, take in, take out, send. */
export function useComposer(view: RequestView) {
  const kept = useDraft(view);
  const { draft, setDraft, setSaved, touch, saver, version } = kept;
  const [sending, setSending] = useState(false);
  const [heldBack, setHeldBack] = useState<HeldBack>(null);
  const send = useSend(view);
  const reading = useReading(view);
  const read = reading(draft);
  const latest = useRef(draft);
  latest.current = draft;
  /** By a function where it comes later, so that it changes what stands then. */
  const change = (what: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
    const before = latest.current;
    const next = withoutWordless(before, {
      ...before,
      ...(typeof what === 'function' ? what(before) : what),
    });
    latest.current = next;
    setDraft(next);
    setHeldBack(null);
    touch(reading(next).body, carriesOf(next));
  };
  const files = useFiles({
    requestId: view.id,
    carried: carriedBytes(draft),
    keep: (file) => change((before) => ({ files: [...before.files, file] })),
  });
  const dispatch = async (given: Partial<Draft> = {}) => {
    const whole = { ...latest.current, ...given };
    const { body, meter } = reading(whole);
    setHeldBack(null);
    setSending(true);
    setDraft(emptyDraft);
    setSaved('empty');
    const atOnce = pressingDeadline(meter.dueAts, serverNow()) !== null;
    const seen = () => version.current;
    const sent = await send({ body, carries: carriesOf(whole), seen, atOnce, settle: () => saver.settle() });
    setSending(false);
    if (sent) kept.settled();
    else setDraft(whole);
  };
  const warnings = warningsOf(draft.text, read.meter);
  const submit = async () => {
    if (draft.text.trim() === '' || sending || files.busy) return;
    if (warnings.length > 0 && heldBack !== 'guard') return setHeldBack('guard');
    if (read.meter.begun?.touchBase && heldBack !== 'gain') return setHeldBack('gain');
    await dispatch();
  };
  return {
    ...kept,
    ...{ read, change, files, sending, submit, dispatch, warnings, heldBack, setHeldBack },
    pick: (item: PickedItem) => change((before) => withItem(before, item)),
    flush: () => void saver.flush(),
    ...outs(change),
  };
}

export type Composing = ReturnType<typeof useComposer>;
type Change = (what: (draft: Draft) => Partial<Draft>) => void;

/** Once all words are deleted, library items that brought nothing but words are gone too: they give nothing any more. */
function withoutWordless(before: Draft, next: Draft): Draft {
  if (next.text.trim() !== '' || before.text.trim() === '') return next;
  return { ...next, assets: next.assets.filter(({ file }) => file !== null) };
}

/** Its words after what stands there; itself among what the reply carries. */
function withItem(before: Draft, { text, ...asset }: PickedItem): Partial<Draft> {
  const has = before.assets.some(({ versionId }) => versionId === asset.versionId);
  return {
    text: text === '' ? before.text : withBlock(before.text, text),
    assets: has ? before.assets : [...before.assets, asset],
  };
}

/** What is taken out comes back from the message that says so. */
function outs(change: Change) {
  return {
    dropFile: (file: Draft['files'][number]) => {
      change(({ files }) => ({ files: files.filter(({ id }) => id !== file.id) }));
      const undo = () => change(({ files }) => ({ files: [...files, file] }));
      showToast({ text: `${file.name} taken out`, undo });
    },
    dropAsset: (asset: Draft['assets'][number]) => {
      change(({ assets }) => ({ assets: assets.filter(({ versionId }) => versionId !== asset.versionId) }));
      const undo = () => change(({ assets }) => ({ assets: [...assets, asset] }));
      showToast({ text: `${asset.title} taken out; its words stay`, undo });
    },
  };
}

function carriedBytes({ files, assets }: Draft): number {
  const all = [...files.map(({ bytes }) => bytes), ...assets.map(({ file }) => file?.bytes ?? 0)];
  return all.reduce((sum, bytes) => sum + bytes, 0);
}
