declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly connections: number
    /** Seconds. */
    readonly duration: number
  }
  interface Result {
    readonly requests: { readonly total: number }
    readonly duration: number
    readonly errors: number
    readonly statusCodeStats?: Readonly<Record<string, { readonly count: number }>>
  }
  function autocannon(options: Options): Promise<Result>
  export = autocannon
}
