import {$, el} from './dom.js';
import {Form} from './form.js';
import {send, twin} from './exchange.js';
import {advice, card, faults} from './answer.js';
import {patch} from './pointer.js';
import {mend} from './repair.js';
import {operatorView} from './operator.js';
import {tabs} from './tabs.js';

const MOST_STEPS = 6;
const load = async name => (await fetch('/playground/' + name)).json();
const [demo, state] = await Promise.all([load('demo.json'), load('state.json')]);

const form = new Form($('form'), demo.form, () => $('send').click());
let raw = false;
let last = null;
let running = 0;

const show = tabs(document.querySelector('[role=tablist]'), id => {
  const wasRaw = raw;
  raw = id === 'tab-raw';
  if (raw && !wasRaw) {
    write(form.request());
  } else if (!raw && wasRaw) {
    form.take(read());
    form.show(null);
  }
});

function read() {
  return {
    method: $('method').value,
    path: $('path').value,
    type: $('type').value,
    body: $('body').value,
    pad: Number($('pad').value)
  };
}

function write(request) {
  $('method').value = request.method;
  $('path').value = request.path;
  $('type').value = request.type ?? '';
  $('body').value = request.body ?? '';
  $('pad').value = request.pad ?? 0;
  $('preset').value = '';
}

/** Puts a request where the visitor is: into the form if it can show it, else into the raw text. */
function place(request) {
  write(request);
  if (!raw && !form.take(request)) {
    show('tab-raw');
    write(request);
  }
}

const current = () => (raw ? read() : form.request());

/** Sends what is there to the demo and to the bare container, and shows both answers. */
async function sendNow(request = current()) {
  const format = $('format').value;
  const asked = {accept: $('accept').value, language: $('language').value};
  $('said').textContent = 'Waiting for the answer …';
  draw(request, null, null);
  const bare = bareAnswer(request, asked);
  const prefix = format && '/' + format;
  const answer = await send(request, {...asked, prefix}, demo.maker);
  last = {request, answer};
  draw(request, answer, null);
  say(answer);
  form.show(raw ? null : answer.problem, answer.language);
  const view = state.log ? await operatorView(answer, prefix) : [];
  const other = await bare;
  $('operator').hidden = !state.log;
  $('operator-view').replaceChildren(...view);
  draw(request, answer, other);
  return answer;
}

async function bareAnswer(request, asked) {
  return state.bare ? send(request, {...asked, prefix: '/bare'}, demo.maker) : null;
}

function draw(request, answer, bare) {
  const open = [...document.querySelectorAll('#pair details')].map(details => details.open);
  const found = answer ? [...faults(answer, operations => once(() => fix(operations))()), ...advice(answer.problem)] : [];
  $('pair').replaceChildren(
    card('With Clearfault', before(request) + `${request.method} ${answer?.path ?? request.path}`, answer, found),
    ...(state.bare ? [card(`Bare ${demo.server}`, 'The same code, with the filter removed', bare)] : []));
  document.querySelectorAll('#pair details').forEach((details, index) => {
    details.open = open[index] ?? false;
  });
}

/** What is sent first, to make what the path names. */
const before = ({path}) => (path.includes('{id}') && demo.maker ? `First POST ${demo.maker.path}, then ` : '');

function say({status, phrase, problem}) {
  const count = problem?.errors?.length;
  const faults = count ? `, ${count} ${count === 1 ? 'fault' : 'faults'}` : '';
  $('said').textContent = `${status || ''} ${phrase}${faults}. ${problem?.detail ?? ''}`.trim();
}

/** Applies one fix to what was sent, which is what its pointers are about. */
function fix(operations) {
  try {
    const request = current();
    place({...request, body: JSON.stringify(patch(JSON.parse(request.body), operations), null, 2)});
    return sendNow();
  } catch {
    $('said').textContent = 'The fix is for the request as it was sent. Send it again.';
  }
}

