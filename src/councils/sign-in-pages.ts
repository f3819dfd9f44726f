import { leave, redirect, show } from '../web/answer.ts'
import { openRoute, ownRoute, type Route } from '../web/route.ts'
import type { PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { listDemonstrationPeople } from './demonstration-store.ts'
import { WHOLE_HOURS } from './session.ts'
import { beginSession, endSession } from './session-store.ts'
import { signInPage } from './sign-in-view.ts'

export type SignInChoices = { readonly demonstration: boolean; readonly oidc: boolean }

/** Signing in and out. */
export function signInPages(choices: SignInChoices): readonly Route[] {
  return [
    openRoute('GET', '/sign-in', async (request) => {
      if (request.visitor !== null) return redirect(safeNext(request.query.get('next')))
      const people = choices.demonstration ? await listDemonstrationPeople(request.database) : []
      return show(
        signInPage({
          formToken: request.formToken,
          next: safeNext(request.query.get('next')),
          email: '',
          errors: [],
          offersOidc: choices.oidc,
          demonstration: people,
        }),
      )
    }),

    openRoute('POST', '/sign-in/demonstration', async (request) => {
      const people = choices.demonstration ? await listDemonstrationPeople(request.database) : []
      const wanted = parseId<PersonId>(request.form.get('person'))
      const person = people.find((one) => one.id === wanted)
      if (person === undefined) return redirect('/sign-in')
      const token = await request.inSystem((db) =>
        beginSession(db, {
          person: person.id,
          how: 'demonstration',
          device: request.device,
          now: request.now,
        }),
      )
      return redirect(safeNext(request.form.get('next')), null, [sessionCookie(token)])
    }),

    ownRoute('POST', '/sign-out', async ({ visitor, inSystem }) => {
      await inSystem((db) => endSession(db, visitor.person.id, visitor.sessionId))
      return leave('/sign-in', [{ name: 'session', value: '', maxAgeSeconds: 0 }])
    }),
  ]
}

export function sessionCookie(token: string): { name: string; value: string; maxAgeSeconds: number } {
  return { name: 'session', value: token, maxAgeSeconds: WHOLE_HOURS * 3600 }
}

/** Only ever on to a page of our own. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next) && !next.startsWith('/sign-') ? next : '/'
}
