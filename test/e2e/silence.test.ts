import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { deliver } from '../stories/mails.ts';
import { alwaysOpen, journeys, now, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Which gasket fits the LC-200?',
};

journeys('Nobody is dropped', (openSite) => {
  test('a silent holder loses the item live: first to a colleague, then to the coordinator', async () => {
    const site = await openSite({ now: '2026-12-02T19:00:00Z' });
    const { world } = site;
    const larkfield = await world.organisation('Larkfield', alwaysOpen);
    const mara = larkfield.founder;
    await world.member(larkfield, 'Danni Reyes', ['salesperson']);
    await world.owner((db) =>
      db
        .updateTable('membership')
        .set({ roles: ['coordinator'] })
        .where('user_id', '=', mara.userId)
        .execute(),
    );
    await world.member(larkfield, 'Theo Park', ['salesperson']);
    // Mara has work already, so that the lead goes to one of the two.
    await world.owner((db) =>
      db.updateTable('membership').set({ open_items: 9 }).where('user_id', '=', mara.userId).execute(),
    );
    await world.form(larkfield, 'contact');
    const page = await site.open(mara, now(larkfield));
    await seen(page.getByText('Nobody is waiting.'));
    await site.post('contact', ellen);
    const lead = row(page, 'Ellen Brandt');
    await seen(lead.getByText('Danni Reyes'));

    await world.at('2026-12-02T19:10:00Z');
    await seen(lead.getByText('Theo Park'));
    await world.at('2026-12-02T19:20:00Z');
    await seen(lead.getByText('you', { exact: true }));
    await seen(page.getByRole('status').filter({ hasText: /Ellen Brandt/ }));

    // By keyboard alone: she opens it and sees who had it, how long, and why it was taken back.
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const context = page.getByRole('complementary', { name: 'Clocks and contact' });
    await seen(context.getByText('Danni Reyes'), context.getByText('Theo Park'));
    await seen(context.getByText(/silent/i));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });

  test('an out-of-office mail hands the open items of its sender to a colleague, live', async () => {
    const site = await openSite({ now: '2026-12-01T16:00:00Z' });
    const { world } = site;
    const larkfield = await world.organisation('Larkfield', alwaysOpen);
    await world.owner((db) =>
      db
        .updateTable('membership')
        .set({ roles: ['manager', 'admin'] })
        .where('user_id', '=', larkfield.founder.userId)
        .execute(),
    );
    const danni = await world.member(larkfield, 'Danni Reyes', ['salesperson']);
    const mailbox = await world.mailbox(larkfield, 'sales@larkfield.test');
    const asked = {
      from: 'Ellen Brandt <ellen@northfork.test>',
      to: mailbox.address,
      subject: 'Valve seats',
      messageId: `<${randomUUID()}@northfork.test>`,
      text: 'Does the LC-200 seat stand 85 degrees?',
    };
    await deliver(world, larkfield, mailbox, asked);
    const theo = await world.member(larkfield, 'Theo Park', ['salesperson']);
    const page = await site.open(theo, now(larkfield));
    const item = row(page, 'Ellen Brandt');
    await seen(item.getByText('Danni Reyes'));

    await world.at('2026-12-01T16:02:00Z');
    await deliver(world, larkfield, mailbox, {
      from: `Danni Reyes <${danni.email}>`,
      to: mailbox.address,
      subject: 'Automatic reply: Out of office',
      messageId: `<${randomUUID()}@larkfield.test>`,
      text: 'I am out of the office.',
      headers: { 'In-Reply-To': asked.messageId },
    });
    await world.at('2026-12-01T16:02:01Z');
    await seen(item.getByText('you', { exact: true }));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const context = page.getByRole('complementary', { name: 'Clocks and contact' });
    await seen(context.getByText('Danni Reyes'));
    await context.getByText('Why Theo Park?').press('Enter');
    await seen(context.getByText(/owner away/));
  });
});
