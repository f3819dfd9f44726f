import { formatDay, formatMonth } from '../../src/shared/days.ts'
import { type KeyDays } from '../key-days.ts'

/**
 * The notice that came first. Its planted contradictions: the preamble names the month before the one
 * it was signed in, and paragraph 11 counts its twelve months from that month, not from the visit.
 */
export function improvementNotice(days: KeyDays): string {
  const preamble = days.notice.subtract({ months: 1 })
  return `Improvement Notice

To: Kelsmere Borough Council (the Council)
Corn Exchange
Market Hill
Kelsmere

This notice was issued to Kelsmere Borough Council in ${formatMonth(preamble)}, after Ofsted's letter about its focused visit, published on ${formatDay(days.letter)}, named areas for priority action in children's social care.

1. The purpose of this Notice is to address the areas for priority action named in Ofsted's letter of ${formatDay(days.letter)}.
2. The Council, together with the partners that section 10 of the Children Act 2004 names, is required to take the actions set out below.

Adviser

3. The Secretary of State has asked an adviser, Beverley Tranter, to advise the Council and the Department. The Council will work with the adviser until the Secretary of State decides that this is no longer needed.

The improvement plan

4. The Council must have an improvement plan that will bring about lasting improvement. The plan should cover every area that Ofsted's letter names and any advice the adviser gives.
5. So that progress can be seen:
  a. the plan, and a record of progress against it, must be kept current;
  b. the Council must maintain an improvement board with an independent chair, and report to it at least every six weeks;
  c. those reports should contain data, analysis and evidence of what has changed for children;
  d. the Council should point out objectives that are falling behind and partners whose contribution needs to grow; and
  e. what children, families and front-line staff say will be taken into account when practice standards are written.

Reviews by the Department

6. The Department will review progress at least every six months, and more often where that is appropriate.
7. A review may look at leadership, the workforce, the oversight of practice, early help and work with partners.
8. The adviser may from time to time ask another council to carry out a diagnostic of one service.
9. For every review or diagnostic the Council must give those who carry it out:
  a. time with staff and with leaders;
  b. accurate data that is no more than one month old;
  c. somewhere to work; and
  d. sight of case records, supervision notes, minutes and whatever else they reasonably ask for.
10. Before each review the Council should send the Department its own assessment, which could draw on:
  a. progress against the objectives of the plan;
  b. what staff have said; and
  c. findings from audit and supervision.
11. The Council should aim to complete the actions in its plan by the end of ${formatMonth(preamble.add({ years: 1 }))} (within 12 months of the focused visit), and sooner where it can.

How progress will be judged

12. The adviser will report to the Department every three months on progress and on concerns, with the first report by the end of ${formatMonth(days.notice.add({ months: 3 }))}.

If the Council does not comply

13. If the Council cannot or will not comply with this notice, or if ministers are not content with its pace, the Secretary of State may direct the Council under section 497A of the Education Act 1996.

Signed:  Date: ${formatDay(days.notice)}

Judith Merriman
A senior civil servant in the Department for Education
`
}

/** Aldmarsh's notice: short, quiet, with nothing planted in it. */
export function quietNotice(days: KeyDays): string {
  return `Improvement Notice

To: Aldmarsh Council (the Council)
County Offices
Aldmarsh

This notice is issued to Aldmarsh Council after Ofsted's focused visit of ${formatDay(days.aldmarshVisit)}, which found that children who go missing and children at risk of exploitation were not well enough protected.

1. This Notice addresses the area for priority action in Ofsted's letter about that visit.

What the Council is asked to do

2. The Council must agree, by the end of ${formatMonth(days.aldmarshNotice.add({ months: 2 }))}, an action plan for children who go missing or are at risk of exploitation.
3. The Council must hold a progress meeting with the Department every three months, the first by the end of ${formatMonth(days.aldmarshNotice.add({ months: 3 }))}.
4. The Council should offer every child who has been missing a return home interview within 72 hours.
5. The Council will bring together police, health and schools at a monthly exploitation panel.
6. The Council should seek the views of children who have been missing when it reviews its practice.

What the Department will do

7. The Department will review progress six and twelve months after the date of this notice.
8. The Department may withdraw this notice at any time if it is satisfied that practice has improved.

Signed on behalf of the Secretary of State for Education

Owen Castellane
A senior civil servant in the Department for Education

Date: ${formatDay(days.aldmarshNotice)}
`
}
