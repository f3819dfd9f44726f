import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheets, streamRows } from './read-sheet.ts'
import { SHEET_LIMITS, SheetRefused, describeSheetRefusal } from './sheet.ts'
import type { Cell, Sheet, SheetLimits, SheetRefusal } from './sheet.ts'
import { pack, writeSampleWorkbook } from './write-samples.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const outcome = await readSheets(bytes)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  return (await sheetsOf(bytes)).flatMap((sheet) => sheet.rows.map((row) => row.cells))
}

async function refusalOf(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetRefusal> {
  const outcome = await readSheets(bytes, { ...SHEET_LIMITS, ...limits })
  assert.ok(!outcome.ok, 'the file was read')
  assert.match(describeSheetRefusal(outcome.refusal), /^[A-Z].*: .*\.$/)
  return outcome.refusal
}

const sheet = (rows: string): Uint8Array => writeSampleWorkbook({ sheets: [{ rows }] })

test('a cell is text, number, truth or nothing as the workbook stores it', async () => {
  const bytes = writeSampleWorkbook({
    strings: [
      '<t>Plan</t>',
      '<r><t>Two </t></r><r><t>pieces</t></r><rPh><t>aside</t></rPh>',
      '<t>A &amp; B_x000D_</t>',
    ],
    sheets: [
      {
        rows:
          '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>1.5</v></c><c r="D2" t="b"><v>1</v></c><c r="E2"/></row>' +
          '<row r="5"><c t="s"><v>1</v></c><c t="inlineStr"><is><t>in line</t></is></c><c t="str"><f>A1</f><v>made</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>2</v></c></row>' +
          '<row r="6"><c r="A6"/></row>',
      },
    ],
  })
  const [only] = await sheetsOf(bytes)
  assert.deepEqual(only?.rows, [
    { number: 2, cells: ['Plan', null, 1.5, true] },
    { number: 5, cells: ['Two pieces', 'in line', 'made', '#N/A', 'A & B\r'] },
  ])
})

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/></numFmts>' +
  '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill></fills>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14" fillId="1"/><xf numFmtId="164" fillId="2"/><xf numFmtId="165"/><xf numFmtId="166" fillId="3"/></cellXfs>' +
  '<dxfs><dxf><fill><patternFill patternType="solid"><fgColor rgb="FF123456"/></patternFill></fill></dxf></dxfs>'
const STYLED =
  '<row r="1"><c r="A1" s="1"><v>44562</v></c><c r="B1" s="2"><v>44562.75</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1" s="4"><v>44562</v></c></row>'

test('a number is a day where its style shows one, and only there', async () => {
  const [only] = await sheetsOf(writeSampleWorkbook({ styles: STYLES, sheets: [{ rows: STYLED }] }))
  assert.deepEqual(only?.rows[0]?.cells, [day('2022-01-01'), day('2022-01-01'), 0.5, 44562])
})

test('days count from 1904 in a workbook that says so, and round a false leap day in one that does not', async () => {
  const rows =
    '<row r="1"><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="1"><v>60</v></c></row>'
  const of = async (days1904: boolean): Promise<unknown> =>
    (await cellsOf(writeSampleWorkbook({ styles: STYLES, days1904, sheets: [{ rows }] })))[0]
  assert.deepEqual(await of(false), [day('1900-01-01'), day('1900-02-28'), day('1900-03-01'), 60])
  assert.deepEqual(await of(true), [
    day('1904-01-02'),
    day('1904-02-29'),
    day('1904-03-02'),
    day('1904-03-01'),
  ])
})

test('fills and merged cells are told, with theme colours and tints worked out', async () => {
  const theme = '<theme><accent1><srgbClr val="4472C4"/></accent1></theme>'
  const after = '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>'
  const [only] = await sheetsOf(
    writeSampleWorkbook({ styles: STYLES, theme, sheets: [{ rows: STYLED, after, hidden: true }] }),
  )
  assert.deepEqual(only?.rows[0]?.fills, ['FF0000', 'A2B9E2', null, 'FFFF00'])
  assert.deepEqual(only?.merges, [{ top: 1, left: 0, bottom: 3, right: 1 }])
  assert.equal(only?.hidden, true)
})

test('a CSV is read with whichever delimiter it uses', async () => {
  for (const mark of [',', ';', '\t', '|'])
    assert.deepEqual(await cellsOf(text(['Id', 'Name'].join(mark) + `\r\n1${mark}"A${mark} b"\r\n`)), [
      ['Id', 'Name'],
      ['1', `A${mark} b`],
    ])
  assert.deepEqual(await cellsOf(text('sep=;\na;b,c\n')), [['a', 'b,c']])
})

test('quoted cells hold line breaks and doubled marks, and a mark in mid-cell is only a mark', async () => {
  const cells = await cellsOf(text('a,b,c\n1,"two\nlines, ""so""",5" pipe\n,,\n\n"",x\n'))
  assert.deepEqual(cells, [
    ['a', 'b', 'c'],
    ['1', 'two\nlines, "so"', '5" pipe'],
    [null, 'x'],
  ])
})

test('rows are numbered as the spreadsheet shows them', async () => {
  const [only] = await sheetsOf(text('a,b\n"1\n2",x\n\nlast,y'))
  assert.deepEqual(
    only?.rows.map((row) => row.number),
    [1, 2, 4],
  )
})

test('a CSV may be UTF-8, UTF-16 or Windows, marked or not, or a mixture', async () => {
  const wide = Buffer.from('Zoë,Ann\r\n1,2\r\n', 'utf16le')
  const expected = [
    ['Zoë', 'Ann'],
    ['1', '2'],
  ]
  assert.deepEqual(await cellsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide])), expected)
  assert.deepEqual(await cellsOf(wide), expected)
  assert.deepEqual(await cellsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]).swap16()), expected)
  assert.deepEqual(await cellsOf(text('\ufeffZoë,Ann\r\n1,2')), expected)
  assert.deepEqual(
    await cellsOf(Buffer.concat([text('Zoë,Ann\r'), Buffer.from('1,2\r', 'latin1')])),
    expected,
  )
  const mixed = Buffer.concat([text('Zoë,é\n'), Buffer.from([0x5a, 0x6f, 0xeb, 0x2c, 0x80, 0x0a])])
  assert.deepEqual(await cellsOf(mixed), [
    ['Zoë', 'é'],
    ['Zoë', '€'],
  ])
})

