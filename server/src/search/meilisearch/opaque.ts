/**
 * Our tokens as words that the engine cannot read: four letters for every character, one letter in front. It segments
 * Chinese by a dictionary of its own and then misses words inside compounds; written like this, a token is one Latin
 * word to it. A token that begins with another still does so.
 *
 * All words are 4n + 1 letters long. The engine also tries two or three words of a question as one, or one word as two:
 * 8n + 2 letters, never a word of ours.
 */
export function opaque(token: string): string {
  let word = 'w'
  for (const character of token) {
    let rest = character.codePointAt(0) ?? 0
    let letters = ''
    for (let index = 0; index < 4; index++) {
      letters = String.fromCharCode(97 + (rest % 26)) + letters
      rest = Math.floor(rest / 26)
    }
    word += letters
  }
  return word
}
