import { defineConfig } from 'vitest/config';

const limits = {
  testTimeout: 20_000,
  hookTimeout: 180_000,
  pool: 'forks' as const,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...limits,
          name: 'core',
          include: ['src/core/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...limits,
          name: 'app',
          include: [
            'src/*.test.ts',
            'src/{platform,people,setup,channels,flow,demo,audit}/**/*.test.ts',
            'test/**/*.test.ts',
            'bin/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          globalSetup: ['test/global-setup.ts'],
        },
      },
    ],
  },
});
