import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawingIn } from './drawing.ts'

test('every way of naming a font in a drawing is answered with the one that is there', () => {
  const named = [
    '<text font-family="Arial, sans-serif">a</text>',
    "<text font-family='Arial'>a</text>",
    '<text style="font-family: Arial, \'GDS Transport\'; fill: red">a</text>',
    '<style>.a{font-family:Arial,"Open Sans"}.b{fill:red}</style>',
  ]
  assert.deepEqual(
    named.map((svg) => drawingIn(svg, 'Liberation Sans')),
    [
      '<text font-family="Liberation Sans">a</text>',
      "<text font-family='Liberation Sans'>a</text>",
      '<text style="font-family:Liberation Sans; fill: red">a</text>',
      '<style>.a{font-family:Liberation Sans}.b{fill:red}</style>',
    ],
  )
})

test('words in a drawing that speak of fonts are left alone', () => {
  assert.equal(drawingIn('<text>font-family: none</text>', 'A'), '<text>font-family: none</text>')
})