/** Lets the program repair the request once, and sends what comes out. Returns whether it goes on. */
async function step() {
  const refused = last && same(last.request, current()) ? last.answer : await sendNow();
  if (refused.status > 0 && refused.status < 400) {
    note('Accepted', []);
    return false;
  }
  const repair = mend(last.request, refused.problem);
  if (!repair.changes.length) {
    note(`${refused.status} ${refused.problem?.code ?? refused.phrase}: gave up`, repair.open.map(text => [text]));
    return false;
  }
  place(repair.request);
  const after = await sendNow(repair.request);
  const changes = repair.changes.map(({place: where, before: from, after: to, by, made}) => [
    el('code', {}, where), ' ', el('del', {}, brief(from)), ' → ', el('ins', {}, brief(to)), el('span', {class: made ? 'by made' : 'by'}, by)]);
  note(`${refused.status} → ${after.status} ${after.problem?.code ?? after.phrase}`, [...changes, ...repair.open.map(text => [text])]);
  return after.status >= 400;
}

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
const brief = value => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60));

function note(title, lines) {
  $('steps-card').hidden = false;
  $('steps').append(el('li', {}, el('strong', {}, title), el('ul', {}, ...lines.map(line => el('li', {}, ...line)))));
}

async function repair(steps) {
  $('steps').replaceChildren(...(steps === 1 ? [...$('steps').children] : []));
  for (let count = 0; count < steps && (await step()); count++);
}

/** Marks the page as busy until the action is done. */
async function busy(action) {
  running++;
  document.body.setAttribute('aria-busy', 'true');
  try {
    return await action();
  } finally {
    if (--running === 0) {
      document.body.removeAttribute('aria-busy');
    }
  }
}

/** Runs one action at a time: a press meanwhile does nothing. */
const once = action => () => (running ? undefined : busy(action));

/** Switches the mode of the called service. Resolves to why that failed; null if it did not. */
async function change(mode) {
  const headers = {'Content-Type': 'application/json', Accept: 'application/json'};
  try {
    const answer = await fetch('/upstream/mode', {method: 'PUT', headers, body: JSON.stringify({mode})});
    return answer.ok ? null : `the demo answered ${answer.status}`;
  } catch {
    return 'the demo did not answer';
  }
}

/** The mode outlives the page, so the page asks for it. */
async function upstream() {
  const {name, call, modes} = demo.upstream;
  $('upstream').hidden = !state.breakable;
  $('upstream-title').textContent = `The ${name} service it calls`;
  $('call').textContent = call.label;
  $('mode').append(...modes.map(([mode]) => el('option', {value: mode}, mode)));
  const explain = () => {
    $('mode-help').textContent = modes.find(([mode]) => mode === now)[1];
  };
  let now = $('mode').value;
  if (state.breakable) {
    now = (await (await fetch('/upstream/mode')).json()).mode;
    $('mode').value = now;
  }
  explain();
  $('mode').addEventListener('change', () => busy(async () => {
    const wanted = $('mode').value;
    const failure = await change(wanted);
    if (failure) {
      $('mode').value = now;
      $('mode-help').textContent = `The service still behaves as ${now}: ${failure}.`;
    } else {
      now = wanted;
      explain();
    }
  }));
  $('call').addEventListener('click', once(() => {
    place(call.request);
    return sendNow(call.request);
  }));
}

document.title = `${demo.title} – Clearfault playground`;
$('title').textContent = demo.title;
$('about').textContent = demo.about;
$('server').textContent = demo.server;
$('said').textContent = `Nothing is sent yet. ${demo.start}`;
$('preset').append(el('option', {value: ''}, 'My own request (below)'), ...demo.presets.map((preset, index) => el('option', {value: index}, preset.name)));
$('preset').addEventListener('change', () => {
  const chosen = $('preset').value;
  write(demo.presets[chosen] ?? read());
  $('preset').value = chosen;
});
$('raw').addEventListener('submit', event => event.preventDefault());
$('send').addEventListener('click', once(async () => {
  $('steps').replaceChildren();
  $('steps-card').hidden = true;
  const {problem} = await sendNow();
  if (!raw && problem) {
    document.querySelector('#form .summary').focus({preventScroll: true});
  }
}));
$('repair').addEventListener('click', once(() => repair(1)));
$('repair-all').addEventListener('click', once(() => repair(MOST_STEPS)));
form.onfix = operations => once(() => fix(operations))();
await upstream();
if (state.bare) {
  twin('bare'); // It takes a moment to start.
}
document.body.dataset.ready = 'true';
