import { html, type Html, type Part } from '../html.ts'
import { type Absent, type Attributes, rest, spaced, type Worded, worded } from './options.ts'
import { tag, type TagOptions } from './tag.ts'

export type TaskText = { readonly text: Part; readonly classes?: string | undefined }

export type Task = {
  readonly title: Worded<TaskText>
  readonly hint?: Worded<{ readonly text: Part }> | undefined
  readonly href?: string | undefined
  /** A tag for what is still to do; plain words for what is done. */
  readonly status: Worded<TaskText> | { readonly tag: TagOptions; readonly classes?: string | undefined }
  readonly classes?: string | undefined
}

export type TaskListOptions = {
  readonly items: readonly (Task | Absent)[]
  readonly idPrefix?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix || 'task-list'
  return html`<ul class="govuk-task-list${spaced(options.classes)}" ${rest(options.attributes)}>
    ${options.items.map((item, index) => item && task(item, `${prefix}-${index + 1}`))}
  </ul>`
}

function task(item: Task, id: string): Html {
  const withLink = item.href ? ' govuk-task-list__item--with-link' : ''
  return html`<li class="govuk-task-list__item${withLink}${spaced(item.classes)}">
    <div class="govuk-task-list__name-and-hint">
      ${taskTitle(item, id)}
      ${item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${worded(item.hint).text}</div>`}
    </div>
    ${taskStatus(item.status, `${id}-status`)}
  </li> `
}

function taskTitle(item: Task, id: string): Html {
  const title: TaskText = worded(item.title)
  if (item.href) {
    return html`<a
      class="govuk-link govuk-task-list__link${spaced(title.classes)}"
      href="${item.href}"
      aria-describedby="${item.hint && `${id}-hint `}${id}-status"
      >${title.text}</a
    >`
  }
  return html`<div${title.classes && html` class="${title.classes}"`}>${title.text}</div>`
}

function taskStatus(status: Task['status'], id: string): Html {
  const { content, classes } = statusContent(status)
  return html`<div class="govuk-task-list__status${spaced(classes)}" id="${id}">${content}</div>`
}

function statusContent(status: Task['status']): {
  readonly content: Part
  readonly classes?: string | undefined
} {
  if (typeof status === 'object' && 'tag' in status)
    return { content: tag(status.tag), classes: status.classes }
  const words: TaskText = worded(status)
  return { content: words.text, classes: words.classes }
}
