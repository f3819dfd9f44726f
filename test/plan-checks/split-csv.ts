/** The labelled files' own small CSV: commas, double quotes, no surprises. */
export function splitCsv(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
        (quoted ?? bare ?? '').replaceAll('""', '"'),
      ),
    )
}
