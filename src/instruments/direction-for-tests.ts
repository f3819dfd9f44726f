// Two directions in the true form of such documents, written for the tests; the second ends the first.

export const FIRST_DIRECTION = `STATUTORY DIRECTION TO TEST VALE COUNCIL UNDER SECTION 497A(4B) OF THE EDUCATION ACT 1996 IN RELATION TO CHILDREN'S SOCIAL CARE

WHEREAS:

1. The Secretary of State for Education ("the Secretary of State") notes, as regards Test Vale Council ("the Council"), that services for children were judged to be 'inadequate'.

NOW THEREFORE:

2. The Secretary of State directs the Council as follows:
a. To comply with any instructions of the Secretary of State.
b. To provide the Secretary of State with a report on progress by the end of July 2025 and every two months thereafter.

3. This direction stays in force until the Secretary of State revokes it.

Signed on behalf of the Secretary of State for Education

Alex Person
A senior civil servant in the Department for Education

Dated 3 March 2025
`

export const SECOND_DIRECTION = `STATUTORY DIRECTION TO TEST VALE COUNCIL UNDER SECTION 497A(4B) OF THE EDUCATION ACT 1996 IN RELATION TO CHILDREN'S SOCIAL CARE

WHEREAS:

1. The Secretary of State for Education ("the Secretary of State") notes, as regards Test Vale Council ("the Council"), that services for children were judged to be 'inadequate'.

NOW THEREFORE:

2. The Secretary of State directs the Council as follows:
a. To comply with any instructions of the Secretary of State.
b. To provide the Secretary of State with a report on progress every two months, or more frequently if requested, the first by 31 July 2026.
c. To submit an improvement plan to the Secretary of State by 30 September 2026.
d. To submit a review of its workforce to the Secretary of State within three months of the appointment of the Director.

3. The direction dated 3 March 2025 is hereby revoked.

Signed on behalf of the Secretary of State for Education

Alex Person
A senior civil servant in the Department for Education

Dated 29 May 2026
`
