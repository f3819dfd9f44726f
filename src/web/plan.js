// Words narrow a long list of things to tick. What is ticked stays in sight.
for (const chooser of document.querySelectorAll('[data-chooser]')) {
  const items = [...chooser.querySelectorAll('.govuk-checkboxes__item')]
  const list = chooser.querySelector('.govuk-checkboxes')
  if (items.length < 8 || list === null) continue
  const legend = chooser.querySelector('legend')?.textContent?.trim() ?? 'the list'
  const field = document.createElement('input')
  field.type = 'search'
  field.className = 'govuk-input sight-chooser__filter'
  field.setAttribute('aria-label', `Narrow: ${legend}`)
  field.placeholder = 'Type to narrow the list'
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const item of items) {
      const said = item.textContent.toLowerCase()
      const isTicked = item.querySelector('input').checked
      item.hidden = !isTicked && !words.every((word) => said.includes(word))
    }
  })
  list.before(field)
}

// The checks read along while somebody writes an action. The answer is the same page that the button would bring.
for (const section of document.querySelectorAll('[data-checks]')) {
  const form = document.getElementById('title')?.form
  if (!form) continue
  let waiting = 0
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void readAgain(), 700)
  })
  const readAgain = async () => {
    asked += 1
    const mine = asked
    const body = new URLSearchParams(new FormData(form))
    body.set('check', 'yes')
    try {
      const reply = await fetch(form.action, { method: 'POST', body })
      if (!reply.ok || mine !== asked) return
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
      const fresh = page.querySelector('[data-checks]')
      if (fresh !== null) section.replaceChildren(...fresh.childNodes)
    } catch {
      // Without a connection the words stay as they are, and the button still asks.
    }
  }
}
