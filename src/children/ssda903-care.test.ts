import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSsda903 } from './check-ssda903.ts'
import { dayNumberOf } from './day-number.ts'
import { readMadeUp } from './made-up-reading.ts'
import { SSDA903 } from './ssda903-lists.ts'

const DAY = dayNumberOf(2026, 3, 31)

type Files = Readonly<Record<string, readonly string[]>>

// One girl, looked after from May to October 2025.
const FILES: Files = {
  Header: ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', '1,F,01/02/2015,WBRI,UN5,,'],
  Episodes: [
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    '1,06/05/2025,S,V2,N1,U6,PR1,10/10/2025,E4A,,,,',
  ],
  OC3: ['CHILD,DOB,IN_TOUCH,ACTIV,ACCOM'],
}

function told(more: Files): readonly string[] {
  const lists = Object.entries({ ...FILES, ...more }).map(([name, [headings = '', ...rows]]) => ({
    name,
    headings: headings.split(','),
    keys: [],
    rows: rows.map((row) => row.split(',')),
  }))
  const { tables, findings } = readMadeUp(SSDA903, lists)
  assert.ok(tables !== null)
  return [...findings, ...checkSsda903(tables, DAY)].map((one) => `${one.rule.id} ${one.list} ${one.row}`)
}

const reviews = (on: string) => ({ Reviews: ['CHILD,DOB,REVIEW,REVIEW_CODE', `1,01/02/2015,${on},PN1`] })
const missing = (on: string) => ({
  Missing: ['CHILD,DOB,MISSING,MIS_START,MIS_END', `1,01/02/2015,M,${on},`],
})
const worker = (reason: string) => ({
  'Social workers': [
    'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON',
    `1,01/02/2015,A,06/05/2025,01/08/2025,${reason}`,
  ],
})
const ADOPTED = FILES['Episodes']?.map((row) => row.replace('E4A', 'E11')) ?? []
const AD1 = [
  'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
  '1,01/02/2015,01/06/2025,01/07/2025,0,2,MF,L11',
]

describe('what happened in care', () => {
  it('is right while the child was looked after', () => {
    assert.deepEqual(told({ ...reviews('02/06/2025'), ...missing('10/10/2025') }), [])
  })
  it('is wrong on a day that no episode covers', () => {
    assert.deepEqual(told(reviews('02/05/2025')), ['not-in-care Reviews 2'])
    assert.deepEqual(told(missing('11/10/2025')), ['not-in-care Missing 2'])
  })
  it('is not judged in a year whose episodes the return no longer holds', () => {
    assert.deepEqual(told(reviews('02/05/2024')), [])
  })
  it('begins with S where the first episode began in the year', () => {
    const episodes = FILES['Episodes']?.map((row) => row.replace(',S,', ',P,')) ?? []
    assert.deepEqual(told({ Episodes: episodes }), ['no-start Episodes 2'])
    const earlier = episodes.map((row) => row.replace('06/05/2025', '06/05/2024'))
    assert.deepEqual(told({ Episodes: earlier }), [])
  })
  it('has a reason where the worker changed', () => {
    assert.deepEqual(told(worker('LEFTRL')), [])
    assert.deepEqual(told(worker('')), ['reason-missing Social workers 2'])
  })
})

describe('an adoption', () => {
  it('is told by the episode and by AD1', () => assert.deepEqual(told({ Episodes: ADOPTED, AD1 }), []))
  it('of AD1 alone is a problem', () => assert.deepEqual(told({ AD1 }), ['not-adopted AD1 2']))
  it('of the episode alone is a problem where AD1 is there', () => {
    const other = AD1.map((row, at) => (at === 0 ? row : row.replace('1,', '2,')))
    assert.ok(told({ Episodes: ADOPTED, AD1: other }).includes('adoption-missing Episodes 2'))
    assert.deepEqual(told({ Episodes: ADOPTED }), [])
  })
})

describe('the header', () => {
  const withAnother = [...(FILES['Header'] ?? []), '2,M,01/02/2016,WBRI,UN5,,']
  it('names nobody of whom nothing is told', () => {
    assert.deepEqual(told({ Header: withAnother }), ['nothing-told Header 3'])
  })
  it('may name a care leaver', () => {
    assert.deepEqual(
      told({ Header: withAnother, OC3: ['CHILD,DOB,IN_TOUCH,ACTIV,ACCOM', '2,01/02/2016,NO,0,0'] }),
      [],
    )
  })
  it('is missed where it was not sent', () => {
    const { findings } = readMadeUp(SSDA903, [
      { name: 'Episodes', headings: FILES['Episodes']?.[0]?.split(',') ?? [], keys: [], rows: [] },
    ])
    assert.deepEqual(
      findings.map((one) => [one.rule.id, one.list]),
      [['list-missing', 'Header']],
    )
  })
})
