/** The first whole words of a long quote, on one line; the thing's own page has all of it. */
export function shorten(words: string, most: number): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= most ? plain : `${plain.slice(0, plain.lastIndexOf(' ', most))} …`
}
