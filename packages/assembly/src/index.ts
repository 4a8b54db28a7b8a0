export * from './assign-judges.ts'
export * from './eligible.ts'
export * from './random.ts'
export * from './shuffle.ts'
