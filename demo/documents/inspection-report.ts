import { formatDay } from '../../src/shared/days.ts'
import { type KeyDays } from '../key-days.ts'

/** An extract: judgements, what needs to improve, and the numbered findings the plan turns on. */
export function inspectionReport(days: KeyDays): string {
  const dates = `${formatDay(days.inspectionStart)} to ${formatDay(days.inspectionEnd)}`
  return `Inspection of Kelsmere local authority children's services

Inspection dates: ${dates}
Lead inspector: Alison Grainger, His Majesty's Inspector
Published: ${formatDay(days.inspectionReport)}

Judgement Grade
The experiences and progress of care leavers
Inadequate
The experiences and progress of children in care
Requires improvement to be good
The experiences and progress of children who need
help and protection
Inadequate
The impact of leaders on social work practice with
children and families
Inadequate
Overall effectiveness Inadequate

Services for children in Kelsmere are inadequate. Too many children wait too long for help that meets their needs, and leaders have not known it. Since the focused visit little has changed for children who are subject to protection plans. Children in care mostly live in stable homes with people who care for them, but young people who leave care are too often left to manage alone.

What needs to improve?

◼ The response to contacts and referrals, so that children are not left waiting for a decision.
◼ The timeliness of assessments and their attention to what life is like for the child.
◼ The use of pre-proceedings, and the tracking of children in them to prevent delay.
◼ Support for care leavers, including pathway plans, health histories and somewhere suitable to live.
◼ Supervision and management oversight at every level.

Inspection of Kelsmere local authority children's services
${dates} 2

◼ The accuracy of performance information and the use that leaders make of it.
◼ Caseloads, so that social workers have time to build relationships with children.

The experiences and progress of children who need help and protection: inadequate

1. Decisions about contacts are made by experienced staff, but one in four is made late. When children wait, nobody checks what has changed for them meanwhile.

2. Assessments describe events. They rarely explain what those events mean for the child. A third take longer than the 45 working days allowed.

3. Visits to children with protection plans are less regular than the council's own standard requires. Some children are not seen alone.

Inspection of Kelsmere local authority children's services
${dates} 3

4. Pre-proceedings work has no shared tracker. Inspectors met managers who learned during the inspection how long a child had waited.

The experiences and progress of children in care: requires improvement to be good

5. Most children in care are settled and make progress at school. Reviews are on time. Children's views are recorded in their own words, which is a strength.

The experiences and progress of care leavers: inadequate

6. Personal advisers are committed, but some hold more than 35 young people. One young person told an inspector that she had "stopped ringing because it was always somebody new".

7. Pathway plans are out of date for almost half of care leavers.

The impact of leaders on social work practice with children and families: inadequate

Inspection of Kelsmere local authority children's services
${dates} 4

8. Leaders have relied on reports that measure activity. They did not see how poor practice had become, and the council has not funded the posts it knew it needed.

9. The council has since appointed a permanent director, who has been frank about the scale of the task.
`
}
