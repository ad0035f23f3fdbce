import { expect, test } from 'vitest';
import { calendar } from '../../src/people/calendars/contract.ts';
import { calendars } from '../fixtures/calendars.ts';
import { gone, journeys, seen } from './browser.ts';

journeys('Calendars', (openSite) => {
  test('a week changed by keyboard, tried, planned, and the plan withdrawn', async () => {
    // A Wednesday, 10:00 in Chicago.
    const site = await openSite({ now: '2026-11-18T16:00:00Z' });
    const organisation = await site.world.organisation('Test Larkfield', calendars.OMA);
    const { founder, slug, orgId } = organisation;
    const stored = async () => {
      const params = { org: slug, scope: 'organisation', id: orgId };
      return (await site.world.call(founder, calendar, { params })).body;
    };
    const page = await site.open(founder, `/o/${slug}/settings/calendars`);
    await seen(page.getByRole('link', { name: /^Opening hours.*Open until 17:00/ }));
    await page.getByRole('link', { name: /^Opening hours/ }).click();

    await page.getByRole('button', { name: 'Friday, open 09:00–17:00' }).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('s');
    await seen(page.getByRole('button', { name: 'Friday, open 13:15–16:45' }));
    await page.locator('.heed-track-empty').last().click();
    const sunday = page.getByRole('button', { name: 'Sunday, open 12:00–16:00' });
    await sunday.focus();
    await page.keyboard.press('Delete');
    await gone(sunday);
    await page.reload();
    await seen(page.getByRole('button', { name: 'Friday, open 09:00–12:15' }));

    await page.getByLabel('A lead that comes in at').fill('2026-11-20T16:30');
    await seen(
      page.getByText(/^Fri 16:30 \+ 30 min: 15 min until 16:45, shut Sat, Sun, 15 min from Mon 09:00/),
    );

    await page.getByText('From a date').click();
    await page.getByLabel('They begin').fill('2026-11-20T00:00');
    await page.getByLabel('Why (optional)').fill('Short Fridays');
    await page.getByRole('button', { name: 'Plan hours' }).click();
    const plan = page.getByRole('listitem').filter({ hasText: 'Short Fridays' });
    await seen(plan.getByText('Fri 09:00–12:15, 13:15–16:45, was 09:00–17:00'));
    expect((await stored()).versions[0]).toMatchObject({
      state: 'planned',
      validFrom: '2026-11-20T06:00:00.000Z',
      parts: {
        week: {
          5: [
            ['09:00', '12:15'],
            ['13:15', '16:45'],
          ],
        },
      },
    });

    await plan.getByRole('button', { name: 'Withdraw it' }).click();
    await seen(page.getByText('Plan withdrawn').first());
    await gone(plan.getByRole('button', { name: 'Withdraw it' }));
    expect((await stored()).versions[0]?.parts).toEqual((await stored()).versions[2]?.parts);
  });

  test('a person gets own hours and holidays of another country, and the way back', async () => {
    const site = await openSite({ now: '2026-11-18T16:00:00Z' });
    const organisation = await site.world.organisation('Test Larkfield', calendars.OMA);
    await site.world.member(organisation, 'Owen Hale', ['expert']);
    const page = await site.open(organisation.founder, `/o/${organisation.slug}/settings/calendars`);
    await page.getByRole('link', { name: /^Owen Hale/ }).click();
    await page.getByText('Own hours', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Own week' }).uncheck();
    await page.getByRole('button', { name: 'Import holidays' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Country' }).fill('Germ');
    await page.getByRole('option', { name: 'Germany' }).click();
    await dialog.getByRole('combobox', { name: 'Region' }).fill('Bay');
    await page.getByRole('option', { name: 'Bayern', exact: true }).click();
    await seen(dialog.getByText('Thu, 27 May 2027, Corpus Christi'));
    await dialog.getByRole('checkbox', { name: '2026', exact: true }).uncheck();
    await dialog.getByRole('button', { name: /^Add \d+ dates/ }).click();
    await seen(page.getByText('Thu, 27 May 2027'));
    await page.getByRole('button', { name: 'Save hours' }).click();
    await seen(page.getByText('In force'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await seen(page.getByText('Follows the hours beneath'));
  });
});
