import type { Pair } from './align.ts'
import type { Token } from './tokens.ts'

const isSmall = ({ node }: Token) => node.type === 'text' && /^(\p{Script=Han}|\p{P}|\s+)$/u.test(node.text ?? '')

/**
 * One kept character between two changes reads like confetti: «苹果树» to «梨树苗» shares a 树, and nobody sees it so.
 * Such crumbs are given to the changes around them.
 */
export function smooth(pairs: readonly Pair[], before: readonly Token[], after: readonly Token[]): readonly Pair[] {
  const differs = (from: Pair | undefined, to: Pair | undefined) => {
    const [b, a] = [to?.[0] ?? before.length, to?.[1] ?? after.length]
    return Math.min(b - (from?.[0] ?? -1), a - (from?.[1] ?? -1)) > 1
  }
  return pairs.filter((pair, index) => {
    const token = before[pair[0]]
    return (
      token === undefined || !isSmall(token) || !differs(pairs[index - 1], pair) || !differs(pair, pairs[index + 1])
    )
  })
}
