import { expect, test } from 'vitest';
import { type FakeSmtp, startFakeSmtp } from '../mail/fake-smtp.ts';
import { company, journeys, seen } from './browser.ts';

function mailing(smtp: FakeSmtp): { env: Record<string, string> } {
  return {
    env: { HEED_SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=none`, HEED_SMTP_FROM: 'heed@larkfield.test' },
  };
}

/** The link a mail holds, its soft line breaks undone (RFC 2045 section 6.7). */
function linkIn(raw: string | undefined): string {
  return /https?:\/\/\S+/.exec((raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[0] ?? '';
}

journeys('Beginning', (openSite) => {
  test('a company is set up from nothing, left and taken up again, up to its first answer', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite(mailing(smtp));
    const page = await site.open(null, '/welcome');
    await page.getByRole('textbox', { name: 'Company' }).fill('Brightwater Pumps');
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ines Okafor');
    await page.getByRole('textbox', { name: 'Email' }).fill('ines@brightwater.test');
    await page.getByRole('textbox', { name: 'Password' }).fill('plain words do well');
    await page.getByRole('button', { name: 'Set up the company' }).click();

    const step = (name: string) => page.getByRole('region', { name });
    await seen(step('Opening hours'));
    await page.getByRole('button', { name: 'These are right, continue' }).click();
    await seen(step('Mailbox'));

    await page.goto('/');
    await seen(step('Mailbox'));
    await page.getByText('Forward your mail').click();
    await page.getByLabel('Address buyers write to').fill('sales@brightwater.test');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Sales');
    await page.getByRole('button', { name: 'Get the forwarding address' }).click();
    await seen(page.getByText('Forward sales@brightwater.test to'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await seen(step('People'));
    await page.getByRole('button', { name: 'Skip for now' }).click();
    await seen(step('Web form'));
    await page.getByRole('button', { name: 'Create the form' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await seen(step('Test enquiry'));
    await page.getByRole('button', { name: 'Send one through the form' }).click();
    await page.getByRole('link', { name: 'open it' }).click();

    await page.getByRole('textbox', { name: 'Reply to Ines Okafor' }).fill('Yes, an answer reaches you.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => smtp.received.length, { timeout: 10_000 }).toBe(1);
    expect(smtp.received[0]?.envelope.to).toEqual(['ines@brightwater.test']);
  });

  test('an invited person joins in a window of their own', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/settings/people`);
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Owen Hale');
    await drawer.getByRole('textbox', { name: 'Email' }).fill('owen@larkfield.test');
    await drawer.getByRole('button', { name: 'Invite' }).click();
    const link = await drawer.getByText(/^http.*\/invite\//).textContent();

    const his = await site.open(null, new URL(link ?? '').pathname);
    await seen(his.getByRole('heading', { name: 'Join Larkfield' }));
    await his.getByRole('textbox', { name: 'Choose a password' }).fill('too short');
    await his.getByRole('button', { name: 'Join Larkfield' }).click();
    await seen(his.getByText(/Use at least 10 characters/));
    await his.getByRole('textbox', { name: 'Choose a password' }).fill('long enough, this one');
    await his.getByRole('button', { name: 'Join Larkfield' }).click();
    await seen(his.getByText(/^Nobody is waiting/));
    await seen(page.getByRole('listitem').filter({ hasText: 'owen@larkfield.test' }).getByText(/duty/));

    const late = await site.open(null, new URL(link ?? '').pathname);
    await seen(late.getByRole('heading', { name: 'This invitation is no longer good' }));
  });

  test('a forgotten password is set anew by a mailed link, once', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite(mailing(smtp));
    const larkfield = await company(site);
    const danni = await site.world.member(larkfield, 'Danni Reyes', ['salesperson']);
    const page = await site.open(null, '/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    // The page it comes from has a field of that name as well.
    await seen(page.getByRole('button', { name: 'Send me a link' }));
    await page.getByRole('textbox', { name: 'Email' }).fill(danni.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await seen(page.getByRole('heading', { name: 'Look in your mail' }));
    await expect.poll(() => smtp.received.length, { timeout: 10_000 }).toBe(1);
    const link = linkIn(smtp.received[0]?.raw);
    expect(link).toContain(`${site.url}/reset-password?token=`);

    const choose = async (password: string) => {
      await page.goto(link);
      await page.getByRole('textbox', { name: 'New password' }).fill(password);
      await page.getByRole('button', { name: 'Set the new password' }).click();
    };
    await choose('a quite new password');
    await seen(page.getByRole('heading', { name: 'Sign in' }));
    await page.getByRole('textbox', { name: 'Email' }).fill(danni.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('a quite new password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seen(page.getByText(/^Nobody is waiting/));
    await choose('yet another password');
    await seen(page.getByText(/This link has been used already or is too old/));
  });
});
