import { createReadStream } from 'node:fs'
import { XmlDecoder, XmlReader } from '../documents/read-xml.ts'
import type { ReturnReading } from './list-reader.ts'
import { RecordReader } from './record-reader.ts'
import type { ChildRecord } from './record-reader.ts'
import type { ReturnShape } from './return-shape.ts'

// Returns as XML: children with records inside them, and records inside those.

export type XmlForm = {
  readonly shape: ReturnShape
  /** The element that holds one child. */
  readonly child: string
  /** Elements that are a record, and the list each belongs to. */
  readonly records: Readonly<Record<string, string>>
  /** Elements that are a record by themselves, having one value. */
  readonly values: Readonly<Record<string, string>>
  /** What every record of a child repeats from its first: the identifier, the date of birth. */
  readonly shared: readonly string[]
  /** Splits what an XML puts in one record but the return has in several lists. */
  readonly split?: (records: ChildRecord[]) => ChildRecord[]
  /** Hears elements outside the children. */
  readonly outside?: (element: string, value: string) => void
}

/** Throws `XmlRefused` where the file is no sound XML. */
export async function readXmlRecords(file: string, form: XmlForm): Promise<ReturnReading> {
  const reader = new RecordReader(form.shape)
  const listener = new RecordListener(form, reader)
  const xml = new XmlReader(listener)
  const decoder = new XmlDecoder()
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    const text = decoder.decode(chunk)
    listener.prepare(text)
    xml.write(text)
  }
  xml.end()
  return reader.finish()
}

class RecordListener {
  readonly #form: XmlForm
  readonly #reader: RecordReader
  #line = 0
  #element = ''
  #text = ''
  #records: ChildRecord[] | null = null
  #open: number[] = []
  readonly #lastLines = new Map<string, number>()

  constructor(form: XmlForm, reader: RecordReader) {
    this.#form = form
    this.#reader = reader
  }

  // Line breaks before the first element are not told as text.
  prepare(chunk: string): void {
    if (this.#line > 0) return
    const start = /<[A-Za-z]/.exec(chunk)?.index ?? 0
    this.#line = 1 + countBreaks(chunk.slice(0, start))
  }

  open = (name: string): void => {
    this.#element = name
    this.#text = ''
    const { child, records } = this.#form
    if (name === child) {
      this.#records = []
      this.#open = []
      return
    }
    const list = Object.hasOwn(records, name) ? records[name] : undefined
    if (list === undefined || this.#records === null) return
    this.#open.push(this.#records.length)
    this.#records.push({
      list,
      line: this.#lineOf(list),
      values: new Map(),
      within: this.#open.at(-2) ?? null,
    })
  }

  close = (name: string): void => {
    const { child, records } = this.#form
    if (name === child) this.#finishChild()
    else if (this.#records !== null && Object.hasOwn(records, name)) this.#open.pop()
    else if (name === this.#element) this.#takeValue(name, this.#text.trim())
    this.#element = ''
  }

  text = (text: string): void => {
    this.#line += countBreaks(text)
    this.#text += text
  }

  #takeValue(name: string, value: string): void {
    if (this.#records === null) {
      this.#form.outside?.(name, value)
      return
    }
    const place = this.#open.at(-1)
    const list = Object.hasOwn(this.#form.values, name) ? this.#form.values[name] : undefined
    if (list !== undefined && value !== '')
      this.#records.push({
        list,
        line: this.#lineOf(list),
        values: new Map([[name, value]]),
        within: place ?? null,
      })
    else if (list === undefined && place !== undefined && value !== '')
      this.#records[place]?.values.set(name, value)
  }

  #finishChild(): void {
    const records = this.#records ?? []
    this.#records = null
    const all = this.#form.split?.(records) ?? records
    for (const name of this.#form.shared) {
      const value = all.find((record) => record.values.has(name))?.values.get(name)
      if (value === undefined) continue
      for (const record of all) if (this.#hasElement(record.list, name)) record.values.set(name, value)
    }
    this.#reader.takeChild(all)
  }

  #hasElement(list: string, name: string): boolean {
    const columns = this.#form.shape.lists.find((one) => one.name === list)?.columns ?? []
    return columns.some((column) => column.heading === name || column.also?.includes(name) === true)
  }

  // The line, or where an export writes everything on one line, a number that goes on from the record before.
  #lineOf(list: string): number {
    const line = Math.max(this.#line, (this.#lastLines.get(list) ?? 0) + 1)
    this.#lastLines.set(list, line)
    return line
  }
}

function countBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
