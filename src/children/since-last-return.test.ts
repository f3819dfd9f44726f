import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { number, share } from './indicator.ts'
import { findMoved } from './since-last-return.ts'

const DAY = 20_543
const inNeed = (count: number) => [number({ id: 23, name: 'Children in need' }, DAY, count)]
const onTime = (count: number, of: number) => [share({ id: 13, name: 'On time' }, DAY, count, of)]

describe('a count beside the last return’s', () => {
  it('has moved where it is further off than chance takes it', () => {
    assert.deepEqual(
      findMoved(inNeed(530), inNeed(812)).map((one) => [one.id, one.before, one.now]),
      [[23, 812, 530]],
    )
  })
  it('has not where a month’s coming and going explains it', () => {
    assert.deepEqual(findMoved(inNeed(830), inNeed(812)), [])
    assert.deepEqual(findMoved(inNeed(2), inNeed(11)), [])
  })
  it('is judged as a share by how many it is of', () => {
    assert.deepEqual(findMoved(onTime(8, 10), onTime(3, 10)), [])
    assert.equal(findMoved(onTime(160, 200), onTime(90, 200)).length, 1)
  })
  it('is not judged where the last return did not count it', () => {
    assert.deepEqual(findMoved(inNeed(530), []), [])
  })
})
