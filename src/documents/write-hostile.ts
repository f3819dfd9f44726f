import { unzipSync, zipSync } from 'fflate'
import { joinObjects, streamOf, writeSamplePdf } from './write-sample-pdf.ts'
import { pack, wordParagraph, writeSampleWord, writeSampleWorkbook } from './write-samples.ts'

// Files meant to break a reader, for tests and bench/hostile-files.ts. The same seed gives the same files.

/** Numbers from 0 up to a bound, from a seed (Steele and Vigna's SplitMix, in 32 bits). */
export function seededChance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296) * below)
  }
}

export type Kind = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'text'

/** A whole file of each kind, whose mutants are tried. */
export function honestFiles(): readonly { readonly kind: Kind; readonly bytes: Uint8Array }[] {
  const lines = Array.from({ length: 30 }, (_, at) => ({
    x: 70,
    y: 780 - 14 * at,
    text: `${at}. The council must do thing ${at}.`,
  }))
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
  const numbered = wordParagraph(
    'The council must act.',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  )
  const table = `<w:tbl><w:tr><w:tc>${numbered}</w:tc><w:tc>${numbered}</w:tc></w:tr></w:tbl>`
  const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44562</v></c></row>'
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
  const list = Array.from({ length: 40 }, (_, at) => `${at},"a ""b""\nc",2024-01-0${at % 9},Zoë`).join('\r\n')
  const word = writeSampleWord({ body: numbered.repeat(20) + table, numbering })
  const workbook = writeSampleWorkbook({ sheets: [{ rows: row }], strings: ['<t>one</t>'], styles })
  return [
    { kind: 'pdf', bytes: writeSamplePdf({ pages: [lines, lines] }) },
    { kind: 'pdf', bytes: writeSamplePdf({ pages: [lines, lines], isPacked: true }) },
    { kind: 'docx', bytes: word },
    { kind: 'xlsx', bytes: workbook },
    { kind: 'csv', bytes: Buffer.from(list) },
    { kind: 'text', bytes: Buffer.from('1. The Council must act.\n\f'.repeat(40)) },
  ]
}

/** Cut, flipped, doubled, emptied or overwritten somewhere, a few times over. */
export function mutate(bytes: Uint8Array, chance: (below: number) => number): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip && chance(3) > 0 ? mutatePart(bytes, chance) : mutateBytes(bytes, chance)
}

// One part changed and all packed again, so that the mutation lands in the XML and not in the packing.
function mutatePart(bytes: Uint8Array, chance: (below: number) => number): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const name = names[chance(names.length)] ?? ''
  return zipSync({ ...parts, [name]: mutateBytes(parts[name] ?? new Uint8Array(), chance) })
}

function mutateBytes(bytes: Uint8Array, chance: (below: number) => number): Uint8Array {
  let mutant = Buffer.from(bytes)
  for (let times = 1 + chance(4); times > 0; times--) mutant = mutateOnce(mutant, chance)
  return mutant
}

const NASTY = [
  '\0\0\0\0',
  '\xff\xff\xff\xff',
  '<!DOCTYPE',
  '&#0;',
  '999999999',
  '-1',
  '>>',
  '<<',
  '[',
  'obj',
  '"',
  '\n',
  '%1',
]

function mutateOnce(bytes: Buffer<ArrayBuffer>, chance: (below: number) => number): Buffer<ArrayBuffer> {
  const at = chance(bytes.length + 1)
  const length = chance(Math.min(64, bytes.length - at) + 1)
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at + length)
  switch (chance(6)) {
    case 0:
      return Buffer.from(before)
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, bytes.subarray(at, at + length), bytes.subarray(at, at + length), after])
    case 3:
      return Buffer.concat([before, Buffer.from(NASTY[chance(NASTY.length)] ?? '', 'latin1'), after])
    case 4:
      return Buffer.concat([before, Buffer.from(Array.from({ length }, () => chance(256))), after])
    default: {
      const flipped = Buffer.from(bytes)
      if (flipped.length > 0)
        flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ (1 << chance(8))
      return flipped
    }
  }
}

