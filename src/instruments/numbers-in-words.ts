// Numbers as instruments print them: digits or words, up to the hundreds.

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

/** A pattern for one number, without groups. */
export const NUMBER = String.raw`(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|${SMALL.slice(1).toReversed().join('|')}|a|an)`

export function readNumber(words: string): number {
  const plain = words.trim().toLowerCase()
  if (/^\d+$/.test(plain)) return Number(plain)
  if (plain === 'a' || plain === 'an' || plain === '') return 1
  const small = SMALL.indexOf(plain)
  if (small >= 0) return small
  const [tens = '', ones = 'zero'] = plain.split(/[- ]/)
  return (TENS[tens] ?? 0) + Math.max(0, SMALL.indexOf(ones))
}
