import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['server/test/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Loading the server anew for every file would cost more than most files do; each has a database of its own.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'seed/**/*.test.ts', 'web/**/*.test.ts', 'tests/fairness/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [
            'server/**/*.test.ts',
            'tests/{repository,concurrency,search,security,import,lists,start}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          // A browser on a busy machine may miss a beat; what fails twice fails.
          retry: 1,
        },
      },
    ],
  },
})
