import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { now as nowList } from '../../src/flow/desk/contract.ts';
import { deliver } from '../stories/mails.ts';
import type { Organisation, World } from '../world.ts';
import { alwaysOpen, company, gone, journeys, now, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Which gasket fits the LC-200?',
};

async function ownerOf(world: World, organisation: Organisation): Promise<string | undefined> {
  const { body } = await world.call(organisation.founder, nowList, { params: { org: organisation.slug } });
  return body.items[0]?.owner?.id;
}

journeys('Working together', (openSite) => {
  test('a claim shows in the other window at once; who comes second is told who has it', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const theo = await site.world.member(larkfield, 'Theo Park', ['salesperson']);
    const lena = await site.world.member(larkfield, 'Lena Fox', ['support']);
    await site.post('contact', ellen);
    const owner = await ownerOf(site.world, larkfield);
    const [anna, ben] = [larkfield.founder, theo, lena].filter(({ userId }) => userId !== owner);
    if (!anna || !ben) throw new Error('two are free');
    const hers = await site.open(anna, now(larkfield));
    const his = await site.open(ben, now(larkfield));
    let isSlow = false;
    // What is on its way when the line goes slow does not arrive either.
    await his.route(/\/api\/o\/[^/]+\/now$/, async (route) => {
      // What is still on its way when the page closes comes to nothing.
      const response = await route.fetch().catch(() => null);
      if (response && !isSlow) await route.fulfill({ response }).catch(() => undefined);
    });
    const [herRow, hisRow] = [row(hers, 'Ellen Brandt'), row(his, 'Ellen Brandt')];
    await seen(herRow, hisRow);
    await herRow.getByRole('button', { name: 'Claim' }).click();
    await seen(hers.getByText('Ellen Brandt is yours.'), hisRow.getByText(anna.name));
    await hers.getByRole('button', { name: 'Undo' }).click();
    await gone(hisRow.getByText(anna.name));

    // His line goes slow: he claims what was taken a moment ago.
    isSlow = true;
    await herRow.getByRole('button', { name: 'Claim' }).click();
    await seen(herRow.getByText('you', { exact: true }));
    await hisRow.getByRole('button', { name: 'Claim' }).click();
    await seen(his.getByText(`${anna.name} has it now`));
    await his.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('past the due instant the row is late and the manager is told, by the shared clock', async () => {
    const site = await openSite({ now: '2026-12-01T16:00:00Z' });
    const larkfield = await site.world.organisation('Larkfield', alwaysOpen);
    await site.world.form(larkfield, 'contact');
    const iris = await site.world.member(larkfield, 'Iris Wolf', ['manager']);
    const page = await site.open(iris, now(larkfield));
    await seen(page.getByText('Nobody is waiting.'));
    await site.post('contact', ellen);
    const waiting = row(page, 'Ellen Brandt');
    await seen(waiting.getByText('30:00'));

    await site.world.at('2026-12-01T16:30:00.001Z');
    await seen(
      page.getByRole('region', { name: 'Late' }).getByText('Ellen Brandt'),
      waiting.getByText('late'),
    );
    await seen(page.getByRole('status').filter({ hasText: /Ellen Brandt/ }));
    await page.getByRole('button', { name: /^Alerts/ }).click();
    await seen(page.getByRole('dialog', { name: 'Alerts' }).getByText(/Ellen Brandt/));
  });

  test('automatic mail stands in Filtered with its reason; a person among it gets the clock from when it came', async () => {
    const site = await openSite({ now: '2026-12-01T16:00:00Z' });
    const larkfield = await site.world.organisation('Larkfield', alwaysOpen);
    const mailbox = await site.world.mailbox(larkfield, 'sales@larkfield.test');
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/filtered`);
    await seen(page.getByText('Nothing was filtered'));
    const outcome = await deliver(site.world, larkfield, mailbox, {
      from: 'Jack Morrow <jack@morrow.test>',
      to: mailbox.address,
      subject: 'Pump for a well',
      messageId: `<${randomUUID()}@morrow.test>`,
      text: 'Which pump lifts 40 m?',
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    expect(outcome).toBe('filtered');
    const item = page.getByRole('listitem').filter({ hasText: 'jack@morrow.test' });
    await seen(item.getByText('Automatic mail'), item.getByText(/Auto-Submitted: auto-generated/));

    await site.world.advance('12 minutes');
    await item.getByRole('button', { name: 'This is a person' }).click();
    await seen(page.getByText('A person, then. The clock runs from when it came in.'));
    await item.getByRole('link', { name: 'Now a request' }).click();
    await seen(page.getByRole('article', { name: /Jack Morrow/ }));
    await seen(page.getByText('18:00').first(), page.getByText(/Received (Tue )?10:00/));
  });

  test('HTML mail with a script is shown inert', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const mailbox = await site.world.mailbox(larkfield, 'office@larkfield.test');
    const html =
      '<p>Hello <b>there</b></p><script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">prices</a>';
    await deliver(site.world, larkfield, mailbox, {
      from: 'Mallory <mallory@evil.test>',
      to: mailbox.address,
      subject: 'Hello <script>alert(4)</script>',
      messageId: `<${randomUUID()}@evil.test>`,
      text: html,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
    const page = await site.open(larkfield.founder, now(larkfield));
    await row(page, 'Mallory')
      .getByRole('link', { name: /^Mallory/ })
      .click();
    await seen(page.getByRole('heading', { name: 'Hello <script>alert(4)</script>' }));
    await page.getByRole('button', { name: 'Show as sent' }).click();
    const frame = page.frameLocator('iframe');
    await seen(frame.getByText('there'));
    expect(await frame.locator('script, [onerror], [href^=javascript]').count()).toBe(0);
    await frame.getByText('prices').click();
    expect(page.context().pages()).toHaveLength(1);
  });
});
