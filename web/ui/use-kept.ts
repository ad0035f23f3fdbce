import { useCallback, useEffect, useState } from 'react';

/**
 * State that outlives a reload or a wrong turn, in this tab only: what was typed into a form is not lost.
 * Never for secrets. `null` as key keeps nothing. Returns value, setter, and a way to forget what is kept.
 */
export function useKept<T>(key: string | null, initial: T): [T, (value: T) => void, () => void] {
  const name = key === null ? null : `heed.draft.${key}`;
  const [value, setValue] = useState<T>(() => read(name) ?? initial);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (name === null || !touched) return;
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // A full or closed store costs the safety net only; the form itself works on.
    }
  }, [name, value, touched]);
  const set = useCallback((next: T) => {
    setTouched(true);
    setValue(next);
  }, []);
  const forget = useCallback(() => {
    setTouched(false);
    if (name !== null) sessionStorage.removeItem(name);
  }, [name]);
  return [value, set, forget];
}

function read<T>(name: string | null): T | null {
  if (name === null) return null;
  try {
    const kept = sessionStorage.getItem(name);
    return kept === null ? null : (JSON.parse(kept) as T);
  } catch {
    return null;
  }
}
