import { SHORTEST_PASSWORD } from './password.ts'

let known: Promise<ReadonlySet<string>> | null = null

/** Passwords that have leaked, in lower case, as far as they are long enough to be asked for at all. Read once. */
export function knownPasswords(): Promise<ReadonlySet<string>> {
  known ??= readList()
  return known
}

// Loaded when first asked: most days nobody chooses a password.
async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].filter((one) => one.length >= SHORTEST_PASSWORD))
}
