import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { mergeOutcomes, parsePrintedDay, type ToldOutcome } from './inspection-outcome.ts'
import { INDICATORS } from './indicator-list.ts'
import { FUNNEL_COUNTS } from './funnel-counts.ts'
import { plainCouncilName, regionNamed } from './national-area.ts'
import type { NationalFile } from './national-file.ts'
import { yearOf } from './national-gather.ts'
import { seriesOf, turnFigure } from './national-series.ts'
import { periodOf } from './national-statistics.ts'
import { readNationalFile } from './read-comparator-file.ts'

async function read(words: string | Uint8Array, name = 'a file.csv'): Promise<NationalFile> {
  return readNationalFile({ name, from: typeof words === 'string' ? Buffer.from(words) : words })
}

async function figures(words: string | Uint8Array) {
  const file = await read(words)
  assert.ok(file.kind === 'figures')
  const { areas, vectors } = file.set
  const told = vectors.flatMap(({ short, period, values, signs }) =>
    areas.flatMap(({ code }, place) => {
      const sign = signs.get(place)
      const value = values[place]
      if (sign === undefined && (value === undefined || Number.isNaN(value))) return []
      return [`${short} | ${period} | ${code} | ${sign ?? value ?? ''}`]
    }),
  )
  return { ...file, told }
}

const WHERE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name'
const ASHBY = 'Local authority,E92000001,England,E12000002,North West,301,E08000001,Ashby'
const ENGLAND = 'National,E92000001,England,,,,,'
const NORTH_WEST = 'Regional,E92000001,England,E12000002,North West,,,'

test('any file of the statistics layout is read: filters are told from figures by what stands in them', async () => {
  const { told, set, names } = await figures(
    [
      `${WHERE},age_band,status,children,children_percent`,
      `2024,Reporting year,${ENGLAND},16 to 17,Total,1200,100`,
      `2024,Reporting year,${NORTH_WEST},16 to 17,Total,300,100`,
      `2024,Reporting year,${ASHBY},16 to 17,Total,c,c`,
      `202324,Financial year,${ASHBY},16 to 17,At school,low,~`,
      '2024,Reporting year,Parliamentary constituency,E92000001,England,,,,,,16 to 17,Total,1,1',
    ].join('\r\n'),
  )
  assert.deepEqual(told, [
    'children · 16 to 17 · Total | 2024 | 970 | 1200',
    'children · 16 to 17 · Total | 2024 | 981 | 300',
    'children · 16 to 17 · Total | 2024 | 301 | c',
    'children_percent · 16 to 17 · Total | 2024 | 970 | 100',
    'children_percent · 16 to 17 · Total | 2024 | 981 | 100',
    'children_percent · 16 to 17 · Total | 2024 | 301 | c',
    'children · 16 to 17 · At school | 2023/24 | 301 | low',
    'children_percent · 16 to 17 · At school | 2023/24 | 301 | ~',
  ])
  assert.equal(set.hidden, 4)
  assert.deepEqual(
    set.areas.find(({ code }) => code === '301'),
    {
      code: '301',
      name: 'Ashby',
      kind: 'council',
      region: '981',
      longCode: 'E08000001',
    },
  )
  assert.equal(names.find(({ short }) => short.startsWith('children_percent'))?.unit, '%')
})

test('two files of one subject and the same columns stay two series, told apart by what they are parts of', async () => {
  const of = async (whole: string) =>
    (await figures(`${WHERE},category,${whole},Neglect\n2024,Reporting year,${ASHBY},Plans,10,4`)).told[1]
  assert.equal(await of('CPP_start'), 'Neglect · Plans · of CPP_start | 2024 | 301 | 4')
  assert.equal(await of('CPP_At31'), 'Neglect · Plans · of CPP_At31 | 2024 | 301 | 4')
})

const TOOL = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region'

test('a file is known by its columns, packed or not, in UTF-16 or behind a mark', async () => {
  const words = `${TOOL}\nLAC,Children,2024,Ashby,70,301,North West\n`
  const expected = ['LAC | 2024 | 301 | 70']
  assert.deepEqual((await figures(words)).told, expected)
  assert.deepEqual((await figures(gzipSync(words))).told, expected)
  assert.deepEqual((await figures(`\ufeff${words}`)).told, expected)
  assert.deepEqual((await figures(Buffer.from(`\ufeff${words}`, 'utf16le'))).told, expected)
})

