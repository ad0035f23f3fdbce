import { useEffect, useRef, useState } from 'react';
import { LARGEST_MAIL_BYTES } from '../../src/core/files/mail-limit.ts';
import { newId } from '../new-id.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { announce } from '../ui/index.ts';
import type { CarriedFile } from './draft.ts';
import { refusalOf, uploadFile } from './upload-file.ts';

/** A file on its way, or one that could not go. */
export interface FileUnderWay {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly refusal: string | null;
}

interface UseFiles {
  readonly requestId: string;
  /** Bytes that the reply carries already. */
  readonly carried: number;
  readonly keep: (file: CarriedFile) => void;
}

/** Takes in files for a reply: checked here first, sent with progress, told when refused. */
export function useFiles({ requestId, carried, keep }: UseFiles) {
  const org = useOrg();
  const [underWay, setUnderWay] = useState<readonly FileUnderWay[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const latest = useRef({ carried, keep });
  latest.current = { carried, keep };
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);
  const change = (key: string, what: Partial<FileUnderWay> | null) =>
    setUnderWay((files) =>
      files.flatMap((file) => (file.key !== key ? file : what === null ? [] : { ...file, ...what })),
    );
  const one = async (file: File, key: string) => {
    const tooMuch = latest.current.carried + file.size > LARGEST_MAIL_BYTES;
    const full = `with “${file.name}” the mail would hold more than ${LARGEST_MAIL_BYTES / 1e6} MB`;
    const refusal = tooMuch ? full : await refusalOf(file);
    if (refusal !== null) return change(key, { refusal });
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const onProgress = (sent: number) => change(key, { sent });
      const kept = await uploadFile({ org, requestId, file, onProgress, signal: stop.signal });
      change(key, null);
      latest.current.keep(kept);
      announce(`${kept.name} added`);
    } catch (error) {
      if (!stop.signal.aborted) change(key, { refusal: asProblem(error).message });
    } finally {
      stops.current.delete(key);
    }
  };
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const key = newId();
      const row = { key, name: file.name, bytes: file.size, sent: 0, refusal: null };
      setUnderWay((others) => [...others, row]);
      void one(file, key);
    }
  };
  const drop = (key: string) => {
    stops.current.get(key)?.abort();
    change(key, null);
  };
  const busy = underWay.some(({ refusal }) => refusal === null);
  return { underWay, add, drop, busy };
}
