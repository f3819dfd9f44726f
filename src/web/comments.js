// While somebody types "@" and the beginning of a name, the people who may be called are offered as buttons below.
for (const talk of document.querySelectorAll('[data-mentions]')) {
  const field = talk.querySelector('textarea')
  const names = [...talk.querySelectorAll('[name=mention]')].map(
    (box) => talk.querySelector(`label[for="${box.id}"] strong`)?.textContent ?? '',
  )
  if (field === null || names.length === 0) continue
  const offer = document.createElement('p')
  offer.className = 'govuk-body sight-mentions'
  offer.setAttribute('role', 'status')
  field.after(offer)
  const typed = () =>
    /(?:^|[^\p{L}\p{N}])@([\p{L}'’ -]{1,40})$/u.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null
  const complete = (name, start) => {
    const at = field.selectionStart
    field.setRangeText(`${name} `, at - start.length, at, 'end')
    offer.replaceChildren()
    field.focus()
  }
  field.addEventListener('input', () => {
    const start = typed()
    const fitting =
      start === null
        ? []
        : names.filter((name) => ` ${name}`.toLowerCase().includes(` ${start.toLowerCase()}`))
    offer.replaceChildren(
      ...fitting.slice(0, 5).map((name) => {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'sight-act'
        button.textContent = `@${name}`
        button.addEventListener('click', () => complete(name, start))
        return button
      }),
    )
  })
}
