import {el, scrolling} from './dom.js';

const PATIENCE = 20;

/** The log line of an answer, and the counters of its code, as the operator of the demo has them. */
export async function operatorView({problem, text}, prefix) {
  // A page and Markdown name the instance, too.
  const instance = problem?.instance ?? text.match(/urn:uuid:[0-9a-f-]{36}/)?.[0];
  if (!instance) {
    return [el('p', {class: 'help'}, 'This answer has no instance, so the log has no line about it: a success is not logged.')];
  }
  const line = await logLine(instance);
  return [
    el('p', {class: 'help'}, 'One line of the log. Its instance is that of the answer, and no client sees the rest.'),
    line === null
      ? el('p', {}, 'The log has no line of its own for this one: more than ten a second of a kind become one summary.')
      : scrolling('Line of the log', ...marked(line)),
    ...(await counters(codeOf(problem, line), prefix))];
}

/** The line is written after the answer, so it may be a moment late. */
async function logLine(instance) {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const answer = await fetch('/playground/log?instance=' + encodeURIComponent(instance));
    if (answer.status === 200) {
      return answer.text();
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return null;
}

/** The other formats have no code; the line of the log has. */
function codeOf(problem, line) {
  return problem?.code ?? line?.match(/: \d{3} ([a-z0-9_]+) /)?.[1];
}

function marked(line) {
  return line.split(/(\b(?:because|fault)=\S+)/).map((part, index) => (index % 2 ? el('mark', {}, part) : part));
}

async function counters(code, prefix) {
  const answer = await fetch(prefix + '/metrics');
  const rows = answer.ok
    ? (await answer.text()).split('\n').map(line => counter(line, code)).filter(Boolean)
    : [];
  return rows.length
    ? [el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Counters'},
        el('table', {class: 'counters'},
          el('caption', {}, 'Counters with the code ', el('code', {}, code)),
          el('thead', {}, el('tr', {}, ...['Counter', 'Labels', 'Count'].map(name => el('th', {scope: 'col'}, name)))),
          el('tbody', {}, ...rows)))]
    : [el('p', {class: 'help'}, 'The metrics are closed.')];
}

/** Reads one line of Prometheus' text: name{labels} value. */
function counter(line, code) {
  const [, name, labels, value] = line.match(/^(clearfault_\w+)\{(.*)\} (\S+)$/) ?? [];
  if (!labels?.includes(`code="${code}"`)) {
    return null;
  }
  const others = labels.split(',').filter(label => !label.startsWith('code=')).join('  ').replaceAll('"', '');
  return el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, others), el('td', {}, Number(value).toLocaleString('en')));
}
