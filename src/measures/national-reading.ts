// What the readings under way said last, by council. It goes with the process; what came of a reading is in the database.

type Reading = { readonly file: string; said: string; failed: boolean }

const readings = new Map<string, Reading>()

export function beginReading(key: string, file: string): void {
  readings.set(key, { file, said: 'opening the file', failed: false })
}

export function sayReading(key: string, said: string): void {
  const reading = readings.get(key)
  if (reading !== undefined) reading.said = said
}

export function endReading(key: string): void {
  readings.delete(key)
}

/** What went wrong waits for whoever comes back to look. */
export function failReading(key: string, why: string): void {
  const reading = readings.get(key)
  if (reading !== undefined) Object.assign(reading, { said: why, failed: true })
}

/** The council's readings; a failed one is told once. */
export function takeReadings(council: number): readonly Readonly<Reading>[] {
  const own = [...readings].filter(([key]) => key.startsWith(`${council}:`))
  for (const [key, { failed }] of own) if (failed) readings.delete(key)
  return own.map(([, reading]) => ({ ...reading }))
}
