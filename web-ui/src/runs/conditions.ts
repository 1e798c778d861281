/** A query is conditions with spaces between; the server's RunQuery reads it. */

const CONDITION = /[^\s"]*(?:"[^"]*")?[^\s"]*/g

/** The conditions one by one, each as it was written. */
export function conditions(q: string): string[] {
  return (q.match(CONDITION) ?? []).filter(Boolean)
}

/** With the condition if it was not among them, else without. */
export function toggled(q: string, condition: string): string {
  const all = conditions(q)
  return (all.includes(condition) ? all.filter((each) => each !== condition) : [...all, condition]).join(' ')
}

/** A condition that a name has a value, quoted where it must be. */
export function is(name: string, value: string): string {
  return /^[^\s"]+$/.test(value) ? `${name}=${value}` : `${name}="${value.replaceAll('"', '')}"`
}
