import type { FastifyRequest } from 'fastify'
import { emptyForm, Form, type UploadedFile } from './form.ts'

export const UPLOAD_BYTES = 25_000_000

/** The form of a request, whichever way the browser sent it. */
export async function parseForm(request: FastifyRequest): Promise<Form> {
  if (request.method !== 'POST') return emptyForm
  if (request.isMultipart()) return parseMultipart(request)
  return request.body instanceof URLSearchParams ? new Form(request.body) : emptyForm
}

async function parseMultipart(request: FastifyRequest): Promise<Form> {
  const words = new URLSearchParams()
  const files = new Map<string, UploadedFile[]>()
  for await (const part of request.parts()) {
    if (part.type === 'field') words.append(part.fieldname, String(part.value))
    else {
      const content = await part.toBuffer()
      if (part.filename === '' && content.length === 0) continue
      files.set(part.fieldname, [
        ...(files.get(part.fieldname) ?? []),
        { name: plainName(part.filename), content },
      ])
    }
  }
  return new Form(words, files)
}

// A file's name is shown and never used as a path.
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replaceAll(/[\u0000-\u001f\u007f]/g, '')
      .toWellFormed()
      .slice(0, 200) || 'document'
  )
}
