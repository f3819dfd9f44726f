// Damaged copies of a document, made from a seed: what scanning, copying and conversion do to a text. Used by the
// tests and the scorecard, so that the reader is measured on more than clean print.

export type Damage = 'numbering' | 'line breaks' | 'furniture' | 'characters'

export const DAMAGES: readonly Damage[] = ['numbering', 'line breaks', 'furniture', 'characters']

type Dice = () => number

export function damageText(text: string, damage: Damage, seed: number): string {
  const dice = seededDice(seed)
  if (damage === 'numbering') return changeNumbering(text, dice)
  if (damage === 'line breaks') return breakLines(text, dice)
  return damage === 'furniture' ? insertFurniture(text, dice) : changeCharacters(text, dice)
}

/** Mulberry32: small, fast and the same everywhere. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// Every mark keeps its number and takes another style: "7." becomes "(7)", "a)" becomes "a.", a dot a square.
function changeNumbering(text: string, dice: Dice): string {
  const styles = ['$.', '$)', '($)', '[$]', '$:']
  const style = styles[Math.floor(dice() * styles.length)] ?? '$.'
  const bullets = ['\u25aa', '\u2022', '\u25fc', '-', '\uf0b7']
  const bullet = bullets[Math.floor(dice() * bullets.length)] ?? '-'
  return text
    .replace(
      /^([ \t]*(?:[-\u2022] +)?)\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)/gm,
      (_, lead: string, label: string) => lead + style.replace('$', label),
    )
    .replace(/^([ \t]*)[\u2022\u25fc\u25aa](?=\s)/gm, (_, lead: string) => lead + bullet)
}

// One space in twenty-five, but not one after a list mark, becomes the end of a line.
function breakLines(text: string, dice: Dice): string {
  return text.replace(/(?<=[a-z,;] )(?=[A-Za-z])/g, () => (dice() < 0.04 ? '\n' : ''))
}

// A page number and a running head after every twenty lines or so, in the middle of what is being said.
function insertFurniture(text: string, dice: Dice): string {
  let page = 0
  const words = text.split(/(?<=[a-z,;]) (?=[a-z])/)
  return words
    .map((word, index) => {
      if (index === 0 || dice() > 0.006) return index === 0 ? word : ` ${word}`
      page += 1
      return `\n\nOFFICIAL\nChildren's services improvement papers\nPage ${page} of 40\n\n${word}`
    })
    .join('')
}

// One letter in a hundred is another; figures are left, since nobody can tell a wrong date from a right one.
function changeCharacters(text: string, dice: Dice): string {
  return text.replace(/[a-z]/g, (letter) =>
    dice() < 0.01 ? String.fromCharCode(97 + Math.floor(dice() * 26)) : letter,
  )
}
