/** What an event tells of; of several things at once it has no id. */
export type EventThing = { readonly kind: string; readonly id: number | null }

/** One event of the record, as a page shows it. */
export type HistoryLine = {
  readonly number: number
  readonly at: Temporal.Instant
  readonly who: string
  readonly role: string
  readonly act: string
  readonly thing: EventThing & { readonly title?: string }
  readonly why: string | null
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}
