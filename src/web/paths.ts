/** An address within a council. */
export function inCouncilPath(council: { readonly slug: string }, path = ''): string {
  return `/councils/${council.slug}${path}`
}

/** Query words onto an address; empty ones are left out. */
export function withQuery(
  path: string,
  words: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(words)) {
    if (value !== null && value !== undefined && value !== '') query.append(name, String(value))
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
