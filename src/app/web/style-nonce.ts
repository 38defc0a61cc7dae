/** The mark of this page: the browser applies no style written at run time that does not carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

// The interface library can be given the mark, but where it locks scrolling and measures scroll bars it writes styles
// without asking for it. Only code can reach this, and code comes from this server alone; markup cannot.
const create = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement
document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = nonce
  return element
}) as typeof document.createElement

// A text area that grows is measured by a hidden twin, whose style is set as an attribute, which counts as markup.
HTMLTextAreaElement.prototype.setAttribute = function setAttribute(name, value) {
  if (name === 'style') this.style.cssText = value
  else HTMLElement.prototype.setAttribute.call(this, name, value)
}
