import {el, scrolling} from './dom.js';
import {inWords} from './pointer.js';
import {framed} from './html.js';

/** Shows an answer, or that it is on its way. */
export function card(title, note, answer, extra) {
  return el(
    'article',
    {class: 'card reply'},
    el('div', {class: 'reply-head'}, el('h3', {}, title), answer ? badge(answer) : null),
    el('p', {class: 'help'}, note),
    ...(answer ? [...(extra ?? []), facts(answer), body(title, answer), headers(title, answer)]
               : [el('p', {class: 'help wait'}, 'Waiting for the answer …')]));
}

function badge({status, phrase}) {
  const kind = status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
  return el('span', {class: 'badge ' + kind}, `${status || ''} ${phrase}`.trim());
}

function facts({type, text, millis}) {
  const size = new TextEncoder().encode(text).length;
  const parts = [type || 'no Content-Type', `${size.toLocaleString('en')} bytes`];
  return el('p', {class: 'facts'}, [...parts, ...(millis === undefined ? [] : [`${millis} ms`])].join(' · '));
}

function body(title, {type, text}) {
  if (/html/.test(type)) {
    return el(
      'div',
      {class: 'shown'},
      framed(`Page, ${title}`, text),
      el('details', {}, el('summary', {}, 'HTML of the page'), scrolling(`Body, ${title}`, text)));
  }
  return scrolling(`Body, ${title}`, ...(/json/.test(type) ? json(text) : [text || 'No body.']));
}

function headers(title, answer) {
  const rows = answer.headers.map(([name, value]) =>
    el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, value)));
  return el(
    'details',
    {},
    el('summary', {}, `${rows.length} headers`),
    el('table', {class: 'pairs'}, el('caption', {class: 'hidden'}, `Headers, ${title}`), el('tbody', {}, ...rows)));
}

/** Indents JSON and marks names, texts and other values. */
export function json(text) {
  let pretty;
  try {
    pretty = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return [text];
  }
  const parts = [];
  let end = 0;
  for (const match of pretty.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g)) {
    const kind = match[2] ? 'name' : match[1] ? 'text' : 'other';
    parts.push(pretty.slice(end, match.index), el('span', {class: 'j-' + kind}, match[1] ?? match[0]));
    end = match.index + (match[1] ?? match[0]).length;
  }
  return [...parts, pretty.slice(end)];
}

/** One entry of `errors` as a person reads it, with a button that applies its fix. */
export function fault(error, apply) {
  const operations = error.fix;
  return [
    el('strong', {}, error.detail),
    error.hint ? el('span', {class: 'hint'}, ' ' + error.hint) : null,
    operations?.length && apply
      ? el('button', {type: 'button', class: 'fix', onclick: () => apply(operations)}, inWords(operations))
      : null
  ];
}

/** All entries of `errors` as a list. */
export function faults({problem, language}, apply) {
  const items = (problem?.errors ?? []).map(error =>
    el('li', {}, el('code', {}, error.pointer ?? `${error.in} ${error.field}`), ' ', ...fault(error, apply).filter(Boolean)));
  return items.length ? [el('ul', {class: 'faults', lang: language}, ...items)] : [];
}

/** What a program would do with an answer that it cannot repair. */
export function advice(problem) {
  if (problem?.retryable === true) {
    const after = problem.retry_after ? ` after ${problem.retry_after} s` : '';
    return [el('p', {class: 'advice'}, `The client may send the same request again${after}.`)];
  }
  if (problem?.retryable === false) {
    return [el('p', {class: 'advice'}, 'The client must not simply send it again: nobody knows whether it had an effect.')];
  }
  return [];
}
