import { formatDay } from '../../src/shared/days.ts'
import { type KeyDays } from '../key-days.ts'

/** The letter is published weeks after the visit, and its duties run from the day it is received. */
export function focusedVisitLetter(days: KeyDays): string {
  const second = days.visit.add({ days: 1 })
  return `Ofsted
Agora
6 Cumberland Place
Nottingham

${formatDay(days.letter)}

Catherine Holloway
Director of Children's Services
Kelsmere Borough Council
Corn Exchange
Market Hill
Kelsmere

Dear Catherine

Focused visit to Kelsmere children's services

This letter sets out what inspectors found when they visited Kelsmere on ${formatDay(days.visit)} and ${formatDay(second)}. The inspectors were Alison Grainger and Wasim Qureshi, His Majesty's Inspectors. They looked at children who are subject to a child protection plan and at work before care proceedings.

Areas for priority action

◼ The use of pre-proceedings when a child's circumstances have not improved
under a child protection plan, so that decisions are made in the child's time.
◼ The frequency and the quality of supervision for social workers whose children
have protection plans, and the follow-up of what managers decide.

What needs to improve in this area of social work practice

◼ Plans for children who need protection, so that parents know what must change and by when.
◼ Senior leaders' understanding of practice, through audit that looks at children's lives.
◼ The number of children allocated to each social worker.

Kelsmere children's services focused visit
${formatDay(days.visit)} 2

Findings

◼ Most child protection conferences are held promptly and are well attended. Parents told inspectors that they were listened to, though many could not say what would happen next.
◼ For about one child in three the protection plan had made little difference after a year. Managers had seen this and had not acted on it. Legal planning meetings were put off, and in several cases nobody could say why.
◼ Supervision is recorded for fewer than half of the children in the sample. Where it is recorded it often lists what has been done and seldom asks whether the child is any safer.
◼ Social workers know the children they visit and speak of them warmly. One said, "I should see them more, and I would if I had twenty and not thirty."
◼ Audits are completed on time but grade too generously. Leaders have begun to moderate them.

You should submit an action plan that responds to both areas for priority action within 70 working days of receiving this letter. It would be helpful if you could share an early draft of that plan with us within 20 working days of receiving it.

Inspectors will look at the progress made at your next inspection or visit.

Yours sincerely

Alison Grainger
His Majesty's Inspector
`
}
