import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { World } from '../../../test/world.ts';
import { reply, request } from './contract.ts';

/** DOMAIN 4.12 case 8, R16: one body to three contacts within the hour. */
test('the third contact to get the same words within the hour got bulk mail, unless their own question is answered', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const company = await world.organisation();
  await world.form(company, 'lead');
  const classes: string[] = [];
  for (const [n, answersIt] of [false, false, false, true].entries()) {
    const payload = { name: 'Ann', email: `a${n}@buyer.test`, message: 'Do you sell DN50 valves?' };
    const posted = await world.http.inject({ method: 'POST', url: '/f/lead', payload });
    const params = { org: company.slug, id: posted.json().requestId as string };
    const { body } = await world.call(company.founder, request, { params });
    const sent = await world.call(company.founder, reply, {
      params,
      body: {
        idempotencyKey: randomUUID(),
        text: `Dear buyer ${n},\n\nour spring catalogue is out with 40 new valves.`,
        answers: answersIt ? body.questions.map((question) => question.id) : [],
        parts: [],
        interim: { who: 'Mara', by: '2026-12-01T20:00:00Z' },
      },
    });
    classes.push(sent.body.replyClass);
    await world.advance('5 minutes');
  }
  expect(classes).toEqual(['R2', 'R2', 'R0', 'R0']);
});