describe('a file that cannot be taken says what is wrong', () => {
  const refused = async (words: string | Uint8Array, pattern: RegExp, name?: string) =>
    assert.rejects(read(words, name), (fault: Error) => {
      assert.equal(fault.constructor.name, 'ComparatorRefused')
      assert.match(fault.message, pattern)
      return true
    })
  const rows = Array.from(
    { length: 30 },
    (_, at) => `LAC,Children,2024,Ashby ${at},70,${301 + at},North West`,
  )

  test('none of the known ones', () =>
    refused('a,b\n1,2\n', /^None of the published files that are known has the headings a, b$/))
  test('empty', () => refused('', /^The file is empty$/))
  test('headings alone', () => refused(`${TOOL}\n`, /headings and no rows/))
  test('a column that is gone', () =>
    refused(
      TOOL.replace('Values', 'Figures') + '\n',
      /looks like figures of the Department’s comparison tool.*there is none called values/,
    ))
  test('cut short in a row', () =>
    refused(`${TOOL}\n${rows.join('\n').slice(0, -25)}`, /ends in the middle of row 31/))
  test('cut short when packed', () =>
    refused(gzipSync([TOOL, ...rows].join('\n')).subarray(0, -40), /packed file is cut short or damaged/))
  test('a Parquet file cut short', () =>
    refused(Buffer.from('PAR1 and then nothing more of it'), /Parquet file is cut short/))
  test('something else altogether', () =>
    refused('%PDF-1.7 words', /neither a CSV nor a workbook nor a Parquet file/))
  test('letters that cannot be read', () =>
    refused(
      Buffer.from('Short\u0000Desc,\u0001Years\nx,y\n'),
      /letters cannot be read|None of the published|unsupported|seems/,
    ))
  test('a word where a figure stands', () =>
    refused(
      `${TOOL}\n${rows[0]}\nLAC,Children,2024,Birch,many,302,x`,
      /^Row 3: “many” is neither a figure nor a known sign$/,
    ))
  test('a number that is no council’s', () =>
    refused(`${TOOL}\nLAC,C,2024,Ashby,1,E0800,x`, /^Row 2: “E0800” is no number of a council$/))
  test('two values for the same figure', () =>
    refused(
      `${TOOL}\nLAC,C,2024,Ashby,1,301,x\nLAC,C,2024,Ashby,2,301,x`,
      /“LAC” of Ashby in 2024 is told twice/,
    ))
  test('a model of neighbours without its year', () =>
    refused(
      'old_la_code,la_name,SN_1,SN_2\n301,Ashby,302,303',
      /does not tell the year of the model/,
      'neighbours.csv',
    ))
})

test('a model of neighbours keeps how close each is, and its headings may stand under notes', async () => {
  const file = await read(
    'A,B,C,D,E,3\n1,2,3,4,5,6\nLA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP\n301,Ashby,301,2,London (Outer),302,Close,303,Not close\n,,,,,,,,\n',
    'neighbours 2031.csv',
  )
  assert.ok(file.kind === 'neighbours')
  assert.equal(file.model, '2031')
  assert.deepEqual(file.neighbours, [
    { area: '301', neighbours: ['302', '303'], closeness: ['Close', 'Not close'] },
  ])
  assert.equal(file.areas[0]?.region, '988')
})

test('periods end in a year, and regions go by many names', () => {
  assert.deepEqual(
    ['2024', '2021/22', '2013/14-15/16', '2024 (Rev)', '2016-17 (OT)', '2014-16', '0'].map(yearOf),
    [2024, 2022, 2016, 2024, 2017, 2016, 0],
  )
  assert.equal(periodOf('202425', 'Academic year'), '2024/25')
  assert.equal(periodOf('2024', 'Quarter 2'), '2024 Quarter 2')
  assert.equal(regionNamed('Outer London'), regionNamed('London (Outer)'))
  assert.equal(plainCouncilName('Bristol, City of'), plainCouncilName('City of Bristol'))
  assert.equal(plainCouncilName('St. Helens'), plainCouncilName('Saint Helens'))
})

function anOutcome(wanted: Partial<ToldOutcome>): ToldOutcome {
  return {
    area: '301',
    framework: 'children’s services',
    visit: 'standard',
    inspectedOn: null,
    publishedOn: null,
    grades: {},
    theme: '',
    link: '',
    file: 'one.csv',
    ...wanted,
  }
}

