import { formatDay, formatMonth } from '../../src/shared/days.ts'
import { type KeyDays } from '../key-days.ts'

/**
 * The direction in force. Its traps: recital 1 prints another publication day than the report itself;
 * recital 6 undertakes something; 7.b closes with flush words; 7.a, 7.e and 9 each hold two acts; the
 * annex numbers from 1 again, and its 3.b has lost its letter.
 */
export function statutoryDirection(days: KeyDays): string {
  return `STATUTORY DIRECTION TO KELSMERE BOROUGH COUNCIL UNDER SECTION 497A(4B) OF THE EDUCATION ACT 1996 IN RELATION TO CHILDREN'S SOCIAL CARE

WHEREAS:

1. The Secretary of State for Education ("the Secretary of State") notes, as regards Kelsmere Borough Council ("the Council"), that Ofsted's report published on ${formatDay(days.inspectionReport.add({ days: 3 }))} ("the Ofsted report") judged its services for children to be 'inadequate'.
2. That failure led the Secretary of State to give a direction on ${formatDay(days.firstDirection)} ("the First Direction"). It appointed Martin Oyelaran as Children's Services Commissioner ("the First Commissioner") and required the Council to follow his instructions and to assist his review of whether the Council's services should be run by another body.
3. The Secretary of State has carefully considered:
  a. the Ofsted report, which found weaknesses that were serious, widespread and of long standing in help and protection, in care and in leadership;
  b. the First Commissioner's report of ${formatDay(days.commissionersReport)} ("the Commissioner's report"), which advised that the services should stay with the Council for the present and that a Commissioner should keep watch over them until progress is secure; and
  c. the Improvement Notice given to the Council on ${formatDay(days.notice)} ("the Notice"), which required a plan to be delivered within twelve months and was not complied with.
4. The Secretary of State is satisfied that, although some things are better, the Council is still failing to an extent that calls for intervention in some or all of its children's social care functions, namely:
  a) social services functions within the meaning of the Local Authority Social Services Act 1970, as they concern children;
  b) functions under sections 23C to 24D of the Children Act 1989, where paragraph a. above does not already cover them; and
  c) functions under the Children Act 2004, sections 10, 12, 12C, 12D and 17A.
5. By this direction the Secretary of State has appointed Dr Helen Ashdown as Commissioner for the Council's children's services ("the Children's Services Commissioner"; "the new Commissioner"), on the terms of reference that are annexed to this direction ("the Terms of Reference").
6. The Secretary of State will ensure that the Department keeps a case lead and an improvement adviser in place for the Council until the Secretary of State is satisfied that improvement can be sustained without them.

NOW THEREFORE:

7. Using the powers in section 497A(4B) of the Education Act 1996, the Secretary of State directs the Council as follows:

a. To comply with every instruction that the Secretary of State or the Children's Services Commissioner gives for the improvement of children's social care in Kelsmere, and to provide such assistance as either of them may require.

b. To co-operate with the Children's Services Commissioner, including by allowing the Commissioner, on request and at all reasonable times, access:
  i. to any premises that the Council occupies;
  ii. to any record or document held by, or about, the Council; and
  iii. to any officer or elected member of the Council,

where the Commissioner considers it necessary in order to carry out the Terms of Reference.

c. To provide the Children's Services Commissioner with the services, amenities and administrative help that the Commissioner may reasonably require from time to time, including:
  i. the time of officers;
  ii. a private office, rooms to meet in and the use of computers.

d. To co-operate with the Children's Services Commissioner and the DfE case lead in their assessments of progress at six and twelve months after the date of this direction.

e. To adopt, by the end of ${formatMonth(days.direction.add({ months: 2 }))}, an improvement plan that answers each recommendation in the Commissioner's report, and to report progress against that plan to each meeting of the Improvement Board.

f. To send the Children's Services Commissioner a report on performance and quality every month, with the first report to be sent by the end of ${formatMonth(days.direction.add({ months: 1 }))}.

8. The Secretary of State may give further directions once progress has been assessed. The assessment may take into account:
  i. the written updates of the new Commissioner:
  ii. reviews of performance at least every six months, or more often where the Department thinks fit; and
  iii. the views of the Kelsmere Children's Improvement Board and its independent Chair.

9. As a consequence of this direction the First Direction is revoked by the Secretary of State and the Notice is withdrawn. This direction remains in force until the Secretary of State revokes it.

Signed on behalf of the Secretary of State for Education

A signature in blue ink, slanting to the right.

Judith Merriman

A senior civil servant in the Department for Education

Dated: ${formatDay(days.direction)}

ANNEX

Non-Executive Commissioner for Children's Services in Kelsmere

Terms of Reference

1. Ofsted found the Council to be 'inadequate' under every heading of its inspection. The Department presumes that services which fail persistently will be taken out of a council's control, unless there are good reasons against it.

2. The First Commissioner reviewed the Council and concluded that no alternative delivery model was needed at that time.

3. The new Commissioner shall:
  a. Oversee the Council's progress against the Ofsted report and the Commissioner's report. If progress is too slow, gather evidence of whether the Council has the capacity to improve itself and advise the Secretary of State accordingly;
  - Give the Council guidance, support and challenge, and issue any instructions that are needed to secure improvement; and recommend what further support the Council should have;
  c. Deliver a written update every two months, or more frequently if requested, to the minister responsible for children's social care (at present the Minister for Children and Families), with the first update to be delivered by the end of ${formatMonth(days.direction.add({ months: 1 }))};
  d. Ensure that the Improvement Board is effective and drives improvement across the partnership; and
  e. Chair, or support the independent Chair of, the Improvement Board.

4. The Commissioner may invite any partner of the Council to give an account of its contribution.
`
}
