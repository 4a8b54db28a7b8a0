/** The shape of an account name, as the server holds it. */
export const isLogin = (login: string): boolean => /^[a-z0-9][a-z0-9._-]{1,63}$/.test(login)
