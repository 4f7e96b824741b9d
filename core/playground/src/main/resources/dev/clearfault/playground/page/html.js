import {el} from './dom.js';

/** It may open a link in a new tab and nothing else: no script runs in it. */
const ALLOWED = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * Shows a page in a frame, as a browser shows it. The policy of this page holds in the frame, too,
 * and allows no styles inside a page. So they are taken out of its text and set by this script.
 */
export function framed(label, html) {
  const styles = [];
  const plain = html
    .replace(/<style[^>]*>([^]*?)<\/style>/gi, (whole, style) => {
      styles.push(style);
      return '';
    })
    .replace(/\sstyle="/gi, ' data-style="');
  const frame = el('iframe', {class: 'page', title: label, tabindex: 0, sandbox: ALLOWED, srcdoc: plain});
  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(styles.join('\n'));
    page.adoptedStyleSheets = [sheet];
    for (const element of page.querySelectorAll('[data-style]')) {
      element.style.cssText = element.dataset.style;
    }
    for (const link of page.links) {
      link.target = '_blank';
    }
    frame.style.height = `${page.documentElement.scrollHeight + 2}px`;
    frame.dataset.shown = 'true';
  });
  return frame;
}
