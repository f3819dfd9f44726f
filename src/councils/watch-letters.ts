/** How often somebody wants the letter of what changed in what they watch, in every council alike. */
export const WATCH_LETTERS = ['each day', 'each week', 'never'] as const
export type WatchLetters = (typeof WATCH_LETTERS)[number]

export function parseWatchLetters(text: string): WatchLetters | null {
  return WATCH_LETTERS.find((one) => one === text) ?? null
}
