import pg from 'pg'

/** Which named constraint a database error broke, if any. */
const brokenConstraint = (error: unknown): string | null =>
  error instanceof pg.DatabaseError && error.constraint !== undefined ? error.constraint : null

/** Turns a violated constraint into the problem the user should read about; anything else is thrown on. */
export const onConflict =
  (constraint: string, problem: () => Error) =>
  (error: unknown): never => {
    throw brokenConstraint(error) === constraint ? problem() : error
  }
