import { expect, test } from 'vitest';
import { startFakeSmtp } from '../mail/fake-smtp.ts';
import { company, gone, journeys, now, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};

journeys('The composer', (openSite) => {
  test('guards what is worth nothing, gives a sent reply back for eight seconds, and keeps its file over a reload', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    await site.post('contact', ellen);
    const page = await site.open(larkfield.founder, now(larkfield));
    await seen(row(page, 'Ellen Brandt'));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    const form = page.getByRole('form', { name: 'Reply' });
    const reply = page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });

    await page.keyboard.press('r');
    await page.keyboard.type('Got it!');
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(form.getByRole('alert').getByText('answers 0 of 2 questions, no time given'));
    await page.keyboard.press('Escape');
    await gone(form.getByRole('alert'));
    expect(await reply.inputValue()).toBe('Got it!');

    await reply.fill('Dear ⟪first name⟫, the seat stands 85 degrees.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(form.getByRole('alert').getByText('Still to fill in: first name.'));
    await form.getByRole('button', { name: 'Keep writing' }).press('Enter');
    await page.keyboard.type('Ellen');
    expect(await reply.inputValue()).toBe('Dear Ellen, the seat stands 85 degrees.');

    await reply.fill('The seat stands 85 degrees for an hour.');
    await seen(form.getByText('leaves open “Which gasket fits it?”'));
    await form.getByLabel('Files for the reply').setInputFiles({
      name: 'seat.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 the seat'),
    });
    const files = form.getByRole('list', { name: 'Goes with the reply' });
    await seen(files.getByText('seat.pdf'));
    await form.getByLabel('Files for the reply').setInputFiles({
      name: 'run.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ not a document'),
    });
    await seen(files.getByRole('alert'));
    await files.getByRole('button', { name: 'Take out run.pdf' }).click();
    await seen(page.getByText('Draft saved'));
    const address = new URL(page.url()).pathname;
    await page.reload();
    await seen(files.getByText('seat.pdf'));
    expect(await reply.inputValue()).toBe('The seat stands 85 degrees for an hour.');

    await reply.focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(page.getByText(/^Reply to Ellen Brandt goes in/));
    await gone(form);
    await seen(row(page, 'Ellen Brandt').getByText(/^goes in \d s$/));
    await page.keyboard.press('z');
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 10_000 }).toBe(address);
    await expect.poll(() => reply.inputValue(), { timeout: 10_000 }).toMatch(/^The seat stands/);
    await seen(files.getByText('seat.pdf'));
    await gone(page.getByText(/^Reply to Ellen Brandt goes in/));
    await gone(row(page, 'Ellen Brandt').getByText(/^goes in/));

    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    expect(smtp.received[0]?.raw).toContain('filename=seat.pdf');
    await seen(page.getByText('Reply to Ellen Brandt is out.'));
  });

  test('asks what they gain where nothing of theirs is open, offers what is, and records an override', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    await site.post('contact', { ...ellen, message: 'Do you service PC-30 controllers?' });
    const page = await site.open(larkfield.founder, now(larkfield));
    await row(page, 'Ellen Brandt')
      .getByRole('link', { name: /^Ellen/ })
      .click();
    const form = page.getByRole('form', { name: 'Reply' });
    const reply = page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await reply.fill('Yes, we service PC-30 controllers.');
    const address = new URL(page.url()).pathname;
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    await site.post('contact', { ...ellen, message: 'Which oil do the pumps take?' });
    await page.goto(address);
    await seen(page.getByText('Answered', { exact: true }).first());

    await reply.fill('Just touching base to see where you are.');
    await seen(form.getByLabel('What will they gain from this?'));
    await page.keyboard.press('ControlOrMeta+Enter');
    const dialog = page.getByRole('dialog', { name: /what will they gain/ });
    await seen(dialog, dialog.getByRole('button', { name: 'Which oil do the pumps take?' }));
    await dialog.getByRole('button', { name: 'Which oil do the pumps take?' }).click();
    await gone(dialog);
    expect(await reply.inputValue()).toContain('You asked: “Which oil do the pumps take?”');
    await reply.focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await dialog.getByRole('button', { name: /Send anyway/ }).click();
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(2);
    const begun = async () => {
      const facts = await site.world.owner((db) =>
        db
          .selectFrom('fact')
          .select('data')
          .where('kind', '=', 'message.out')
          .orderBy('recorded_at')
          .execute(),
      );
      return (facts.at(-1)?.data as { begun?: object } | undefined)?.begun;
    };
    await expect.poll(begun, { timeout: 5_000 }).toEqual({ touchBase: true, gainStated: false });
  });
});
