/** The words after the question mark. PostgreSQL keeps no NUL, and no reader means one. */
export function readQuery(url: string): URLSearchParams {
  const asked = new URLSearchParams(url.split('?')[1] ?? '')
  return new URLSearchParams(
    [...asked].map(([name, value]) => [name, value.replaceAll('\0', '').toWellFormed()]),
  )
}
