import { describe, expect, it } from 'vitest';
import { checkFile, cleanFileName, LARGEST_FILE_BYTES } from './check-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const check = (name: string, content: string | Uint8Array, size?: number) => {
  const head = typeof content === 'string' ? bytes(content) : content;
  return checkFile({ name, type: 'application/pdf', head, bytes: size ?? head.length });
};

describe('what is taken', () => {
  it.each([
    ['a.pdf', '%PDF-1.7\n', 'application/pdf'],
    ['a.PNG', '\x89PNG\r\n\x1a\n....', 'image/png'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a.gif', 'GIF89a', 'image/gif'],
    ['a.webp', 'RIFF\x00\x00\x00\x00WEBP', 'image/webp'],
    ['a.docx', 'PK\x03\x04', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/vnd.ms-excel'],
    ['a.csv', '\xef\xbb\xbfname;flow\n', 'text/csv'],
    ['a.txt', '\xff\xfeH\x00i\x00', 'text/plain'],
    ['a.zip', 'PK\x05\x06', 'application/zip'],
    ['a.dwg', 'AC1032', 'image/vnd.dwg'],
    ['a.dxf', '  0\r\nSECTION\r\n', 'image/vnd.dxf'],
    ['a.dxf', 'AutoCAD Binary DXF\r\n\x1a\x00', 'image/vnd.dxf'],
    ['a.step', 'ISO-10303-21;\nHEADER;', 'model/step'],
  ])('%s', (name, content, type) => {
    expect(check(name, content)).toEqual({ ok: true, name, type });
  });
});

describe('what is refused, with a sentence', () => {
  const kinds = 'we take PDF, pictures, office documents, CSV, text, ZIP, DWG, DXF and STEP';
  it.each([
    ['setup.exe', 'MZ\x90\x00', `“setup.exe” is of a type we do not take; ${kinds}`],
    ['page.html', '<p>hi', `“page.html” is of a type we do not take; ${kinds}`],
    ['logo.svg', '<svg/>', `“logo.svg” is of a type we do not take; ${kinds}`],
    ['sheet.xlsm', 'PK\x03\x04', `“sheet.xlsm” is of a type we do not take; ${kinds}`],
    ['constructor', 'x', `“constructor” is of a type we do not take; ${kinds}`],
    ['a.constructor', 'x', `“a.constructor” is of a type we do not take; ${kinds}`],
    ['a.pdf', 'MZ\x90\x00', '“a.pdf” is not what its name says: its content is no PDF'],
    ['a.pdf', '<html>%PDF-', '“a.pdf” is not what its name says: its content is no PDF'],
    ['a.png', '%PDF-1.7', '“a.png” is not what its name says: its content is no PNG picture'],
    ['a.txt', '\n <!DOCTYPE html>', '“a.txt” is not what its name says: its content is no plain text'],
    ['a.txt', '#!/bin/sh\n', '“a.txt” is not what its name says: its content is no plain text'],
    ['a.csv', 'a,b\x00c', '“a.csv” is not what its name says: its content is no CSV text'],
    ['a.csv', 'a,<script src=x>', '“a.csv” is not what its name says: its content is no CSV text'],
    [
      'a.txt',
      '\xff\xfe<\x00s\x00v\x00g\x00 \x00',
      '“a.txt” is not what its name says: its content is no plain text',
    ],
    ['a.step', 'solid', '“a.step” is not what its name says: its content is no STEP model'],
    ['a.pdf', '', '“a.pdf” is empty'],
  ])('%s', (name, content, reason) => {
    expect(check(name, content)).toEqual({ ok: false, reason });
  });

  it('by size: ten million bytes and not one more', () => {
    expect(check('a.pdf', '%PDF-1', LARGEST_FILE_BYTES)).toMatchObject({ ok: true });
    expect(check('a.pdf', '%PDF-1', LARGEST_FILE_BYTES + 1)).toEqual({
      ok: false,
      reason: '“a.pdf” is larger than 10 MB',
    });
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\tmp\\curve.pdf', 'curve.pdf'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['a\r\nb\0.pdf', 'ab.pdf'],
    ['curve.pdf. .', 'curve.pdf'],
    ['a<b>"c".pdf', 'a_b__c_.pdf'],
    ['', 'file'],
    ['..', 'file'],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it('a long one keeps its ending', () => {
    const name = cleanFileName(`${'x'.repeat(300)}.pdf`);
    expect([name.length, name.slice(-5)]).toEqual([120, 'x.pdf']);
  });
});
