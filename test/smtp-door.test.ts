import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filteredOf, mail, requestsOf } from './factories.ts';
import { type Organisation, World } from './world.ts';

let world: World;
let place: Organisation;
let port: number;

beforeAll(async () => {
  world = await World.create();
  place = await world.organisation();
  await world.mailbox(place, 'sales@larkfield.test');
  await world.app.start();
  const { listener } = world.parts.mailDoors;
  if (!('port' in listener)) throw new Error(listener.failure);
  port = listener.port;
});
afterEach(() => world.owner((db) => sql`truncate contact, filtered, timer, blob_chunk cascade`.execute(db)));
afterAll(() => world[Symbol.asyncDispose]());

function send(raw: Buffer, to = ['sales@larkfield.test']) {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  return transport.sendMail({ raw, envelope: { from: 'ada@buyer.test', to } });
}
const get = (path: string) =>
  world.http.inject({ url: `/api/o/${place.slug}${path}`, headers: { cookie: place.founder.cookie } });

function withFile(bytes: Buffer): Buffer {
  const lines = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return mail({
    headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=edge'],
    body: `--edge\r\nContent-Type: text/plain\r\n\r\nCan it lift 40 metres?\r\n--edge\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="drawing.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--edge--`,
  });
}

describe('our own mail listener', () => {
  it('takes a file of 50 MB whole, within bounded memory, and gives it back byte for byte', async () => {
    const bytes = randomBytes(50_000_000);
    const raw = withFile(bytes);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    await send(raw);
    clearInterval(watch);
    expect(most - before).toBeLessThan(700_000_000);
    const [request] = await requestsOf(world, place);
    expect(request?.text).toContain('Can it lift 40 metres?');
    const [message] = (await get(`/requests/${request?.id}`)).json().messages;
    expect(message.attachments).toMatchObject([
      { name: 'drawing.pdf', type: 'application/pdf', bytes: 50_000_000 },
    ]);
    const { rawPayload } = await get(`/attachments/${message.attachments[0].id}`);
    const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    expect(hash(rawPayload)).toBe(hash(bytes));
  }, 60_000);

  it('refuses a mail over its limit for good, before it is sent where the size is told', async () => {
    const answer = await dialogue(['EHLO x', 'MAIL FROM:<a@b.test> SIZE=90000000']);
    expect(answer).toMatch(/^552 /m);
    expect(answer).toMatch(/^250[- ]SIZE \d+/m);
  });

  it('keeps NUL bytes, bare line feeds and a lone dot', async () => {
    await send(Buffer.from('From: ada@buyer.test\nSubject: N\0L\n\nCan\0 it lift?\n.\n..\nBye'));
    const [request] = await requestsOf(world, place);
    expect(request?.text).toMatch(/^Can it lift\?\n\.\n\.\.\nBye/);
  });

  it('keeps the same mail once, sent to both spellings at once and twice', async () => {
    const raw = mail();
    await Promise.all([send(raw), send(raw, ['sales@larkfield.test', 'SALES@Larkfield.test']), send(raw)]);
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }]);
  });

  it('gives a mail to two organisations to each of them', async () => {
    const other = await world.organisation('Other');
    await world.mailbox(other, 'sales@other.test');
    await send(mail(), ['sales@larkfield.test', 'sales@other.test']);
    expect([await requestsOf(world, place), await requestsOf(world, other)]).toMatchObject([
      [{ messages: 1 }],
      [{ messages: 1 }],
    ]);
  });

  it('takes nothing for others: it is no relay', async () => {
    await expect(send(mail(), ['director@elsewhere.test'])).rejects.toMatchObject({ responseCode: 550 });
    await expect(send(mail(), ['sales@larkfield.test.evil.test'])).rejects.toMatchObject({
      responseCode: 550,
    });
    expect(await requestsOf(world, place)).toEqual([]);
  });

  it('is not harmed by what is no SMTP', async () => {
    await dialogue(['GET / HTTP/1.1', 'Host: x', '', randomBytes(4_000).toString('latin1')]);
    await dialogue(['EHLO x', "MAIL FROM:<a@b> '; drop table request; --", 'RCPT TO:<\0>', 'DATA']);
    await dialogue([
      'EHLO x',
      'MAIL FROM:<a@b.test>',
      'RCPT TO:<sales@larkfield.test>',
      'DATA',
      'cut off in the',
    ]);
    await send(mail());
    expect(await requestsOf(world, place)).toHaveLength(1);
    expect(await filteredOf(world, place)).toEqual([]);
  });

  it('tells a mail that could not be stored to come again', async () => {
    await world.owner((db) => sql`alter table message rename to gone`.execute(db));
    await expect(send(mail())).rejects.toMatchObject({ responseCode: 451 });
    await world.owner((db) => sql`alter table gone rename to message`.execute(db));
    await send(mail());
    expect(await requestsOf(world, place)).toHaveLength(1);
  });
});

/** Says these lines, each after the answer to the one before, and returns all answers. */
function dialogue(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const rest = [...lines];
    let heard = '';
    const end = setTimeout(() => socket.destroy(), 3_000);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (!/^\d{3} .*\r\n$/m.test(chunk.toString('latin1'))) return;
      const line = rest.shift();
      if (line === undefined) socket.end();
      else socket.write(`${line}\r\n`, 'latin1');
      if (rest.length === 0 && line !== undefined && !/^(EHLO|MAIL|RCPT)/.test(line)) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(end);
      resolve(heard);
    });
  });
}
