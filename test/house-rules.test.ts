import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

// The rules of CONTRIBUTING.md that the linter can't say.

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const filesOf = (...patterns: string[]) => globSync(patterns, { cwd: root }).sort();

/** Lines of files that break a rule, as `file:line: text`. */
function breaches(files: readonly string[], rule: RegExp, prepare = (text: string) => text): string[] {
  return files.flatMap((file) =>
    prepare(read(file))
      .split('\n')
      .flatMap((line, index) => (rule.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

const isTest = (file: string) => file.endsWith('.test.ts');
const blank = (comment: string) => comment.replaceAll(/[^\n]/g, ' ');
const withoutComments = (text: string) =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, blank).replaceAll(/(^|\s)\/\/.*$/gm, blank);
const withoutSqlComments = (text: string) => text.replaceAll(/--.*$/gm, blank);

const code = filesOf('{src,bin,scripts,web,test,bench}/**/*.{ts,tsx}', '*.ts');

/** Time that PostgreSQL would take from its own clock; methods named `now` are not meant. */
const SERVER_TIME =
  /(?<![\w.#$])(?:now|(?:statement|clock|transaction)_timestamp|timeofday)\(\)(?!\s*[:{])|\b(?:current_timestamp|current_date|localtimestamp)\b/i;

describe('core is pure', () => {
  const core = filesOf('src/core/**/*.ts').filter((file) => !isTest(file));

  test('it reads no clock and no chance', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)|\bMath\.random\b|\bTemporal\.Now\b|\bglobalThis\b/;
    expect(breaches(core, impure, withoutComments)).toEqual([]);
  });
});

describe('SQL', () => {
  test('takes time as a value, never from the server', () => {
    const sources = filesOf('src/**/*.ts').filter((file) => !isTest(file));
    expect(breaches(sources, SERVER_TIME, withoutComments)).toEqual([]);
    expect(breaches(filesOf('migrations/*.sql'), SERVER_TIME, withoutSqlComments)).toEqual([]);
  });

  test.each([
    ['select now()', true],
    ['at timestamptz default current_timestamp', true],
    ['select clock_timestamp() - at', true],
    ['const at = Date.now();', false],
    ['now(): Promise<Instant> {', false],
    ['await source.now()', false],
  ])('the rule itself: %s', (line, isBroken) => {
    expect(SERVER_TIME.test(line)).toBe(isBroken);
  });

  test('migrations are numbered without gaps', () => {
    const names = filesOf('migrations/*').map((file) => file.replace('migrations/', ''));
    expect(names.filter((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))).toEqual([]);
    const numbers = names.map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('files', () => {
  test('are named after what they hold', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|common|shared|manager|services?|misc)(?:[/.-]|$)/;
    expect(code.filter((file) => vague.test(file))).toEqual([]);
  });

  test('style sheets and SQL stay under 300 lines too', () => {
    const long = filesOf('web/**/*.css', 'migrations/*.sql').filter(
      (file) => read(file).split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });

  test('switch no rule off and leave nothing for later', () => {
    const marks = new RegExp(
      [
        'biome-ignore',
        '@ts-(?:ignore|nocheck|expect-error)',
        'eslint-disable',
        '\\bTODO\\b',
        '\\bFIXME\\b',
      ].join('|'),
    );
    const others = code.filter((file) => file !== 'test/house-rules.test.ts');
    expect(breaches([...others, ...filesOf('web/**/*.css', 'migrations/*.sql')], marks)).toEqual([]);
  });

  test('of the web side take only types from shapes', () => {
    const taken = /\bimport (?!type\b)[^;]*\/shapes\.ts'/;
    expect(filesOf('web/**/*.{ts,tsx}').filter((file) => taken.test(read(file)))).toEqual([]);
  });
});

describe('documents', () => {
  const documents = filesOf('*.md', 'docs/**/*.md', 'web/ui/*.md');

  test('point to files that exist', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !target.startsWith('docs/pictures/'))
        .filter((target) => !existsSync(resolve(root, dirname(document), target)))
        .map((target) => `${document}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('explain every setting', () => {
    const known = [...read('src/platform/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      ([, name]) => name ?? '',
    );
    expect(known.length).toBeGreaterThan(15);
    const guide = read('docs/operate.md');
    const example = read('.env.example');
    expect(known.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(known.filter((name) => !example.includes(`${name}=`))).toEqual([]);
  });

  test('list every decision', () => {
    const decisions = filesOf('docs/decisions/*.md').map((file) => file.replace('docs/decisions/', ''));
    const architecture = read('ARCHITECTURE.md');
    expect(decisions.filter((file) => !architecture.includes(file))).toEqual([]);
  });
});
