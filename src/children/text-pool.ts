// Texts that come again and again, each kept once and known by its number.

export class TextPool {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  get size(): number {
    return this.#texts.length
  }

  find(text: string): number | undefined {
    return this.#numbers.get(text)
  }

  add(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#texts.length
    this.#numbers.set(text, number)
    this.#texts.push(text)
    return number
  }

  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}
