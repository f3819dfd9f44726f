import { redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { openRoute, ownRoute, type Route } from '../web/route.ts'
import { accessibilityPage, councilsPage } from './door-view.ts'

/** The front door: to one's council, or to the choice of them; and what is open to everyone. */
export const doorPages: readonly Route[] = [
  openRoute('GET', '/', async ({ visitor }) => {
    if (visitor === null) return redirect('/sign-in')
    const [first, ...others] = visitor.councils
    if (first !== undefined && others.length === 0) return redirect(inCouncilPath(first))
    // Whoever oversees several councils begins with all of them on one page.
    return redirect(visitor.councils.some((one) => one.role === 'case lead') ? '/portfolio' : '/councils')
  }),

  ownRoute('GET', '/councils', async ({ visitor }) => show(councilsPage(visitor.councils))),

  openRoute('GET', '/accessibility', async () => show(accessibilityPage())),
]
