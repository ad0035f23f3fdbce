import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { people } from '../contract.ts';
import * as rosterContract from '../roster/contract.ts';
import * as contract from './contract.ts';
import { readIcalApart } from './read-ical-apart.ts';

let world: World;
let place: Organisation;
let dana: Person;
let server: Server;
let url: string;
/** What stands at the calendar's address. */
let served: { status?: number; text: string };

beforeAll(async () => {
  server = createServer((_, response) =>
    response.writeHead(served.status ?? 200, { 'content-type': 'text/calendar' }).end(served.text),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/private-4711/basic.ics`;
  // Monday 7 December 2026, 08:30 in Omaha.
  world = await World.create({ now: '2026-12-07T14:30:00Z', env: { HEED_FETCH_PRIVATE: '1' } });
  place = await world.organisation();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  server.close();
});

const entry = (uid: string, from: string, until: string, ...more: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:202612${from}00Z`,
    `DTEND:202612${until}00Z`,
    'SUMMARY:Vacation with Ada',
    ...more,
    'END:VEVENT',
  ].join('\r\n');
const serve = (...entries: string[]) => {
  served = { text: ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n') };
};
const org = () => ({ org: place.slug });
const follow = async (person = dana, address = url) => {
  const answer = await world.call(person, contract.setCalendarFeed, {
    params: org(),
    body: { url: address },
  });
  await world.parts.jobs.drain();
  return answer;
};
const readAgain = async () => {
  const answer = await world.call(dana, contract.readCalendarFeed, { params: org() });
  await world.parts.jobs.drain();
  return answer.status;
};
const feed = async (person = dana) =>
  (await world.call(person, contract.calendarFeed, { params: org() })).body;
const absences = async (person = dana) => {
  const params = { org: place.slug, id: person.userId };
  return (await world.call(person, rosterContract.absences, { params })).body.absences;
};
const spans = async () =>
  (await absences()).map(({ from, until }) => `${from.slice(8, 16)} ${until?.slice(8, 16)}`);

describe('a feed', () => {
  beforeAll(async () => {
    dana = await world.member(place, 'Danni Reyes', ['salesperson']);
  });

  test('is read at once: absences of the next ninety days, and no word of them', async () => {
    serve(
      entry('a', '07T1500', '08T2300'),
      entry('b', '10T1500', '10T2300'),
      entry('c', '06T1500', '06T2300'),
    );
    expect((await follow()).status).toBe(200);
    expect(await spans()).toEqual(['07T15:00 08T23:00', '10T15:00 10T23:00']);
    expect((await absences())[0]).toMatchObject({ reason: 'calendar', source: 'calendar', can: [] });
    expect(await feed()).toEqual({
      feed: {
        host: '127.0.0.1',
        addedAt: '2026-12-07T14:30:00.000Z',
        readAt: '2026-12-07T14:30:00.000Z',
        trouble: null,
      },
      fromFeed: 2,
      fromFile: 0,
    });
    const rows = await world.owner(async (db) => ({
      absence: await db.selectFrom('absence').selectAll().execute(),
      feed: await db.selectFrom('calendar_feed').selectAll().execute(),
      fact: await db.selectFrom('fact').select('data').execute(),
    }));
    for (const secret of ['Vacation', 'Ada', 'private-4711'])
      expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('what stays is left alone, what is new begins, what vanished or moved goes', async () => {
    const before = (await absences())[0]?.id;
    serve(
      entry('a', '07T1500', '08T2300'),
      entry('b', '11T1500', '11T2300'),
      entry('d', '14T1500', '14T2300'),
    );
    await readAgain();
    expect(await spans()).toEqual(['07T15:00 08T23:00', '11T15:00 11T23:00', '14T15:00 14T23:00']);
    expect((await absences())[0]?.id).toBe(before);
    serve(entry('a', '07T1500', '08T2300'));
    await readAgain();
    expect(await spans()).toEqual(['07T15:00 08T23:00']);
  });

  test('is read every 15 minutes; what runs is shortened and ended', async () => {
    await world.at('2026-12-07T15:10:00Z');
    const { body } = await world.call(place.founder, people, { params: org() });
    expect(body.members.find(({ id }) => id === dana.userId)?.dutyNote).toBe(
      'away since 09:00, back Tue 17:00: calendar',
    );
    serve(entry('a', '07T1500', '07T1800'));
    await world.advance('14 minutes');
    await world.advance('2 minutes');
    expect(await spans()).toEqual(['07T15:00 07T18:00']);
    serve();
    await world.advance('15 minutes');
    expect(await spans()).toEqual([]);
  });

  test('a person who is back early stays back until the calendar says something else', async () => {
    serve(entry('e', '07T1500', '09T2300'));
    await readAgain();
    expect(await spans()).toEqual(['07T15:00 09T23:00']);
    const params = { org: place.slug, id: dana.userId };
    await world.http.inject({
      method: 'POST',
      url: `/api/o/${place.slug}/people/${dana.userId}/absence`,
      headers: { cookie: dana.cookie },
      payload: { away: false, until: null },
    });
    await readAgain();
    expect((await world.call(dana, rosterContract.absences, { params })).body.absences).toEqual([]);
    serve(entry('e', '07T1500', '10T2300'));
    await readAgain();
    expect(await spans()).toEqual(['07T15:00 10T23:00']);
  });

  test('its absences are changed in the calendar', async () => {
    const [fed] = await absences();
    const params = { org: place.slug, id: fed?.id ?? '' };
    expect((await world.call(dana, rosterContract.removeAbsence, { params })).body).toMatchObject({
      status: 409,
      detail: 'this comes from their calendar feed: change it there',
    });
  });

  test('left, it takes its absences along and gives its address back', async () => {
    const answer = await world.call(dana, contract.removeCalendarFeed, { params: org() });
    expect(answer.body).toEqual({ url });
    expect([await spans(), (await feed()).feed]).toEqual([[], null]);
    expect(await readAgain()).toBe(404);
  });
});

describe('trouble', () => {
  beforeAll(async () => {
    dana = await world.member(place, 'Theo Park', ['salesperson']);
  });
  afterEach(() => serve());

  test.each([
    [
      'an address that is no more',
      () => ({ status: 404, text: '' }),
      'the calendar’s server answers 404: its secret address was renewed or withdrawn. Enter the new one.',
    ],
    [
      'a server in trouble',
      () => ({ status: 503, text: '' }),
      'the calendar’s server answers 503. It is asked again every 15 minutes.',
    ],
    [
      'a web page',
      () => ({ text: '<html>Sign in</html>' }),
      'this is no calendar: an iCalendar file begins with BEGIN:VCALENDAR. Copy the calendar’s iCalendar (ICS) address, not that of its web page.',
    ],
  ])('%s is told, and absences stay', async (_, broken, trouble) => {
    serve(entry('a', '20T1500', '21T2300'));
    await follow();
    expect(await spans()).toEqual(['20T15:00 21T23:00']);
    served = broken();
    await readAgain();
    expect((await feed()).feed?.trouble).toBe(trouble);
    expect(await spans()).toEqual(['20T15:00 21T23:00']);
    const { body } = await world.call(place.founder, rosterContract.roster, { params: org() });
    expect(body.people.find(({ id }) => id === dana.userId)?.feedTrouble).toBe(trouble);
    serve(entry('a', '20T1500', '21T2300'));
    await readAgain();
    expect((await feed()).feed?.trouble).toBeNull();
  });

  test.each([['ftp://calendar.test/x'], ['calendar'], ['']])('"%s" is no address', async (address) => {
    expect((await follow(dana, address)).status).toBe(422);
  });

  test('webcal is https', async () => {
    await follow(dana, 'webcal://calendar.invalid/me.ics');
    expect((await feed()).feed).toMatchObject({
      host: 'calendar.invalid',
      trouble: 'calendar.invalid is not known: check the address. It is asked again every 15 minutes.',
    });
  });
});

test('without leave for inside addresses none is asked, and http is refused', async () => {
  await using outside = await World.create({ now: '2026-12-02T16:00:00Z' });
  const there = await outside.organisation();
  const set = (address: string) =>
    outside.call(there.founder, contract.setCalendarFeed, {
      params: { org: there.slug },
      body: { url: address },
    });
  expect((await set(url)).body).toMatchObject({ status: 422, errors: [{ pointer: '/url' }] });
  expect((await set(url.replace('http:', 'https:'))).status).toBe(200);
  await outside.parts.jobs.drain();
  const { body } = await outside.call(there.founder, contract.calendarFeed, { params: { org: there.slug } });
  expect(body.feed?.trouble).toBe(
    '127.0.0.1 is no address on the public internet, and others are not asked. Enter the calendar’s address again.',
  );
});

test('a file replaces the file before, beside a feed', async () => {
  dana = await world.member(place, 'Lena Fox', ['support']);
  serve(entry('a', '20T1500', '21T2300'));
  await follow();
  const upload = (...entries: string[]) => {
    const text = ['BEGIN:VCALENDAR', ...entries, 'END:VCALENDAR', ''].join('\r\n');
    return world.call(dana, contract.uploadCalendar, { params: org(), body: { text } });
  };
  expect((await upload(entry('x', '22T1500', '22T2300'), entry('y', '23T1500', '23T2300'))).body).toEqual({
    absences: 2,
  });
  expect(await spans()).toEqual(['20T15:00 21T23:00', '22T15:00 22T23:00', '23T15:00 23T23:00']);
  expect((await absences()).map(({ can }) => can.length)).toEqual([0, 2, 2]);
  await upload(entry('y', '23T1500', '23T2300'));
  expect(await spans()).toEqual(['20T15:00 21T23:00', '23T15:00 23T23:00']);
  const refused = await world.call(dana, contract.uploadCalendar, { params: org(), body: { text: 'hello' } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/text' }] } });
});

test('a calendar is read in a thread of its own', async () => {
  const window = { from: 0, to: 4e12, zone: 'UTC' };
  const text = ['BEGIN:VCALENDAR', entry('a', '20T1500', '21T2300'), 'END:VCALENDAR'].join('\r\n');
  expect(await readIcalApart(text, window)).toHaveLength(1);
  await expect(readIcalApart('no', window)).rejects.toThrow('this is no calendar');
});
