import { fileUpload } from '../web/components/file-upload.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html } from '../web/html.ts'
import type { Asking } from './asking-view.ts'
import { PROOF_KINDS, PROOF_MEGABYTES } from './update-proof.ts'

/** The two questions of a file or photograph that comes with an update. */
export function proofFields({ errors, typed }: Pick<Asking, 'errors' | 'typed'>): Html {
  const again = errors.length > 0 ? ' Choose it again: a page that comes back cannot keep it.' : ''
  const kinds = PROOF_KINDS.map((kind) => ({
    value: kind,
    text: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
  }))
  return html`${fileUpload({
    name: 'proof',
    label: { text: 'Photograph or file', classes: 'govuk-label--s' },
    hint: {
      text: `Up to ${PROOF_MEGABYTES} MB. No child’s name or face. The place and the device are removed from a photograph (JPEG or PNG).${again}`,
    },
    errorMessage: errorOf(errors, 'proof'),
  })}
${select({ name: 'kind', label: { text: 'What it is', classes: 'govuk-label--s' }, value: typed.get('kind'), errorMessage: errorOf(errors, 'kind'), items: [{ value: '', text: 'Choose if you add one' }, ...kinds] })}`
}
