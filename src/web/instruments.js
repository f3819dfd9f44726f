// A document that is being read: look again until it is there. Without script the page refreshes itself.
const waiting = document.querySelector('[data-come-back]')
if (waiting !== null) setTimeout(() => location.reload(), Number(waiting.dataset.comeBack))

// A feed's address with the machine's own name in front, so that it can be copied.
for (const link of document.querySelectorAll('[data-whole-address]')) link.textContent = link.href

const confirming = document.querySelector('[data-confirm]')
if (confirming !== null) {
  const text = confirming.querySelector('[data-document-text]')
  const cards = [...confirming.querySelectorAll('[data-proposal]')]
  const isWide = window.matchMedia('(min-width: 60em)')
  let current = cards.findIndex((card) => card.classList.contains('sight-proposal--current'))

  const showPlace = (id) => {
    for (const mark of text.querySelectorAll('.sight-mark'))
      mark.classList.toggle('sight-mark--lit', mark.dataset.within.split(' ').includes(id))
    const place = document.getElementById(`t${id}`)
    const panel = text.parentElement
    if (place === null || !isWide.matches) return
    const down = place.getBoundingClientRect().top - panel.getBoundingClientRect().top
    panel.scrollTo({ top: panel.scrollTop + down - panel.clientHeight / 3 })
  }

  const moveTo = (index, isFirst) => {
    const card = cards[Math.max(0, Math.min(cards.length - 1, index))]
    if (card === undefined) return
    current = cards.indexOf(card)
    for (const one of cards) one.classList.toggle('sight-proposal--current', one === card)
    const { proposal } = card.dataset
    showPlace(proposal)
    if (isFirst) return
    history.replaceState(null, '', `?at=${proposal}#p${proposal}`)
    card.scrollIntoView({ block: 'nearest' })
    card.focus({ preventScroll: true })
  }

  // The address may name a card by `#p12` alone.
  const named = cards.findIndex((card) => `#${card.id}` === location.hash)
  moveTo(named >= 0 ? named : current, true)

  confirming.addEventListener('click', (event) => {
    const link = event.target.closest('[data-show-place]')
    if (link !== null && isWide.matches) {
      event.preventDefault()
      moveTo(cards.indexOf(link.closest('[data-proposal]')))
      return
    }
    const mark = event.target.closest('.sight-mark')
    if (mark === null || mark.closest('[data-document-text]') === null || !getSelection().isCollapsed) return
    const id = mark.dataset.within.split(' ').at(-1)
    moveTo(cards.findIndex((card) => card.dataset.proposal === id))
  })

  // Many at once is asked again.
  for (const one of confirming.querySelectorAll('[data-ask]'))
    one.addEventListener('click', (event) => {
      if (!confirm(one.dataset.ask)) event.preventDefault()
    })

  // Keys do what the buttons do; they can be switched off, for whoever speaks to the machine.
  const press = (act) => cards[current]?.querySelector(`[data-act="${act}"]`)?.click()
  const keys = {
    j: () => moveTo(current + 1),
    k: () => moveTo(current - 1),
    a: () => press('accept'),
    e: () => press('edit'),
    r: () => press('reject'),
    u: () =>
      (
        cards[current]?.querySelector('[data-act="undo"]') ?? confirming.querySelector('[data-undo-last]')
      )?.click(),
  }
  const kept = 'sight-keys-off'
  let isOn = localStorage.getItem(kept) === null
  const bar = confirming.querySelector('[data-keys]')
  if (bar !== null) {
    const note = document.createElement('p')
    note.className = 'sight-keys'
    const toggle = document.createElement('button')
    toggle.type = 'button'
    toggle.dataset.keysToggle = ''
    toggle.className = 'govuk-button govuk-button--secondary sight-small'
    const say = () => {
      note.innerHTML = isOn
        ? '<kbd>j</kbd> next <kbd>k</kbd> previous <kbd>a</kbd> accept <kbd>e</kbd> edit <kbd>r</kbd> reject <kbd>u</kbd> undo'
        : ''
      toggle.textContent = isOn ? 'Switch keys off' : 'Switch keys on'
    }
    toggle.addEventListener('click', () => {
      isOn = !isOn
      if (isOn) localStorage.removeItem(kept)
      else localStorage.setItem(kept, 'yes')
      say()
    })
    say()
    bar.append(toggle, note)
    document.addEventListener('keydown', (event) => {
      const isTyping = event.target.closest('input, textarea, select, [contenteditable]') !== null
      if (!isOn || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const act = keys[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    })
  }

  // What is selected in the text fills the form that adds a provision.
  const form = confirming.querySelector('[data-add]')
  // Characters from the start of the text; a page's label counts as the one character it stands for.
  const offsetOf = (node, offset) => {
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(node, offset)
    const part = range.cloneContents()
    let length = part.textContent.length
    for (const label of part.querySelectorAll('[data-stands-for]'))
      length += Number(label.dataset.standsFor) - label.textContent.length
    return length
  }
  if (form !== null)
    document.addEventListener('selectionchange', () => {
      const selection = getSelection()
      if (selection.rangeCount === 0 || selection.isCollapsed) return
      const range = selection.getRangeAt(0)
      if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return
      form.elements.quote.value = selection.toString()
      form.elements.start.value = offsetOf(range.startContainer, range.startOffset)
      form.elements.end.value = offsetOf(range.endContainer, range.endOffset)
    })
  // Words that were changed by hand are looked for anew.
  form?.elements.quote.addEventListener('input', () => {
    form.elements.start.value = ''
    form.elements.end.value = ''
  })
}
