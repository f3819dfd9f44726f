// What a person sent: words by field, in order, and files. Nothing in it is trusted.

export type UploadedFile = { readonly name: string; readonly content: Uint8Array }

export class Form {
  readonly #words: URLSearchParams
  readonly #files: ReadonlyMap<string, readonly UploadedFile[]>

  constructor(words: URLSearchParams, files: ReadonlyMap<string, readonly UploadedFile[]> = new Map()) {
    this.#words = words
    this.#files = files
  }

  /** The field's words, trimmed, line ends as line feeds; empty where nothing was sent. */
  get(name: string): string {
    return tidy(this.#words.get(name) ?? '')
  }

  /** Every value of a field sent more than once: checkboxes. */
  all(name: string): readonly string[] {
    return this.#words.getAll(name).map(tidy)
  }

  has(name: string): boolean {
    return this.#words.has(name)
  }

  /** Every field and value in order, for offering the same form again. */
  entries(): readonly (readonly [string, string])[] {
    return [...this.#words.entries()]
  }

  file(name: string): UploadedFile | null {
    return this.#files.get(name)?.[0] ?? null
  }

  files(name: string): readonly UploadedFile[] {
    return this.#files.get(name) ?? []
  }
}

export const emptyForm = new Form(new URLSearchParams())

// NUL cannot be kept by PostgreSQL; other control characters but tab and line feed say nothing to a reader.
function tidy(words: string): string {
  return words
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed()
    .trim()
}

/** A mistake in one field, in words that say what to do. */
export type FieldError = { readonly field: string; readonly message: string }

/** The message of a field, for its component; nothing where the field is right. */
export function errorOf(errors: readonly FieldError[], field: string): { readonly text: string } | undefined {
  const found = errors.find((error) => error.field === field)
  return found === undefined ? undefined : { text: found.message }
}

/** A day typed in three boxes `name-day`, `name-month`, `name-year`; null where all are empty. */
export function readDay(form: Form, name: string, what: string): Temporal.PlainDate | null | FieldError {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => form.get(`${name}-${part}`))
  if (!day && !month && !year) return null
  const numbers = [year, monthNumber(month ?? ''), day].map(Number)
  const [y = NaN, m = NaN, d = NaN] = numbers
  if (numbers.some((number) => !Number.isInteger(number)) || y < 1900 || y > 2199) {
    return { field: `${name}-day`, message: `${what} must be a real date, such as 27 3 2026` }
  }
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' })
  } catch {
    return { field: `${name}-day`, message: `${what} must be a real date, such as 27 3 2026` }
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(text: string): string {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return named < 0 ? text : String(named + 1)
}
