// Letters of three visits to one council, written for the tests: what the first raised, the later ones raise again
// in other words.

type Visit = { readonly on: string; readonly needs: readonly string[] }

/** A focused visit's letter that raises these. */
export function aVisitLetter({ on, needs }: Visit): string {
  return `Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD

${on}

Ms Ada Winter
Director of Children’s Services
Test Vale Council

Dear Ms Winter

Focused visit to Test Vale children’s services

This letter summarises the findings of the focused visit to Test Vale children’s services.

What needs to improve in this area of social work practice?
${needs.map((need) => `◼ ${need}`).join('\n')}

Main findings

Yours sincerely

Bertram Oakes
His Majesty’s Inspector
`
}

export const FIRST_VISIT = aVisitLetter({
  on: '4 March 2019',
  needs: [
    'Strategy meetings, so that police and health attend them.',
    'The number of children on caseloads.',
    'Return home interviews after a child was missing.',
  ],
})

export const SECOND_VISIT = aVisitLetter({
  on: '8 June 2022',
  needs: ['The recording of strategy discussions.', 'The support for foster carers at weekends.'],
})

export const THIRD_VISIT = aVisitLetter({
  on: '12 May 2025',
  needs: ['Attendance at strategy meetings.', 'Children who go missing, so that they are listened to.'],
})
