import { AlignmentType, BorderStyle, type IParagraphStyleOptions, ShadingType } from 'docx'

// Named styles, so that a council can lay its own template over the file. Sizes are half points, lengths
// twentieths of a point; the look is that of report-page-typst.ts.

const ACCENT = '12436D'
const SOFT = '484F54'
const INDENT = 595
const LINE = 9525

export const THIN_RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6', space: 4 }
export const WORD_PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1300, bottom: 1250, left: 1190, right: 1190, header: 600, footer: 600 },
}

const BODY = { font: 'Arial', size: 21, color: '0B0C0C', language: { value: 'en-GB' } }
const LINES = { line: 264 }

function style(id: string, name: string, rest: Partial<IParagraphStyleOptions>): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...rest }
}

export const WORD_STYLES = {
  default: {
    document: { run: BODY, paragraph: { spacing: { ...LINES, after: 140 } } },
    title: { run: { size: 50, bold: true }, paragraph: { spacing: { before: 500, after: 120 } } },
    heading1: {
      run: { size: 30, bold: true, color: ACCENT },
      paragraph: {
        spacing: { before: 420, after: 160 },
        keepNext: true,
        indent: { left: INDENT, hanging: INDENT },
        leftTabStop: INDENT,
      },
    },
    heading2: {
      run: { size: 23, bold: true },
      paragraph: { spacing: { before: 300, after: 120 }, keepNext: true },
    },
    caption: { run: { size: 19, color: '0B0C0C' }, paragraph: { spacing: { before: 160, after: 100 } } },
  },
  paragraphStyles: [
    style('Front', 'Front', { paragraph: { spacing: { after: 80 } } }),
    style('Subtitle', 'Subtitle', { run: { size: 28, color: SOFT }, paragraph: { spacing: { after: 240 } } }),
    style('ContentsHeading', 'Contents Heading', {
      run: { size: 30, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 480, after: 120 } },
    }),
    style('TOC1', 'toc 1', {
      paragraph: {
        spacing: { before: 60, after: 40 },
        indent: { left: INDENT, hanging: INDENT },
        leftTabStop: INDENT,
      },
    }),
    style('TOC2', 'toc 2', {
      paragraph: {
        spacing: { after: 20 },
        indent: { left: INDENT },
        rightTabStop: LINE,
      },
    }),
    style('Numbered', 'Numbered paragraph', {
      paragraph: {
        indent: { left: INDENT, hanging: INDENT },
        leftTabStop: INDENT,
      },
    }),
    style('Lettered', 'Lettered item', {
      paragraph: {
        spacing: { after: 80 },
        indent: { left: INDENT + 400, hanging: 400 },
        leftTabStop: INDENT + 400,
      },
    }),
    style('Quoted', 'Quoted words', {
      paragraph: {
        spacing: { after: 0 },
        indent: { left: INDENT + 200 },
        border: { left: { style: BorderStyle.SINGLE, size: 16, color: 'B1B4B6', space: 8 } },
      },
    }),
    style('QuoteSource', 'Quote source', {
      run: { size: 17, color: SOFT },
      paragraph: {
        spacing: { after: 200 },
        indent: { left: INDENT + 200 },
        border: { left: { style: BorderStyle.SINGLE, size: 16, color: 'B1B4B6', space: 8 } },
      },
    }),
    style('Callout', 'Callout', {
      paragraph: {
        spacing: { after: 60 },
        indent: { left: 160 },
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F1F2F3' },
        border: { left: { style: BorderStyle.SINGLE, size: 28, color: ACCENT, space: 8 } },
      },
    }),
    style('KeyFigure', 'Key figure', {
      run: { size: 36, bold: true },
      paragraph: { spacing: { after: 20 } },
    }),
    style('InTable', 'In table', { run: { size: 17 }, paragraph: { spacing: { line: 240, after: 0 } } }),
    style('Small', 'Small', {
      run: { size: 17, color: SOFT },
      paragraph: { spacing: { line: 240, after: 0 } },
    }),
    style('Running', 'Running line', {
      run: { size: 17, color: SOFT },
      paragraph: {
        spacing: { after: 0 },
        alignment: AlignmentType.LEFT,
        rightTabStop: LINE,
      },
    }),
  ],
}