test('an inspection that several files tell of is one, and where they grade it differently both grades stand', () => {
  const day = (words: string) => parsePrintedDay(words)
  const merged = mergeOutcomes([
    anOutcome({ inspectedOn: day('21/02/2022'), grades: { overall: 'Inadequate' } }),
    anOutcome({
      inspectedOn: day('2022-03-11 00:00:00'),
      grades: { overall: 'Good', care: 'Good' },
      file: 'two.csv',
    }),
    anOutcome({ inspectedOn: day('10/07/24'), visit: 'focused visit', theme: 'Front door' }),
    anOutcome({ area: '302', inspectedOn: day('21/02/2022') }),
  ])
  assert.deepEqual(
    merged.map(({ area, inspectedOn, files }) => `${area} ${inspectedOn?.toString()} ${files.join('+')}`),
    ['301 2024-07-10 one.csv', '301 2022-03-11 one.csv+two.csv', '302 2022-02-21 one.csv'],
  )
  assert.deepEqual(merged[1]?.disagreements, ['two.csv says Good for overall, one.csv says Inadequate'])
  assert.equal(parsePrintedDay('01/01/1900'), null)
})

test('a published figure is turned into what the measure counts', () => {
  assert.equal(turnFigure({ kind: 'the rest of 100' }, 4, null), 96)
  assert.equal(turnFigure({ kind: 'share of', whole: 'all' }, 12, 48), 25)
  assert.equal(turnFigure({ kind: 'share of', whole: 'all' }, 12, null), null)
  assert.deepEqual(seriesOf('ReReferral').shorts[0], 'ReReferral')
})

const DATA = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data')

test(
  'every definition of the list that says what it is compared with finds its series in the published files',
  { skip: fs.existsSync(DATA) ? false : 'the shared data are not here' },
  async () => {
    const held = new Set<string>()
    for (const name of [
      'lait/bds_long_0.parquet',
      'cin-2024/c2_children_in_need_assessments_duration_2014_to_2024.csv',
      'cin-2024/b1_children_in_need_2013_to_2024.csv',
      'cin-2024/b2_children_in_need_recorded_disability_2013_to_2024.csv',
      'cin-2024/b7_child_in_need_plans_2022_to_2024.csv',
      'cin-2024/d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv',
      'cin-2024/d7_cpps_ending_by_duration_2013_to_2024.csv',
      'csc/national_cla_adopted_average_time_between_adoption_process_stages.csv',
    ]) {
      const file = await readNationalFile({ name, from: path.join(DATA, name) })
      assert.ok(file.kind === 'figures', name)
      for (const { short } of file.set.vectors) held.add(short)
    }
    const compared = INDICATORS.filter(({ published }) => published !== null)
    assert.equal(compared.length, 45)
    for (const { id, name, published } of compared) {
      const { shorts, turn } = seriesOf(published ?? '')
      assert.ok(
        shorts.some((short) => held.has(short)),
        `${id} ${name}: none of ${shorts.join(', ')}`,
      )
      if (turn.kind === 'share of') assert.ok(held.has(turn.whole), `${id}: ${turn.whole}`)
    }
  },
)

test(
  'the other names of a series are those that the statistics print',
  { skip: fs.existsSync(DATA) ? false : 'the shared data are not here' },
  async () => {
    const held = new Set<string>()
    const files = ['cin-2024', 'csc'].flatMap((folder) =>
      fs
        .readdirSync(path.join(DATA, folder))
        .filter((name) => /^[bcd]\d_|^csww|^cla_|_swcount|suitability|adopted/.test(name))
        .map((name) => path.join(DATA, folder, name)),
    )
    for (const from of files) {
      // The newest years stand at the top: the first rows name every column, and a filter's words soon all come.
      const rows = fs.readFileSync(from, 'utf8').split('\n').slice(0, 900)
      const file = await readNationalFile({ name: path.basename(from), from: Buffer.from(rows.join('\n')) })
      assert.ok(file.kind === 'figures')
      for (const { short } of file.set.vectors) held.add(short)
    }
    const others = INDICATORS.flatMap(({ published }) =>
      published === null ? [] : seriesOf(published).shorts.slice(1),
    )
    const unknown = others.filter((short) => !held.has(short) && short !== 'CareLeavers_LA_NotInTouch')
    assert.deepEqual(unknown, [])
    const counts = Object.values(FUNNEL_COUNTS).flat()
    const parted = counts.flatMap(({ numerator, denominator }) => [numerator, denominator])
    assert.deepEqual(
      parted.filter((short) => short.includes(' · ') && !held.has(short)),
      [],
    )
  },
)
