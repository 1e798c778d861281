/** Copies a text, also where the page came over plain http and the browser has no clipboard to offer. */
export async function copyText(text: string) {
  if (window.isSecureContext) {
    // eslint-disable-next-line no-restricted-syntax -- the one place that has checked it is there
    await navigator.clipboard.writeText(text)
    return
  }
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else works without a secure context
  document.execCommand('copy')
  field.remove()
}