test('a stream gives the same rows as a reading of the whole', async () => {
  const rows = Array.from(
    { length: 3_000 },
    (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c><c t="str"><v>é${at}</v></c></row>`,
  )
  const csv = Array.from({ length: 30_000 }, (_, at) => `${at},"é,${at}"`)
  for (const bytes of [sheet(rows.join('')), text(csv.join('\n'))]) {
    const streamed: unknown[] = []
    for await (const { number, cells } of streamRows(bytes)) streamed.push({ number, cells })
    const [whole] = await sheetsOf(bytes)
    assert.deepEqual(streamed, whole?.rows)
  }
})

test('each kind of file that is no spreadsheet is refused by what it is', async () => {
  assert.equal((await refusalOf(text(''))).reason, 'empty')
  assert.equal((await refusalOf(text('\n\n,,\n'))).reason, 'empty')
  const ole = (name: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  assert.equal((await refusalOf(ole('EncryptedPackage'))).reason, 'locked')
  assert.equal((await refusalOf(ole('Workbook'))).reason, 'old xls')
  const seems = async (bytes: Uint8Array): Promise<string> => {
    const refusal = await refusalOf(bytes)
    return refusal.reason === 'unsupported' ? refusal.seems : refusal.reason
  }
  assert.match(await seems(ole('WordDocument')), /old Word/)
  assert.match(await seems(text('<!DOCTYPE html><table><tr><td>1</td></tr></table>')), /web page/)
  assert.match(await seems(text('%PDF-1.7\n')), /PDF/)
  assert.match(await seems(pack({ 'word/document.xml': '<w/>' })), /Word/)
  assert.match(await seems(Buffer.from([1, 2, 0, 0, 4, 5, 0, 0, 3])), /program/)
})

test('every limit refuses by its own name', async () => {
  const rows = '<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2"><c><v>1</v></c></row>'
  assert.equal((await refusalOf(sheet(rows), { rows: 1 })).reason, 'too many rows')
  assert.equal((await refusalOf(sheet(rows), { cells: 2 })).reason, 'too many cells')
  assert.equal((await refusalOf(sheet(rows), { columns: 1 })).reason, 'too many columns')
  assert.equal((await refusalOf(sheet(rows), { bytes: 10 })).reason, 'too large')
  assert.equal((await refusalOf(sheet(rows), { parts: 3 })).reason, 'too many parts')
  assert.equal((await refusalOf(sheet(rows), { unpackedBytes: 100 })).reason, 'unpacks too large')
  assert.equal(
    (await refusalOf(writeSampleWorkbook({ sheets: [{ rows }, { rows }] }), { sheets: 1 })).reason,
    'too many sheets',
  )
  assert.equal((await refusalOf(text('1,2\n3,4'), { rows: 1 })).reason, 'too many rows')
  assert.equal((await refusalOf(text('1,2\n3,4'), { cells: 3 })).reason, 'too many cells')
  assert.equal((await refusalOf(text('1,2\n3,4'), { columns: 1 })).reason, 'too many columns')
  assert.equal(
    (await refusalOf(text(`a,"${'x'.repeat(200)}\n`), { cellCharacters: 100 })).reason,
    'cell too long',
  )
})

test('a bomb is refused before it is unpacked, and so is one that lies about its size', async () => {
  const bomb = sheet('<row/>'.repeat(2_000_000))
  assert.equal((await refusalOf(bomb)).reason, 'unpacks too large')
  const lying = Buffer.from(sheet('<row r="1"><c><v>1</v></c></row>'.repeat(100)))
  const directory = lying.indexOf(Buffer.from('504b0102', 'hex'))
  for (let at = directory; at >= 0; at = lying.indexOf(Buffer.from('504b0102', 'hex'), at + 4))
    lying.writeUInt32LE(20, at + 24)
  assert.equal((await refusalOf(lying)).reason, 'damaged')
})

test('XML that defines entities is refused', async () => {
  const workbook = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook><sheets/></workbook>'
  assert.equal((await refusalOf(pack({ 'xl/workbook.xml': workbook }))).reason, 'declares entities')
  assert.equal((await refusalOf(sheet('<row><c t="str"><v>&b;</v></c></row>'))).reason, 'declares entities')
})

test('a workbook cut short is damaged', async () => {
  const whole = sheet('<row r="1"><c><v>1</v></c></row>')
  assert.equal((await refusalOf(whole.subarray(0, whole.length - 30))).reason, 'damaged')
  assert.equal((await refusalOf(sheet('<row r="1"><c><v>1</v></row>'))).reason, 'damaged')
})

test('a stream refuses by throwing what it would have answered', async () => {
  const read = async (): Promise<void> => {
    for await (const row of streamRows(text('1\n2\n3'), { ...SHEET_LIMITS, rows: 2 }))
      assert.ok(row.number < 3)
  }
  await assert.rejects(
    read,
    (cause) => cause instanceof SheetRefused && cause.refusal.reason === 'too many rows',
  )
})
