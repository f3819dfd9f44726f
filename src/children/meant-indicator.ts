// Where a definition is one share of a mix, which one its measure tells.

const MEANT: Readonly<Record<number, string>> = {
  2: '2:Police',
  11: '11:Schools',
  26: '26:more than 2 years',
  29: '29b',
  39: '39:Neglect',
  44: '44:V2',
  58: '58:PR1',
}

/** The figure that the measure of a definition tells. */
export function meantId(definition: number): string {
  return MEANT[definition] ?? String(definition)
}

export function isMeant(id: number | string): boolean {
  return meantId(Number.parseInt(String(id), 10)) === String(id)
}
