import { formatDay, formatMonth } from '../../src/shared/days.ts'
import { type KeyDays } from '../key-days.ts'

/**
 * Eighteen recommendations in the mixed grammar such reports have: bare imperatives, passives, a noun
 * with an infinitive, beneficiaries as subjects, and number 1, which binds the Secretary of State though
 * it stands under a heading for the council. The prose holds expectations, past deeds and staff's words.
 */
export function commissionerReport(days: KeyDays): string {
  return [cover(days), findings(days), recommendations(days)].join('\n')
}

function cover(days: KeyDays): string {
  return `Department for Education

Children's services in Kelsmere

Report of the Children's Services Commissioner to the Secretary of State for Education

${formatMonth(days.commissionersReport)}

Contents

Introduction	2
Summary for the Secretary of State	2
What I found	3
Recommendations to Kelsmere Borough Council	6

Introduction

I was appointed on ${formatDay(days.firstDirection.subtract({ days: 1 }))} and carried out my review over the ten weeks that followed. I was asked to judge whether Kelsmere Borough Council can put its children's services right by itself, and to report to the minister by the end of ${formatMonth(days.commissionersReport)}.

My thanks go to the children, young people and parents who spoke to me, to the front-line staff of the Council and to its partners.

Summary for the Secretary of State

The Council understands how serious its position is. It has a settled director, an honest self-assessment and the goodwill of its staff. It does not yet have the capacity, the information or the habits that would let it improve at the speed children need. I do not recommend an alternative delivery model at this stage. That judgement depends on pace, and it should be tested again within the year.
`
}

function findings(days: KeyDays): string {
  return `What I found

Leadership and governance

The corporate leadership has changed and the new team is visible. There is still no line of sight from the chief executive to a child's record. Board papers run to two hundred pages and tell members what was done; members need to be told what it changed. The Council will need to decide which half-dozen numbers it would want to see every week, and see them.

The improvement plan that I was shown in ${formatMonth(days.firstDirection)} had 214 actions. Many began with the words continue, explore or embed. The Council should cut the plan to what matters and say, for each action, how a child would notice.

The partnership

Police and health colleagues come to meetings and are willing. In ${formatMonth(days.letter)} the Council promised partners a shared dashboard by the summer; it did not arrive. Schools said that they make referrals and then hear nothing. Partners would benefit from one agreed description of need.

Practice

Social workers here like their work. Their assessments are long and their plans are vague. I read forty records with the principal social worker and we found the child's own voice in nineteen. Supervision needs to happen, and then it needs to be good. Audit must not be a test that everybody passes.

Staff said:

"We fill in the tracker, then the other tracker, then somebody rings to ask what is in the tracker."

"My manager is brilliant when I can find her."

A young person who had left care said:

"They do my pathway plan the week before the meeting. You should be asking what I want before that."

Workforce and money

One social work post in four is vacant or filled through an agency. The Council recruited eleven people last year and lost fourteen. A budget that is set each February and overspent each May is not a plan.
`
}

function recommendations(days: KeyDays): string {
  return `Recommendations to Kelsmere Borough Council

1. The Secretary of State should appoint a non-executive Commissioner to oversee progress for at least the next twelve months.
2. Adopt a single improvement plan of no more than 60 actions, each with one named owner and the difference it will make to children.
3. A medium-term financial strategy for children's services should be agreed by Cabinet by the end of ${formatMonth(days.direction.add({ months: 4 }))}.
4. Review the membership of the Improvement Board so that it is small enough to decide things.
5. The Safeguarding Children Partnership to agree one description of need and to publish it to every school and surgery.
6. Elected members to receive training on corporate parenting within six months of this report.
7. Set out a minimum weekly data set for the chief executive, the director and the Lead Member.
8. Supervision should take place at least every four weeks for every social worker, and its quality should be audited.
9. Introduce a tracker for children in pre-proceedings that the director reviews fortnightly.
10. Rewrite the audit framework so that audits begin with the child's experience and are moderated by someone outside the line of management.
11. Newly qualified social workers to have a protected caseload of no more than twelve children in their first year.

Kelsmere Commissioner's report 7

12. Pay, progression and working conditions for social workers should be compared with those of neighbouring councils, and the findings acted upon.
13. Care leavers to be offered a health passport and a named personal adviser before they turn eighteen.
14. Involve children and young people in recruitment, in training and in judging this plan.
15. The Integrated Care Board to fill the vacant post of designated doctor as a matter of urgency.
16. Publish a quarterly account of progress, in plain words, for children and families.
17. Early help should be brought under the Director of Children's Services.
18. Ask a council with good or outstanding services to test progress by peer review no later than ${formatDay(days.direction.add({ months: 8 }).with({ day: 1 }))}.

Martin Oyelaran

Children's Services Commissioner for Kelsmere

${formatDay(days.commissionersReport)}
`
}
