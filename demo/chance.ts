/** Numbers in [0, 1) that are the same for the same word: FNV-1a makes the seed, mulberry32 the numbers. */
export type Chance = () => number

export function chanceOf(word: string): Chance {
  let state = seedOf(word)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many of `count` come out true when each does so with this probability. */
export function drawCount(chance: Chance, count: number, probability: number): number {
  let drawn = 0
  for (let at = 0; at < count; at += 1) if (chance() < probability) drawn += 1
  return drawn
}

/** A bell-shaped number about nought with a spread of one: twelve even ones, less six. */
export function drawBell(chance: Chance): number {
  let sum = -6
  for (let at = 0; at < 12; at += 1) sum += chance()
  return sum
}

function seedOf(word: string): number {
  let hash = 0x811c9dc5
  for (const letter of word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
