/** Makes an element. Texts become text nodes, so nothing that a client sent is ever markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const $ = id => document.getElementById(id);

/** A text that can be longer than its box: the keyboard can scroll it. */
export function scrolling(label, ...children) {
  return el('pre', {tabindex: 0, role: 'region', 'aria-label': label}, ...children);
}
