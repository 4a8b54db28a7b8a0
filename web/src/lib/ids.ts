/** Whether a part of an address can be the id of anything; the server refuses the rest as malformed, which helps nobody. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
