// What a made-up council knows of itself: kept from the choices that made each child, never from the rows, so that it is
// a second opinion on the counts.

export type TruthShare = { readonly numerator: number; readonly denominator: number | null }

export class Truth {
  readonly #numerators = new Map<string, number>()
  readonly #denominators = new Map<string, number>()

  /** One more of what a number counts. */
  count(id: string, many = 1): void {
    this.#numerators.set(id, (this.#numerators.get(id) ?? 0) + many)
  }

  /** One more of those asked about, who is or is not so. */
  share(id: string, isSo: boolean): void {
    this.#denominators.set(id, (this.#denominators.get(id) ?? 0) + 1)
    this.#numerators.set(id, (this.#numerators.get(id) ?? 0) + (isSo ? 1 : 0))
  }

  /** One more case, with what it adds up to. */
  sum(id: string, amount: number): void {
    this.#denominators.set(id, (this.#denominators.get(id) ?? 0) + 1)
    this.#numerators.set(id, (this.#numerators.get(id) ?? 0) + amount)
  }

  all(): ReadonlyMap<string, TruthShare> {
    return new Map(
      [...this.#numerators].map(([id, numerator]) => [
        id,
        { numerator, denominator: this.#denominators.get(id) ?? null },
      ]),
    )
  }
}
