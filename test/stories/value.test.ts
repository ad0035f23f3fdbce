import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveStage } from '../../src/flow/desk/stage/contract.ts';
import { valueBoard } from '../../src/flow/measurement/contract.ts';
import { DeskScene } from '../desk-scene.ts';

/** DOMAIN S0-11, S0-13 to S0-15 and M-10 through the desk: Tue 2026-12-01, 10:00 in Omaha. */

const seat = 'Does the seat stand 85 degrees?';
const gasket = 'Which gasket fits it?';
const both = `${seat}\n${gasket}`;

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const at = (time: string) => scene.world.at(`2026-12-01T${time}Z`);
const promise = { who: 'Theo Park', by: '2026-12-01T17:00:00Z' };

describe('one request after the other', () => {
  let first: string;
  let second: string;
  let third: string;

  test('a word that says nothing scores nothing, and the clock runs on (S0-11, S0-15)', async () => {
    first = await scene.ask(both, { subject: 'one' });
    await at('16:01:00');
    const sent = await scene.send(first, { text: 'Got it!' });
    expect(sent).toMatchObject({ replyClass: 'R1', stops: false });
    expect(await scene.clock(first, 'C3')).toMatchObject({ state: 'running' });
    expect(await scene.worth(first)).toBe('pending: nobody has answered yet');
  });

  test('the interim meets the clock at 8 minutes, the information at 50 makes the score (S0-14)', async () => {
    second = await scene.ask(both, { subject: 'two' });
    await at('16:09:00');
    await scene.send(second, { text: 'Theo has it at eleven.', interim: promise });
    expect(await scene.clock(second, 'C3')).toMatchObject({ state: 'met', spentMs: 8 * 60_000 });
    expect(await scene.worth(second)).toBe('pending: answered in person, information is still owed');
    await at('16:31:00');
    // The first, 31 minutes old, has had no answer.
    expect(await scene.worth(first)).toBe("R 0 = S 0 x V 0 estimate, decided; buyer's R 0");
    await at('16:51:00');
    await scene.send(second, { answers: [seat, gasket] });
    expect(await scene.worth(second)).toBe("R 76.4 = S 0.7644 x V 1 estimate, decided; buyer's R 76.4");
  });

  test('a step forward counts with the message that shows it, and only so (S0-13)', async () => {
    third = await scene.ask(both, { subject: 'three' });
    await at('16:56:00');
    await scene.send(third, { answers: [seat] });
    expect(await scene.worth(third)).toContain('V 0.5 estimate, pending');
    await at('17:30:00');
    await scene.ask('Please send us the contract.', { after: third });
    const move = (stage: 'B5' | 'B6', messageId: string | null) =>
      scene.world.call(scene.theo, moveStage, { params: scene.params(third), body: { stage, messageId } });
    expect((await move('B5', null)).status).toBe(200);
    // What nothing shows is no value; and now one of three is answered.
    expect(await scene.worth(third)).toContain('V 0.3333333333333333 estimate, pending');
    const contract = (await scene.page(third)).messages.at(-1)?.id ?? '';
    const ours = (await scene.page(third)).messages.find(({ direction }) => direction === 'out')?.id ?? '';
    expect((await move('B6', ours)).status).toBe(422);
    expect((await move('B6', contract)).status).toBe(200);
    expect((await scene.page(third)).stage).toBe('B6');
    expect(await scene.worth(third)).toBe("R 100 = S 1 x V 1 movement, decided; buyer's R 100");
  });

  test('the day counts each for whoever gave the information, the unanswered with nothing', async () => {
    const board = async (person: typeof scene.theo, query: Record<string, string>) =>
      (await scene.world.call(person, valueBoard, { params: { org: scene.place.slug }, query })).body;
    const team = await board(scene.place.founder, { scope: 'team' });
    expect(team).toMatchObject({ day: '2026-12-01', after: null, more: 0 });
    expect(team.summary).toMatchObject({ decided: 3, pending: 0, buyerConfirmed: 0, moved: 1 });
    expect(team.summary.score).toBeCloseTo((0 + (80 * 430) / 450 + 100) / 3, 10);
    expect(team.items.map(({ id, person }) => [id, person?.name])).toEqual([
      [first, expect.any(String)],
      [second, 'Theo Park'],
      [third, 'Theo Park'],
    ]);
    const theo = team.people.find(({ person }) => person.id === scene.theo.userId);
    const his = team.items.filter(({ person }) => person?.id === scene.theo.userId).length;
    expect(theo?.summary.score).toBeCloseTo(((80 * 430) / 450 + 100) / his, 10);
    // A colleague sees the team as a whole, and nobody's name but their own.
    const seen = await board(scene.theo, { scope: 'team' });
    expect(seen.people).toEqual([]);
    expect(seen.summary).toEqual(team.summary);
    const mine = await board(scene.theo, { scope: 'mine' });
    expect(mine.items.map(({ id }) => id)).toEqual(expect.arrayContaining([second, third]));
    expect((await board(scene.theo, { scope: 'mine', day: '2026-11-30' })).items).toEqual([]);
    // Who is in no team has a board of their own, and of nobody else's.
    const rosa = await scene.world.member(scene.place, 'Rosa Diaz', ['salesperson']);
    await scene.world.owner((db) =>
      db.updateTable('membership').set({ team_id: null }).where('user_id', '=', rosa.userId).execute(),
    );
    expect(await board(rosa, { scope: 'team' })).toMatchObject({ team: null, teams: [], items: [], more: 0 });
    expect(await board(rosa, { scope: 'team', team: team.team?.id ?? '' })).toMatchObject({ status: 404 });
  });
});
