import assert from 'node:assert/strict'
import type { Client } from './test-server.ts'

export const COUNCIL = '/councils/test-vale'

/** Uploads a document and waits until it is read; answers with the address of the instrument. */
export async function bringIn(client: Client, text: string, name: string): Promise<string> {
  const reply = await client.upload(`${COUNCIL}/documents`, {}, { file: { name, content: text } })
  assert.equal(reply.status, 303)
  let path = reply.location ?? ''
  for (let turn = 0; turn < 200 && path.includes('/documents/'); turn += 1) {
    path = /href="([^"]*\/instruments\/\d+)"/.exec((await client.get(path)).body)?.[1] ?? path
    if (path.includes('/documents/')) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return path
}

/** The fields of the first form of a page that is sent to an address, as they stand. */
export function formIn(body: string, action: string): Record<string, string | readonly string[]> {
  const start = body.indexOf(`action="${action}"`)
  assert.ok(start >= 0, `no form to ${action}`)
  const form = body.slice(start, body.indexOf('</form>', start))
  const fields: Record<string, string[]> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const isChoice = /type="(?:checkbox|radio)"/.test(tag)
    if (name === undefined || name === 'form-token' || (isChoice && !/\schecked/.test(tag))) continue
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''
    fields[name] = [...(fields[name] ?? []), value.replaceAll('&#39;', "'").replaceAll('&amp;', '&')]
  }
  return fields
}