/** Files built to swell, to nest or never to end, each by the name of its trick. `scale` 1 is the full size. */
export function bombs(
  scale: number,
): readonly { readonly name: string; readonly kind: Kind; readonly write: () => Uint8Array }[] {
  const many = (count: number): number => Math.ceil(count * scale)
  const zeros = (): Buffer => Buffer.alloc(many(300_000_000))
  const nested = (open: string, close: string, inside: string, deep: number): string =>
    open.repeat(deep) + inside + close.repeat(deep)
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'.replace(/./g, (letter) => `<!ENTITY ${letter} "${`&${String.fromCharCode(letter.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`
  return [
    { name: 'a sheet of zeros', kind: 'xlsx', write: () => withPart('xl/worksheets/sheet1.xml', zeros()) },
    {
      name: 'a zip in a zip',
      kind: 'xlsx',
      write: () => pack({ 'xl/workbook.xml': pack({ 'xl/workbook.xml': zeros() }) }),
    },
    {
      name: 'entities that laugh',
      kind: 'docx',
      write: () => pack({ 'word/document.xml': `${laughs}<w:document>&j;</w:document>` }),
    },
    { name: 'a document of zeros', kind: 'docx', write: () => pack({ 'word/document.xml': zeros() }) },
    {
      name: 'tables in tables',
      kind: 'docx',
      write: () =>
        writeSampleWord({
          body: nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', wordParagraph('x'), many(100_000)),
        }),
    },
    {
      name: 'paragraphs without end',
      kind: 'docx',
      write: () => writeSampleWord({ body: '<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(many(2_000_000)) }),
    },
    {
      name: 'a tag without end',
      kind: 'docx',
      write: () => pack({ 'word/document.xml': `<w:document ${'a '.repeat(many(3_000_000))}` }),
    },
    {
      name: 'attributes without end',
      kind: 'docx',
      write: () => pack({ 'word/document.xml': `<w:document ${'a="" '.repeat(many(190_000))}/>` }),
    },
    {
      name: 'a row of a million columns',
      kind: 'xlsx',
      write: () =>
        writeSampleWorkbook({
          sheets: [{ rows: `<row>${'<c><v>1</v></c>'.repeat(many(1_000_000))}</row>` }],
        }),
    },
    {
      name: 'a cell at the end of the world',
      kind: 'xlsx',
      write: () =>
        writeSampleWorkbook({ sheets: [{ rows: '<row r="1048576"><c r="ZZZZ1"><v>1</v></c></row>' }] }),
    },
    { name: 'ten megabytes on one line', kind: 'csv', write: () => Buffer.alloc(many(10_000_000), 'a') },
    { name: 'ten megabytes of commas', kind: 'csv', write: () => Buffer.alloc(many(10_000_000), ',') },
    {
      name: 'quotation marks without end',
      kind: 'csv',
      write: () => Buffer.alloc(many(10_000_000), 'a,"\n""\n'),
    },
    { name: 'ten megabytes of one word', kind: 'text', write: () => Buffer.alloc(many(9_000_000), 'a') },
    {
      name: 'a page that swells',
      kind: 'pdf',
      write: () => pdfOf(streamOf(Buffer.alloc(many(300_000_000), ' '), true)),
    },
    {
      name: 'a page of letters',
      kind: 'pdf',
      write: () => pdfOf(streamOf('BT /f 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET\n'.repeat(many(300_000)), true)),
    },
    {
      name: 'arrays in arrays',
      kind: 'pdf',
      write: () => pdfOf(streamOf(nested('[', ']', '1', many(1_000_000)), true)),
    },
    {
      name: 'pages in circles',
      kind: 'pdf',
      write: () =>
        joinObjects([
          Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
          Buffer.from('<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999>>'),
        ]),
    },
    {
      name: 'a form that holds itself',
      kind: 'pdf',
      write: () => pdfOf(streamOf('/x Do', false), '/Resources<</XObject<</x 5 0 R>>>>'),
    },
  ]
}

function withPart(name: string, part: Uint8Array): Uint8Array {
  const links =
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
  return pack({
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': links,
    [name]: part,
  })
}

function pdfOf(content: Buffer, more = ''): Uint8Array {
  return joinObjects([
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${more}>>`),
    content,
    Buffer.concat([
      Buffer.from(
        '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</x 5 0 R>>>>/Length 5>>\nstream\n/x Do\nendstream',
      ),
    ]),
  ])
}
