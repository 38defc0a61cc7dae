/** So many characters in a row make one piece; shorter ones are alike in any two texts of the trade. */
const PIECE = 6

/** The pieces of a text, without punctuation and spaces. */
function pieces(text: string): Set<string> {
  const bare = [...text.normalize('NFKC').replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')]
  const found = new Set<string>()
  for (let at = 0; at + PIECE <= bare.length; at += 1) found.add(bare.slice(at, at + PIECE).join(''))
  return found
}

/** How much of a text stands word for word in another, in whole percent; 0 where it is too short to tell. */
export function sharedPercent(text: string, other: string): number {
  const own = pieces(text)
  if (!own.size) return 0
  const others = pieces(other)
  let shared = 0
  for (const piece of own) if (others.has(piece)) shared += 1
  return Math.floor((shared * 100) / own.size)
}

/** The text of a list that shares most. */
export function mostShared<Text extends { text: string }>(text: string, others: readonly Text[]) {
  let best: { percent: number; of: Text | null } = { percent: 0, of: null }
  for (const of of others) {
    const percent = sharedPercent(text, of.text)
    if (percent > best.percent) best = { percent, of }
  }
  return best
}
