import { expect, test } from 'vitest';
import { PageCache } from './page-cache.ts';

test('a crowd costs one making, until it is too old; what is brief is made anew sooner', async () => {
  let now = 0;
  let made = 0;
  const cache = new PageCache<string>({
    lifetimeMs: 60_000,
    isBrief: (value) => value.startsWith('none'),
    clock: () => now,
  });
  const get = (text = 'page') => cache.get(text, async () => `${text} ${++made}`);
  expect(await Promise.all([get(), get(), get()])).toEqual(Array(3).fill({ value: 'page 1', ageMs: 0 }));
  now = 59_999;
  expect(await get()).toEqual({ value: 'page 1', ageMs: 59_999 });
  now = 60_000;
  expect(await get()).toEqual({ value: 'page 2', ageMs: 0 });
  expect((await get('none')).value).toBe('none 3');
  now = 62_000;
  expect([(await get('none')).value, (await get()).value]).toEqual(['none 4', 'page 2']);
});

test('a failure is not kept, and the oldest go when there are too many', async () => {
  const cache = new PageCache<number>({ lifetimeMs: 1_000, clock: () => 0 });
  await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('a', async () => 1)).value).toBe(1);
  for (let n = 0; n < 500; n += 1) await cache.get(`other ${n}`, async () => n);
  expect((await cache.get('a', async () => 2)).value).toBe(2);
  expect((await cache.get('other 499', async () => -1)).value).toBe(499);
});
