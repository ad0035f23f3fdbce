import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DraftBody } from './draft.ts';
import { DraftSaver, type SaveState } from './draft-saver.ts';

const body = (text: string): DraftBody => ({
  text,
  answers: [],
  parts: [],
  interim: null,
  quote: false,
  values: [],
  assets: [],
  files: [],
  gain: '',
  signed: true,
});
const none = { files: [], assets: [] };

function saverThat(save: (body: DraftBody) => Promise<void>) {
  const states: SaveState[] = [];
  return {
    states,
    saver: new DraftSaver({ id: 'r', now: () => 0, save, onState: (state) => states.push(state) }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('saves once, a moment after the last key', async () => {
  const save = vi.fn(async () => undefined);
  const { saver, states } = saverThat(save);
  saver.touch(body('a'), none);
  await vi.advanceTimersByTimeAsync(500);
  saver.touch(body('ab'), none);
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([[body('ab'), false]]);
  expect(states.at(-1)).toBe('saved');
});

it('keeps what could not be saved and tries again with the next flush', async () => {
  const save = vi
    .fn<(given: DraftBody) => Promise<void>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue();
  const { saver, states } = saverThat(save);
  saver.touch(body('a'), none);
  await saver.flush();
  expect(states.at(-1)).toBe('unsaved');
  await saver.flush();
  expect(save).toHaveBeenCalledTimes(2);
  expect(states.at(-1)).toBe('saved');
});

it('never saves after it was settled for sending', async () => {
  const save = vi.fn(async () => undefined);
  const { saver } = saverThat(save);
  saver.touch(body('a'), none);
  await saver.settle();
  await vi.advanceTimersByTimeAsync(5000);
  expect(save).not.toHaveBeenCalled();
});
