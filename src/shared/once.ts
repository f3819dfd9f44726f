/** A pure function of one thing, worked out once for each thing however often it is asked. */
export function onceFor<Thing extends object, Value>(make: (thing: Thing) => Value): (thing: Thing) => Value {
  const known = new WeakMap<Thing, { readonly value: Value }>()
  return (thing) => {
    const found = known.get(thing)
    if (found !== undefined) return found.value
    const value = make(thing)
    known.set(thing, { value })
    return value
  }
}
