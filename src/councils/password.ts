import { COMMON_WORDS, LONGEST_COMMON_WORD } from './common-words.ts'

// NIST SP 800-63B-4 3.1.1: length counts, any character goes, no rules of composition, no forced change, and what is
// easily guessed is refused.

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

/** Below this a password of any length is a few guesses, however its letters are dressed up. */
const FEWEST_PIECES = 8

export type PasswordRefusal = 'missing' | 'too short' | 'too long' | 'leaked' | 'too easy'

/**
 * Why this may not be a password, or null. `names`: the person's, their council's and the service's own; `known`:
 * passwords that have leaked, in lower case (ASVS 5.0, 6.2.4).
 */
export function passwordRefusal(
  password: string,
  names: readonly string[],
  known: ReadonlySet<string>,
): PasswordRefusal | null {
  const length = Array.from(password).length
  if (length === 0) return 'missing'
  if (length < SHORTEST_PASSWORD) return 'too short'
  if (length > LONGEST_PASSWORD) return 'too long'
  if (known.has(password.toLowerCase())) return 'leaked'
  return countPieces(password, wordsOf(names)) < FEWEST_PIECES ? 'too easy' : null
}

const PASSWORD_MESSAGES: Readonly<Record<PasswordRefusal, string>> = {
  missing: 'Enter a password',
  'too short': `Password must be ${SHORTEST_PASSWORD} characters or more`,
  'too long': `Password must be ${LONGEST_PASSWORD} characters or fewer`,
  leaked:
    'Choose another password. This one is on lists of passwords that have leaked, which are tried first. Three words that have nothing to do with each other or with you make a good one',
  'too easy':
    'Choose a password that is harder to guess. This one is made of common words, names, dates, rows of keys or repetitions. Three words that have nothing to do with each other or with you make a good one',
}

/** The same as a mistake in the field `password`. */
export function passwordMistakes(
  password: string,
  names: readonly string[],
  known: ReadonlySet<string>,
): readonly { readonly field: string; readonly message: string }[] {
  const refusal = passwordRefusal(password, names, known)
  return refusal === null ? [] : [{ field: 'password', message: PASSWORD_MESSAGES[refusal] }]
}

/** The fewest pieces the password falls into: a common word, a row of keys, a year or a repetition counts as few. */
function countPieces(password: string, names: ReadonlySet<string>): number {
  const plain = password.normalize('NFKC').toLowerCase()
  const block = repeatedBlock(plain)
  if (block !== null) return countPieces(block, names) + 1
  const readings = [plain, undress(plain, 'i'), undress(plain, 'l')]
  const fewest = [0]
  for (let end = 1; end <= plain.length; end += 1) {
    let best = (fewest[end - 1] ?? 0) + 1
    for (let start = Math.max(0, end - 40); start <= end - 2; start += 1) {
      const cost = costOf(
        readings.map((reading) => reading.slice(start, end)),
        names,
      )
      if (cost !== null) best = Math.min(best, (fewest[start] ?? 0) + cost)
    }
    fewest[end] = best
  }
  return fewest[plain.length] ?? 0
}

/** What a run of characters is worth if it is a known piece: fewer than its length. */
function costOf(readings: readonly string[], names: ReadonlySet<string>): number | null {
  const [plain = ''] = readings
  if (/^(.)\1+$/u.test(plain)) return 1
  if (readings.some((reading) => names.has(reading))) return 1
  if (plain.length <= LONGEST_COMMON_WORD && readings.some((reading) => COMMON_WORDS.has(reading))) return 2
  if (plain.length >= 3 && isRow(plain)) return 2
  return /^(?:19|20)\d\d$/.test(plain) ? 1 : null
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
]
const BOTH_WAYS = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')])

function isRow(piece: string): boolean {
  return BOTH_WAYS.some((row) => row.includes(piece))
}

/** "abcabcabcabc" is "abc": the shortest block the whole is a repetition of, its last copy perhaps cut short. */
function repeatedBlock(plain: string): string | null {
  for (let size = 1; size <= plain.length / 2; size += 1) {
    const block = plain.slice(0, size)
    if (block.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return block
  }
  return null
}

const DRESS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
}

// Digits and signs that stand for letters, read back; "1" and "!" are an i or an l.
function undress(plain: string, one: 'i' | 'l'): string {
  return plain.replaceAll(/[\d@$€£!|]/g, (sign) => ('1!|'.includes(sign) ? one : (DRESS[sign] ?? sign)))
}

const SERVICE = ['lineofsight', 'line', 'sight', 'golden', 'thread']

function wordsOf(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => {
    const plain = name.normalize('NFKC').toLowerCase()
    const words = plain.split(/[^\p{L}\p{N}]+/u)
    return [...words, words.join('')]
  })
  return new Set([...SERVICE, ...parts].filter((word) => word.length >= 3))
}
