import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Key {
  /** As pressed: `j`, `g n`, `Enter`, `?`, `Escape`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

export interface KeyMap {
  readonly title: string;
  readonly keys: readonly Key[];
}

const prefixMs = 1200;
const offKey = 'heed.keys';
const maps: { current: KeyMap }[] = [];
let prefix = '';
let prefixAt = 0;

/** Single letters can be switched off, for those who speak to their computer (WCAG 2.1.4). */
export function lettersOn(): boolean {
  return localStorage.getItem(offKey) !== 'off';
}

export function setLettersOn(on: boolean): void {
  localStorage.setItem(offKey, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

export function useLettersOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lettersOn);
}

/** The keys that work at the moment, the innermost screen first. */
export function activeKeys(): readonly KeyMap[] {
  return maps.map((map) => map.current).toReversed();
}

/** Makes keys work while the component is on screen; the innermost screen wins. Not while typing or in a dialog. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const map = useRef<KeyMap>({ title, keys });
  map.current = { title, keys };
  useEffect(() => {
    if (maps.length === 0) window.addEventListener('keydown', press);
    maps.push(map);
    return () => {
      maps.splice(maps.indexOf(map), 1);
      if (maps.length === 0) window.removeEventListener('keydown', press);
    };
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !lettersOn()) return;
  if (isTyping(event.target)) return;
  const fresh = performance.now() - prefixAt < prefixMs;
  const pressed = prefix !== '' && fresh ? `${prefix} ${event.key}` : event.key;
  prefix = '';
  const key = find(pressed);
  if (key !== undefined) {
    event.preventDefault();
    key.run();
  } else if (isPrefix(event.key)) {
    prefix = event.key;
    prefixAt = performance.now();
  }
}

function find(pressed: string): Key | undefined {
  for (const map of activeKeys()) {
    const key = map.keys.find(({ keys }) => keys === pressed);
    if (key !== undefined) return key;
  }
  return undefined;
}

function isPrefix(pressed: string): boolean {
  return activeKeys().some((map) => map.keys.some(({ keys }) => keys.startsWith(`${pressed} `)));
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('[role=dialog],[role=menu],[aria-expanded=true],select') !== null
  )
    return true;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
