// Three to five headline measures an objective: fewer leave it to belief, more hide what matters.

const FEWEST = 3
const MOST = 5

export type HeadlineCheck = {
  readonly objective: { readonly id: number; readonly place: number; readonly title: string }
  readonly count: number
  readonly word: 'none' | 'too few' | 'too many'
  readonly says: string
}

/** The objectives with fewer headline measures than it takes to see whether they work, or more than anyone looks at. */
export function checkHeadlines(
  objectives: readonly { readonly id: number; readonly place: number; readonly title: string }[],
  measures: readonly { readonly objectiveIds: readonly number[] }[],
): readonly HeadlineCheck[] {
  return objectives.flatMap((objective): HeadlineCheck[] => {
    const count = measures.filter(({ objectiveIds }) => objectiveIds.includes(objective.id)).length
    if (count === 0) {
      return [{ objective, count, word: 'none', says: 'no measure: nobody will see whether it works' }]
    }
    if (count < FEWEST) {
      const says = `${count === 1 ? 'one measure' : 'two measures'}: ${FEWEST} to ${MOST} show it from more than one side`
      return [{ objective, count, word: 'too few', says }]
    }
    if (count <= MOST) return []
    return [
      {
        objective,
        count,
        word: 'too many',
        says: `${count} measures: keep the ${MOST} that would show it soonest`,
      },
    ]
  })
}

/** "5 of 8 objectives have three to five headline measures." */
export function describeHeadlines(all: number, checks: readonly HeadlineCheck[]): string {
  if (all === 0) return ''
  const right = all - checks.length
  const some =
    right === all
      ? all === 1
        ? 'The objective has'
        : `All ${all} objectives have`
      : `${right} of ${all} objectives ${right === 1 ? 'has' : 'have'}`
  return `${some} three to five headline measures.`
}
