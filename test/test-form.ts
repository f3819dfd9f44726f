import type { Client } from './test-server.ts'

/** The form on a page as a browser would send it: every field with what stands in it. */
export async function formOf(client: Client, path: string): Promise<Record<string, string>> {
  const { body } = await client.get(path)
  const fields: Record<string, string> = {}
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    const isOff = /type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag)
    if (name !== undefined && name !== 'form-token' && !isOff)
      fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  for (const [, name = '', words = ''] of body.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    fields[name] = words.trim()
  const owner = /<select[^>]*name="owner"[\s\S]*?<option value="([^"]*)" selected/.exec(body)?.[1]
  if (owner !== undefined) fields['owner'] = owner
  return fields
}
