/** The page itself: A4, readable in grey, tagged for PDF/UA-1. It holds layout only, no word of the report. */
export const REPORT_TEMPLATE = String.raw`
#let report = json(bytes(sys.inputs.report))
#let ink = rgb("#0b0c0c")
#let soft = rgb("#484f54")
#let faint = rgb("#b1b4b6")
#let pale = rgb("#f1f2f3")
#let accent = rgb("#12436d")
#let indent = 1.05cm

#set document(
  title: report.title,
  author: report.council,
  date: datetime(..report.madeOn, hour: 0, minute: 0, second: 0),
)
#set text(font: report.families, fallback: false, size: 10.5pt, lang: "en", region: "GB", fill: ink, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)

#let small(body) = text(size: 8.5pt, fill: soft, body)
#set page(
  paper: "a4",
  margin: (top: 2.3cm, bottom: 2.2cm, x: 2.1cm),
  header: context if counter(page).get().first() > 1 {
    set par(leading: 0.4em)
    grid(columns: (1fr, auto), column-gutter: 1em,
      small(report.council), small(strong(report.level)))
    v(-0.55em)
    line(length: 100%, stroke: 0.5pt + faint)
  },
  footer: context {
    set par(leading: 0.4em)
    line(length: 100%, stroke: 0.5pt + faint)
    v(-0.55em)
    grid(columns: (1fr, auto), column-gutter: 1.5em,
      small(report.running + " · " + report.shortStatus),
      small("Page " + counter(page).display() + " of " + str(counter(page).final().first())))
  },
)

#set heading(numbering: n => box(width: indent - 0.3em, str(n)), hanging-indent: indent)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 15pt, fill: accent)
#show heading.where(level: 1): set par(leading: 0.45em)
#show heading.where(level: 1): set block(above: 2em, below: 0.9em)
#show heading.where(level: 2): set heading(numbering: none, hanging-indent: 0pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.75em)

#let spans(list) = for span in list {
  if span.e == "strong" { strong(span.t) } else if span.e == "italic" { emph(span.t) } else { text(span.t) }
}

#let numbered(number, body) = {
  set par(hanging-indent: indent)
  par(box(width: indent, text(fill: soft, size: 9.5pt, number)) + body)
}

#let quotation(it) = pad(left: indent, block(
  width: 100%, inset: (left: 0.9em, y: 0.25em), stroke: (left: 2pt + faint), above: 1em, below: 1.1em,
  quote(block: false, quotes: false, {
    par("“" + it.text + "”")
    v(-0.35em)
    par(small(if it.clause == "" { it.source } else { it.source + ", " + strong(it.clause) }))
  }),
))

#let lettered(items) = pad(left: indent, {
  set enum(numbering: n => text(fill: soft, size: 9.5pt, "(" + items.at(n - 1).letter + ")"), indent: 0pt, body-indent: 0.6em, spacing: 0.75em)
  enum(..items.map(item => enum.item(spans(item.words))))
})

#let callout(it) = block(
  width: 100%, breakable: it.long, inset: (x: 1em, y: 0.85em), fill: pale, stroke: (left: 3.5pt + accent),
  above: 1.2em, below: 1.2em,
  {
    par(strong(it.title))
    numbered(it.number, spans(it.words))
  },
)

#let key-figures(list, long) = block(above: 1.2em, below: 1.3em, breakable: long, grid(
  columns: (1fr,) * calc.min(4, calc.max(1, list.len())),
  gutter: 0.7em,
  inset: (x: 0.75em, y: 0.75em),
  ..list.map(one => grid.cell(stroke: (top: 2pt + accent, rest: 0.5pt + faint), {
    set par(spacing: 0.55em, leading: 0.45em)
    par(text(size: 18pt, weight: "bold", one.value))
    par(text(size: 9.5pt, one.label))
    if one.note != "" { par(text(size: 8.5pt, fill: soft, one.note)) }
  })),
))

#let tag(word, weight) = {
  let look = (
    alarm: (fill: ink, stroke: 0.7pt + ink),
    watch: (fill: white, stroke: 0.9pt + ink),
    calm: (fill: pale, stroke: 0.7pt + pale),
  ).at(weight)
  let letters = if weight == "alarm" { white } else { ink }
  let thick = if weight == "calm" { "regular" } else { "bold" }
  box(inset: (x: 0.35em), outset: (y: 0.28em), radius: 1.5pt, ..look, text(fill: letters, weight: thick, word))
}

#let caption(number, words) = {
  strong(number + ":") + " " + words
}

#show figure.caption: it => block(sticky: true, breakable: true, width: 100%, align(start, text(size: 9.5pt, it.body)))
#show figure: set align(start)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure: set block(above: 1.4em, below: 1.5em)
#set figure(gap: 0.7em, numbering: none, supplement: none)

#let rows-of(it) = {
  set text(size: 8.5pt)
  set par(leading: 0.48em, spacing: 0.6em)
  table(
    columns: it.columns.map(column => column.share * 100%),
    align: (x, y) => (if it.columns.at(x).align == "end" { right } else { left }) + (if y == 0 { bottom } else { top }),
    inset: (x: 0.5em, y: 0.52em),
    stroke: (x, y) => if y == 0 { (bottom: 1pt + ink, top: 1pt + ink) } else { (bottom: 0.4pt + faint) },
    fill: (x, y) => if y == 0 { pale },
    table.header(repeat: true, ..it.columns.map(column => strong(column.heading))),
    ..for row in it.rows {
      for (column, cell) in it.columns.zip(row) {
        (table.cell(breakable: cell.long, {
          set text(hyphenate: column.narrow)
          if "state" in cell { tag(cell.state, cell.weight) } else { spans(cell.words) }
        }),)
      }
    },
  )
}

#let the-table(it) = {
  show figure: set block(breakable: not it.whole)
  let words = caption(it.number, it.caption)
  if it.columns.len() == 0 { par(words) } else { figure(kind: table, caption: words, rows-of(it)) }
}

#let drawing(it) = layout(size => {
  let wide = image(bytes(it.svg), format: "svg", alt: it.alt, width: 100%)
  let height = measure(wide, width: size.width).height
  if height > 17cm { image(bytes(it.svg), format: "svg", alt: it.alt, height: 17cm) } else { wide }
})

#let the-figure(it) = figure(kind: image, drawing(it), caption: caption(it.number, it.caption))

#let block-of(it) = {
  if it.kind == "subheading" { heading(level: 2, it.text) }
  else if it.kind == "paragraph" { numbered(it.number, spans(it.words)) }
  else if it.kind == "quote" { quotation(it) }
  else if it.kind == "list" { lettered(it.items) }
  else if it.kind == "callout" { callout(it) }
  else if it.kind == "key figures" { key-figures(it.figures, it.long) }
  else if it.kind == "table" { the-table(it) }
  else if it.kind == "figure" { the-figure(it) }
}

#block(width: 100%, stroke: (top: 4pt + accent), inset: (top: 1.1em), {
  grid(columns: (1fr, auto), column-gutter: 1em,
    text(size: 12pt, weight: "bold", report.council), text(size: 10.5pt, weight: "bold", report.level))
  v(1.6em)
  show title: set text(size: 25pt)
  show title: set par(leading: 0.4em)
  title()
  if report.subtitle != none { par(text(size: 14pt, fill: soft, report.subtitle)) }
  v(0.5em)
  if report.meeting != none { par(report.meeting) }
  par(report.date)
  par(strong(report.status))
})
#v(1.2em)
#heading(level: 1, numbering: none, hanging-indent: 0pt, outlined: false, bookmarked: false, "Contents")
#{
  set par(leading: 0.5em)
  show outline.entry.where(level: 1): set block(above: 0.85em)
  outline(title: none, depth: 2, indent: auto)
}
#pagebreak(weak: true)

#for section in report.sections {
  heading(level: 1, section.heading)
  for it in section.blocks { block-of(it) }
}
`
