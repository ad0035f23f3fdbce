import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** One line of code in a file, and the lint rule that must forbid it; null where it is allowed. */
type Probe = readonly [file: string, code: string, rule: string | null];

const IMPORTS = 'noRestrictedImports';
const importing = (from: string) => `import { a } from '${from}';\na();\n`;
const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');
const longFunction = (count: number) =>
  `export function a(b: string[]) {\n${lines(count, (n) => `  b.push('${n}');`)}\n}\n`;
const longFile = (count: number) => `${lines(count, (n) => `export const b${n} = ${n};`)}\n`;

const probes: readonly Probe[] = [
  ['src/core/clock/probe.ts', importing('../../platform/config.ts'), IMPORTS],
  ['src/core/clock/probe.ts', `export const a = () => import('../../platform/config.ts');\n`, IMPORTS],
  ['src/core/clock/probe.ts', importing('pino'), IMPORTS],
  ['src/core/clock/probe.ts', importing('@fastify/cookie'), IMPORTS],
  ['src/core/clock/probe.ts', importing('node:fs'), IMPORTS],
  ['src/core/clock/probe.ts', importing('../../app.ts'), IMPORTS],
  ['src/core/clock/kinds/probe.ts', importing('../../time/calendar.ts'), null],
  ['src/core/time/probe.ts', importing('temporal-polyfill'), null],
  ['src/core/time/probe.ts', 'export const a = () => performance.timeOrigin;\n', 'noRestrictedGlobals'],
  ['src/core/time/probe.ts', 'setTimeout(String, 1);\n', 'noRestrictedGlobals'],
  ['src/platform/probe.ts', importing('../people/duty.ts'), IMPORTS],
  ['src/platform/probe.ts', importing('../routes.ts'), IMPORTS],
  ['src/platform/probe.ts', importing('../core/domain-error.ts'), null],
  ['src/platform/postgres/probe.ts', importing('../../flow/timers.ts'), IMPORTS],
  ['src/channels/email/probe.ts', importing('../../flow/arrivals.ts'), IMPORTS],
  ['src/channels/email/filters/probe.ts', importing('../../../people/duty.ts'), IMPORTS],
  ['src/channels/email/probe.ts', importing('../../platform/failure.ts'), null],
  ['src/people/probe.ts', importing('../flow/timers.ts'), IMPORTS],
  ['src/people/probe.ts', importing('../setup/routes.ts'), IMPORTS],
  ['src/people/probe.ts', importing('./duty.ts'), null],
  ['src/flow/intake/probe.ts', importing('../clocks/terms.ts'), IMPORTS],
  ['src/flow/intake/probe.ts', importing('../routing/choose-owners.ts'), IMPORTS],
  ['src/flow/intake/probe.ts', importing('../desk/shapes.ts'), IMPORTS],
  ['src/flow/intake/probe.ts', importing('../arrivals.ts'), IMPORTS],
  ['src/flow/intake/probe.ts', importing('../../core/routing/choose-owner.ts'), null],
  ['src/flow/clocks/probe.ts', importing('../routing/choose-owners.ts'), IMPORTS],
  ['src/flow/clocks/probe.ts', importing('../desk/shapes.ts'), IMPORTS],
  ['src/flow/clocks/probe.ts', importing('../intake/arrival.ts'), null],
  ['src/flow/routing/probe.ts', importing('../desk/shapes.ts'), IMPORTS],
  ['src/flow/routing/probe.ts', importing('../clocks/terms.ts'), null],
  ['src/flow/library/probe.ts', importing('../desk/shapes.ts'), IMPORTS],
  ['src/flow/library/probe.ts', importing('../intake/arrival.ts'), null],
  ['src/flow/desk/probe.ts', importing('../outcomes/contract.ts'), IMPORTS],
  ['src/flow/desk/probe.ts', importing('../library/contract.ts'), null],
  ['src/flow/outcomes/probe.ts', importing('../measurement/contract.ts'), IMPORTS],
  ['src/flow/outcomes/probe.ts', importing('../desk/shapes.ts'), null],
  ['src/flow/measurement/probe.ts', importing('../timers.ts'), IMPORTS],
  ['src/flow/measurement/probe.ts', importing('../outcomes/contract.ts'), null],
  ['src/flow/desk/probe.ts', importing('../timers.ts'), IMPORTS],
  ['src/flow/desk/probe.ts', importing('../../setup/routes.ts'), IMPORTS],
  ['src/flow/desk/probe.ts', importing('../clocks/refresh-clocks.ts'), null],
  ['src/flow/probe.ts', importing('../demo/routes.ts'), IMPORTS],
  ['src/flow/probe.ts', importing('./desk/routes.ts'), null],
  ['src/setup/probe.ts', importing('../flow/timers.ts'), IMPORTS],
  ['src/setup/probe.ts', importing('../people/duty.ts'), null],
  ['src/audit/probe.ts', importing('../flow/timers.ts'), IMPORTS],
  ['src/audit/kept/probe.ts', importing('../../setup/contract.ts'), IMPORTS],
  ['src/audit/probe.ts', importing('../channels/email/parse-mail.ts'), null],
  ['src/setup/probe.ts', importing('../audit/measure-audit.ts'), IMPORTS],
  ['web/desk/probe.ts', importing('../../src/flow/desk/now-view.ts'), IMPORTS],
  ['web/desk/probe.ts', importing('../../src/flow/desk/contract.ts'), null],
  ['web/desk/probe.ts', importing('../../src/core/reply/find-promise.ts'), null],
  ['web/desk/probe.tsx', importing('@mantine/core'), IMPORTS],
  ['web/ui/probe.tsx', importing('@mantine/core'), null],
  ['web/ui/probe.ts', importing('../desk/draft.ts'), IMPORTS],
  ['web/ui/probe.ts', importing('../../src/platform/config.ts'), IMPORTS],
  ['src/people/probe.ts', 'export const a = process.env.HEED_HOST;\n', 'noProcessEnv'],
  ['src/people/probe.ts', 'export const a = <T>(b: T): any => b;\n', 'noExplicitAny'],
  ['src/people/otherProbe.ts', importing('./duty.ts'), 'useFilenamingConvention'],
  ['src/people/probe.ts', longFunction(70), 'noExcessiveLinesPerFunction'],
  ['src/people/probe.ts', longFile(301), 'noExcessiveLinesPerFile'],
  ['src/people/probe.test.ts', longFile(301), null],
  ['src/people/probe.test.ts', longFile(501), 'noExcessiveLinesPerFile'],
];

