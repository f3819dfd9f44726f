import { html, type Html } from './html.ts'

/** A form that changes something: POST, with the token every form carries. */
export function formStart(action: string, formToken: string, files = false): Html {
  return html`<form method="post" action="${action}" novalidate${files ? html` enctype="multipart/form-data"` : null}><input type="hidden" name="form-token" value="${formToken}">`
}
