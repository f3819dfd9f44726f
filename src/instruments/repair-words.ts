// Scanning changes letters, and one wrong letter in "directs" would lose every limb beneath it. The words the grammar
// turns on are read through a single wrong letter; the length stays, and quotations come from the document itself.

const TURNING =
  `shall must should will directs requires required expected following commissioner commissioners council authority
adviser advisor secretary department minister ministers whereas therefore direction notice revokes appointed board
partnership trust chair within until monthly quarterly annually every`.split(/\s+/)

// Words of their own, one letter away.
const OTHER_WORDS: ReadonlySet<string> = new Set(
  `small shell shale stall shawl most just dust mist rust bust lust gust mush muse musk mast well wall bill fill hill kill mill
pill till wild wile wilt sill gill dill choir chairs stair trusts crust boards hoard beard aboard directed direct retires
inspected excepted requited elevens advised advises advisers unity noticed notices council's mistery every's very`.split(
    /\s+/,
  ),
)

const BY_GAP: ReadonlyMap<string, string> = new Map(
  TURNING.flatMap((word) =>
    Array.from(word, (_, at) => [`${word.slice(0, at)}*${word.slice(at + 1)}`, word] as const),
  ),
)
const KNOWN: ReadonlySet<string> = new Set(TURNING)
const WORD = /(?<!\p{L})\p{L}{4,13}(?!\p{L})/gu

/** `meanings` remembers the words met before: a document uses the same ones over and over. */
export function repairWords(text: string, meanings: Map<string, string | null>): string {
  return text.replace(WORD, (word) => {
    const plain = word.toLowerCase()
    if (KNOWN.has(plain) || OTHER_WORDS.has(plain) || plain.length !== word.length) return word
    const known = meanings.get(plain)
    const meant = known === undefined ? nearest(plain) : known
    if (known === undefined) meanings.set(plain, meant)
    return meant === null ? word : likeFirst(meant, word)
  })
}

function nearest(word: string): string | null {
  for (let at = 0; at < word.length; at += 1) {
    const meant = BY_GAP.get(`${word.slice(0, at)}*${word.slice(at + 1)}`)
    if (meant !== undefined) return meant
  }
  return null
}

function likeFirst(meant: string, printed: string): string {
  const first = printed.charAt(0)
  return first === first.toUpperCase() && first !== first.toLowerCase()
    ? first.toUpperCase() + meant.slice(1)
    : meant
}
