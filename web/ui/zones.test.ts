import { expect, it } from 'vitest';
import { browserZone, knownZones, timeIn } from './zones.ts';

it("lists zones by today's names, each once, the machine's own among them", () => {
  const zones = knownZones();
  expect(zones).toContain('Asia/Kolkata');
  expect(zones).toContain('Europe/Kyiv');
  expect(zones).not.toContain('Asia/Calcutta');
  expect(zones).toContain(browserZone());
  expect(new Set(zones).size).toBe(zones.length);
});

it('tells the time there, and nothing for a name that is no zone', () => {
  const at = new Date('2026-11-21T12:00:00Z');
  expect(timeIn('Asia/Kolkata', at)).toContain('17:30');
  expect(timeIn('Mars/Base', at)).toBe('');
});
