import type { Role } from '../shared/permissions.ts'
import { html, type Html, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { mayFollow } from './cures.ts'

/** The council with the role in which somebody reads it. */
export type Reader = { readonly slug: string; readonly role: Role }

/** A link for those who may follow it; for others the same words. */
export function guardedLink(reader: Reader, path: string, words: Part, classes = ''): Html {
  if (!mayFollow(reader.role, path))
    return html`<span${classes === '' ? null : html` class="${classes}"`}>${words}</span>`
  return html`<a class="govuk-link${classes === '' ? '' : ` ${classes}`}" href="${inCouncilPath(reader, path)}">${words}</a>`
}
