import type { Sheet } from '../shared/csv.ts'
import type { Html } from './html.ts'

/** What a page is about; the layout puts its frame around it. */
export type Page = {
  readonly title: string
  readonly body: Html
  /** Which entry of the navigation is lit. */
  readonly section?: Section
  readonly back?: { readonly text: string; readonly href: string }
  /** The title says "Error: …" where the page came back with mistakes. */
  readonly hasErrors?: boolean
}

export type Section =
  | 'home'
  | 'line'
  | 'requirements'
  | 'calendar'
  | 'plan'
  | 'evidence'
  | 'measures'
  | 'documents'
  | 'packs'
  | 'people'

export type Cookie = {
  readonly name: string
  /** Empty ends the cookie. */
  readonly value: string
  readonly maxAgeSeconds: number | null
}

export type Answer =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly page: Page
      readonly cookies: readonly Cookie[]
    }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly said: string | null
      readonly cookies: readonly Cookie[]
      readonly clearSite: boolean
    }
  | {
      readonly kind: 'file'
      readonly content: Uint8Array | string
      readonly mediaType: string
      /** Offered under this name; `null` is shown in place. */
      readonly name: string | null
    }
  | {
      readonly kind: 'sheet'
      /** Without its ending. */
      readonly name: string
      readonly sheet: Sheet
    }
  | { readonly kind: 'problem'; readonly status: 403 | 404 | 503; readonly words: string | null }

/** The page, or the same page again with what was typed and the mistakes. */
export function show(page: Page, cookies: readonly Cookie[] = []): Answer {
  return { kind: 'page', status: page.hasErrors === true ? 422 : 200, page, cookies }
}

/** After a change: go and look. `said` is shown once at the top of the next page. */
export function redirect(to: string, said: string | null = null, cookies: readonly Cookie[] = []): Answer {
  return { kind: 'redirect', to, said, cookies, clearSite: false }
}

/** After signing out: go, and let the browser forget what it holds. */
export function leave(to: string, cookies: readonly Cookie[]): Answer {
  return { kind: 'redirect', to, said: null, cookies, clearSite: true }
}

export function download(content: Uint8Array | string, mediaType: string, name: string | null): Answer {
  return { kind: 'file', content, mediaType, name }
}

/** A table to take away: CSV, or a workbook where the address asks for one (`?as=xlsx`). */
export function takeAway(name: string, sheet: Sheet): Answer {
  return { kind: 'sheet', name, sheet }
}

export function notFound(words: string | null = null): Answer {
  return { kind: 'problem', status: 404, words }
}

export function forbidden(words: string | null = null): Answer {
  return { kind: 'problem', status: 403, words }
}
