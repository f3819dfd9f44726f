/** How a measure's values are written: "£1,250", "72.4 %", "12 days". */
export type Unit = {
  readonly before: string
  readonly after: string
  readonly decimals: number
  /** What a value can be at the least and at the most: 0 and 100 for a percentage; null where nothing bounds it. */
  readonly least: number | null
  readonly most: number | null
}

export const PERCENTAGE: Unit = { before: '', after: ' %', decimals: 1, least: 0, most: 100 }
export const COUNT: Unit = { before: '', after: '', decimals: 0, least: 0, most: null }
export const NUMBER: Unit = { before: '', after: '', decimals: 1, least: null, most: null }

/** The unit a measure names in words: "%", "£", "days", "per 10,000"; nothing for a plain number. */
export function unitNamed(name: string): Unit {
  const word = name.trim()
  if (word === '%') return PERCENTAGE
  if (word === '£') return { ...NUMBER, before: '£', decimals: 0 }
  return word === '' ? NUMBER : { ...NUMBER, after: ` ${word}`, least: 0 }
}

// Values that are no count of people, however small they are.
const NO_COUNT = /^(?:%|£|per |days?\b|weeks?\b|months?\b|hours?\b|years?\b|points?\b|score)/

/** Whether whole numbers in this unit count people or things: "children", not "days" or "%". */
export function isCountUnit(unit: string): boolean {
  return !NO_COUNT.test(unit)
}

/** The value in figures: no needless noughts, thousands parted, a true minus sign. */
export function formatValue(value: number, unit: Unit): string {
  const rounded = Number(Math.abs(value).toFixed(unit.decimals))
  const figures = figuresWith(unit.decimals).format(rounded)
  return `${value < 0 && rounded !== 0 ? '\u2212' : ''}${unit.before}${figures}${unit.after}`
}

// Making one costs a hundred times what using it does, and a page of charts writes thousands of figures.
const formats = new Map<number, Intl.NumberFormat>()

function figuresWith(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('en-GB', { maximumFractionDigits: decimals })
  formats.set(decimals, made)
  return made
}

/** As many decimals as it takes to tell the two apart, so that "above its limit" never shows two equal figures. */
export function apartFrom(value: number, other: number, unit: Unit): Unit {
  if (value === other) return unit
  for (let decimals = unit.decimals; decimals < 12; decimals += 1) {
    const finer = { ...unit, decimals }
    if (formatValue(value, finer) !== formatValue(other, finer)) return finer
  }
  return unit
}

/** A limit as it can really occur: a percentage does not pass 100. */
export function withinReach(value: number, unit: Unit): number {
  return Math.min(unit.most ?? value, Math.max(unit.least ?? value, value))
}
