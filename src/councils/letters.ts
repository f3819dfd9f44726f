import { INVITATION_HOURS, NEW_PASSWORD_HOURS } from './invitation.ts'

// What people are sent. Nothing in a letter but what its reader may know already; its link is made as it goes out, so that
// nobody who can read the letters that are kept can use it.

type Wording = { readonly subject: string; readonly text: string }

export function invitationLetter(about: {
  readonly name: string
  readonly council: string
  readonly role: string
  readonly invitedBy: string
}): Wording {
  return {
    subject: `Your invitation to Line of Sight for ${about.council}`,
    text: `Dear ${about.name}

${about.invitedBy} invites you to Line of Sight, where ${about.council} keeps its improvement plan for children's services. Your role there: ${about.role}.

Open this link to accept. It works once, for ${INVITATION_HOURS} hours:

{link}

Have your phone at hand: you will choose a password and set up an app that makes sign-in codes.

If you did not expect this, you need do nothing.
`,
  }
}

export function newPasswordLetter(about: { readonly name: string; readonly council: string }): Wording {
  return {
    subject: 'Choose a new password for Line of Sight',
    text: `Dear ${about.name}

An administrator of ${about.council} sends you this link to choose a new password for Line of Sight. It works once, for ${NEW_PASSWORD_HOURS} hours:

{link}

If you did not ask for it, you need do nothing: your present password still works.
`,
  }
}