const root = join(import.meta.dirname, '..');
const house = mkdtempSync(join(tmpdir(), 'heed-lint-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Lints every probe under its own name in a house of its own; returns the rules broken by file name. */
function lintAll(): Map<string, Set<string>> {
  for (const file of ['biome.json', '.gitignore']) cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [index, [file, code]] of probes.entries()) {
    const path = join(house, named(file, index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const flags = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, flags, { cwd: house, encoding: 'utf8' });
  const broken = new Map<string, Set<string>>();
  const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
  for (const { category, location } of report.diagnostics) {
    const rules = broken.get(location.path) ?? new Set();
    broken.set(location.path, rules.add(category.split('/').at(-1) ?? category));
  }
  return broken;
}

function named(file: string, index: number): string {
  return file.replace(/probe/i, (name) => `${name}${name === 'probe' ? '-' : ''}${index}`);
}

describe('the lint rules hold the boundaries of ARCHITECTURE.md', () => {
  const broken = lintAll();
  test.each(probes.map(([file, code, rule], index) => [file, code.split('\n', 1)[0], rule, index] as const))(
    '%s: %s',
    (file, _line, rule, index) => {
      const rules = broken.get(named(file, index)) ?? new Set<string>();
      const judged = [...rules].filter((name) => rule === null || name === rule);
      expect(judged).toEqual(rule === null ? [] : [rule]);
    },
  );
});
