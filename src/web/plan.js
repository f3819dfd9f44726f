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
