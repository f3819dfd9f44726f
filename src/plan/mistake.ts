// What is wrong with a field and how to put it right; and what several forms ask of their fields alike.

export type Mistake = { readonly field: string; readonly message: string }

type Typed = { readonly get: (name: string) => string }

export function isMistake(value: unknown): value is Mistake {
  return typeof value === 'object' && value !== null && 'message' in value && 'field' in value
}

export function mustSay(typed: Typed, field: string, message: string): readonly Mistake[] {
  return typed.get(field) === '' ? [{ field, message }] : []
}

/** Each field with the most characters it may hold. */
export function mustBeShort(typed: Typed, longest: Readonly<Record<string, number>>): readonly Mistake[] {
  return Object.entries(longest)
    .filter(([field, most]) => typed.get(field).length > most)
    .map(([field, most]) => ({ field, message: `Use ${most} characters or fewer` }))
}
