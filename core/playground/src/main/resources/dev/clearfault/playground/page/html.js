const HIDDEN = /^(HEAD|SCRIPT|STYLE)$/;
const BLOCKS = /^(BODY|BR|DD|DIV|DL|DT|H[1-6]|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

/**
 * Returns the text of a page, a line for each block. The page itself is not shown: this page allows
 * no styles but its own, so it would look as it never looks.
 */
export function textOf(html) {
  // A parser would complain of styles that the policy forbids.
  const plain = html.replace(/<style[^]*?<\/style>/gi, '').replace(/\sstyle="[^"]*"/gi, '');
  return lines(new DOMParser().parseFromString(plain, 'text/html').body, false)
    .split('\n')
    .map(line => line.replace(/^ | $/g, ''))
    .filter(line => line.trim() !== '')
    .join('\n');
}

function lines(node, asWritten) {
  if (node.nodeType === Node.TEXT_NODE) {
    return asWritten ? node.data : node.data.replace(/\s+/g, ' ');
  }
  if (HIDDEN.test(node.nodeName)) {
    return '';
  }
  const inside = [...node.childNodes].map(child => lines(child, asWritten || node.nodeName === 'PRE')).join('');
  if (node.nodeName === 'DT') {
    return `\n${inside}: `;
  }
  return node.nodeName !== 'DD' && BLOCKS.test(node.nodeName) ? `\n${inside}\n` : inside;
}
