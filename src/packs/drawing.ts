import { printable } from './printable.ts'

/**
 * An SVG made for the web page, set in another typeface: a drawing names the fonts of a browser, and on paper
 * only those of the report are sure to be there.
 */
export function drawingIn(svg: string, family: string): string {
  const name = family.replaceAll(/["'<>&;{}]/g, '')
  return printable(svg)
    .replaceAll(/font-family="[^"]*"/g, `font-family="${name}"`)
    .replaceAll(/font-family='[^']*'/g, `font-family='${name}'`)
    .replaceAll(/font-family:[^;"'<}]*(?:(?:"[^"<]*"|'[^'<]*')[^;"'<}]*)*(?=[;}])/g, `font-family:${name}`)
}
