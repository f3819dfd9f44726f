import { html, type Html } from '../html.ts'
import { describe, type FieldOptions, fieldLabel, formGroup } from './form-group.ts'
import { type Attributes, type PluralMessages, rest, spaced, spoken } from './options.ts'

export type FileUploadOptions = FieldOptions & {
  readonly disabled?: boolean | undefined
  readonly multiple?: boolean | undefined
  /** Lets a file be dropped on the field where there is script. */
  readonly javascript?: boolean | undefined
  readonly wrapperClasses?: string | undefined
  readonly wrapperAttributes?: Attributes | undefined
  readonly chooseFilesButtonText?: string | undefined
  readonly noFileChosenText?: string | undefined
  readonly multipleFilesChosenText?: PluralMessages | undefined
  readonly dropInstructionText?: string | undefined
  readonly enteredDropZoneText?: string | undefined
  readonly leftDropZoneText?: string | undefined
}

export function fileUpload(options: FileUploadOptions): Html {
  const id = options.id || options.name
  const { describedBy, markup } = describe(options, id, options.describedBy)
  const element = fileElement(options, id, describedBy)
  return formGroup(
    options,
    html`${fieldLabel(options, id)} ${markup}${options.formGroup?.beforeInput}
    ${options.javascript ? dropZone(options, element) : element} ${options.formGroup?.afterInput}`,
  )
}

function fileElement(options: FileUploadOptions, id: string, describedBy: string): Html {
  const error = options.errorMessage ? ' govuk-file-upload--error' : ''
  return html`<input
    class="govuk-file-upload${spaced(options.classes)}${error}"
    id="${id}"
    name="${options.name}"
    type="file"
    ${
      options.disabled && html` disabled`
    }${options.multiple && html` multiple`}${describedBy && html` aria-describedby="${describedBy}"`}${rest(options.attributes)}
  />`
}

function dropZone(options: FileUploadOptions, element: Html): Html {
  const messages = {
    ...spoken('choose-files-button', options.chooseFilesButtonText),
    ...spoken('no-file-chosen', options.noFileChosenText),
    ...spoken('multiple-files-chosen', options.multipleFilesChosenText),
    ...spoken('drop-instruction', options.dropInstructionText),
    ...spoken('entered-drop-zone', options.enteredDropZoneText),
    ...spoken('left-drop-zone', options.leftDropZoneText),
  }
  return html`<div
    class="govuk-file-upload-wrapper${spaced(options.wrapperClasses)}"
    data-module="govuk-file-upload"
    ${rest(messages)}${rest(options.wrapperAttributes)}
  >
    ${element}
  </div>`
}
