import { html, type Html, type Part } from '../html.ts'
import { type Absent, type Attributes, rest, spaced } from './options.ts'

export type PageLink = {
  readonly href: string
  /** "Previous page" or "Next page" unless told. */
  readonly text?: Part
  /** What the page is about, where there are no numbers. */
  readonly labelText?: Part
  readonly attributes?: Attributes | undefined
}

export type NumberedPage = {
  readonly number: number | string
  readonly href: string
  readonly current?: boolean | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type PaginationOptions = {
  readonly items?: readonly (NumberedPage | { readonly ellipsis: true } | Absent)[] | undefined
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly landmarkLabel?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

type Direction = 'prev' | 'next'

export function pagination(options: PaginationOptions): Html {
  const { items, previous, next } = options
  const isBlock = !items && Boolean(next || previous)
  return html`<nav
    class="govuk-pagination${isBlock ? ' govuk-pagination--block' : ''}${spaced(options.classes)}"
    aria-label="${options.landmarkLabel || 'Pagination'}"
    ${rest(options.attributes)}
  >
    ${previous?.href && arrowLink(previous, 'prev', isBlock)}
    ${
      items &&
      html`<ul class="govuk-pagination__list">
        ${items.map((item) => item && page(item))}
      </ul>`
    }
    ${next?.href && arrowLink(next, 'next', isBlock)}
  </nav>`
}

const arrows: Readonly<Record<Direction, Html>> = {
  prev: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--prev"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
    ></path>
  </svg>`,
  next: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--next"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
    ></path>
  </svg>`,
}

const usualWords: Readonly<Record<Direction, Html>> = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
}

function arrowLink(link: PageLink, direction: Direction, isBlock: boolean): Html {
  const isDecorated = isBlock && !link.labelText
  const arrowFirst = isBlock || direction === 'prev'
  return html`<div class="govuk-pagination__${direction}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${link.href}"
      rel="${direction}"
      ${rest(link.attributes)}
    >
      ${arrowFirst && arrows[direction]}
      <span
        class="govuk-pagination__link-title${isDecorated ? ' govuk-pagination__link-title--decorated' : ''}"
        >${link.text || usualWords[direction]}</span
      >
      ${
        isBlock &&
        link.labelText &&
        html`<span class="govuk-visually-hidden">:</span>
          <span class="govuk-pagination__link-label">${link.labelText}</span>`
      }
      ${!arrowFirst && arrows[direction]}
    </a>
  </div>`
}

function page(item: NumberedPage | { readonly ellipsis: true }): Html {
  if ('ellipsis' in item) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li> `
  }
  const { current, number } = item
  return html`<li class="govuk-pagination__item${current ? ' govuk-pagination__item--current' : ''}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${item.href}"
      aria-label="${item.visuallyHiddenText ?? `Page ${number}`}"
      ${current && html` aria-current="page"`}${rest(item.attributes)}
      >${number}</a
    >
  </li> `
}
