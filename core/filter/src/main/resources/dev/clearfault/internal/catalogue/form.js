// Checks the forms of a page by the rules that the server publishes, in the words of the server, and
// shows the errors of an answer at their fields. docs/forms.md says how a page uses it. The server
// leaves out the lines that begin with two slashes, and the space before each line.

const language = document.documentElement.lang || navigator.language;

// What the browser finds wrong, and the codes that the server has for it. A code that is not here,
// and all that is in doubt, is left to the server.
const CODES = {
  valueMissing: /^(missing|not_(null|blank|empty)|assert_true)$/,
  typeMismatch: /^(email|url)$/,
  patternMismatch: /^pattern$/,
  tooShort: /^(size|length)$/,
  tooLong: /^(size|length)$/,
  rangeUnderflow: /^((decimal_)?min|range|positive(_or_zero)?|future_or_present)$/,
  rangeOverflow: /^((decimal_)?max|range|negative(_or_zero)?|past_or_present)$/,
  stepMismatch: /^(multiple_of|digits)$/
};
const TYPES = {email: 'email', uri: 'url', date: 'date', 'time-local': 'time', 'date-time-local': 'datetime-local'};
const NUMBER = /number|integer/;
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
let contract = {}, contractLanguage, count = 0;

const inWords = ({detail, hint}) => [detail, hint].filter(Boolean).join('. ');

// The way to the value that an error is about: items/0/sku for #/items/0/sku.
const wayTo = error => error.in === 'body' ? decodeURIComponent(error.pointer).slice(2) : error.field.split(/[.[]/, 1)[0];

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// A long number is sent as it was written, because JavaScript would round it.
const convert = (text, {type}) =>
  NUMBER.test(type) && !isNaN(text)
    ? JSON.rawJSON && JSON_NUMBER.test(text) && !Number.isSafeInteger(+text) ? JSON.rawJSON(text) : +text
    : /boolean/.test(type) ? text === 'true' || (text !== 'false' && text) : text;

// The server decides in its own time zone, so a day is refused only if it is over in all of them, or
// has begun in none.
const day = hours => new Date(Date.now() + hours * 36e5).toISOString().slice(0, 10);

// Takes care of a form that was added after the page was loaded.
export const connect = form => {
  const [method, path] = form.dataset.operation.split(' ');
  const operation = contract.paths?.[path]?.[method.toLowerCase()];
  if (!operation) return console.warn('form.js: unknown operation ' + form.dataset.operation);
  const parameters = operation.parameters ?? [];
  const content = operation.requestBody?.content ?? {};
  const type = ['application/json', 'multipart/form-data'].find(each => content[each]) ?? Object.keys(content)[0];
  const isJson = type === 'application/json';
  const said = make('div', {className: 'clearfault-summary', tabIndex: -1, role: 'status'});
  // What takes the errors of a name away.
  const shown = new Map();

  // The errors of a place alone, in the order of an answer. In the contract, * is any step, and ** any number.
  const rulesAt = place => (operation['x-errors'] ?? []).filter(error => place.in === error.in
    && RegExp('^' + wayTo(error).replace(/\W/g, '\\$&').replaceAll('\\*\\*\\/', '(.+/)?').replaceAll('\\*', '[^/]+') + '$')
      .test(place.tokens.join('/')));

  const isNeeded = rules => rules.some(({code}) => CODES.valueMissing.test(code));

  // What the fields stand for now, by their names.
  const places = () => {
    const values = new FormData(form);
    const controls = [...form.elements].filter(each =>
      each.matches('[name]:is(input, select, textarea):enabled:not([type=submit], [type=image])'));
    const rows = {};
    const all = [...new Set(controls.map(each => each.name))].map(name => {
      const isNamed = each => each.name === name;
      const place = {name, in: parameters.find(isNamed)?.in ?? (isJson ? 'body' : 'form'), controls: controls.filter(isNamed)};
      // Rows are counted as they stand, so a row that was removed leaves no gap.
      let at = '';
      place.tokens = (place.in === 'body' ? name.match(/[^.[\]]+/g) : [name]).map(token => {
        const seen = (rows[at] ??= []);
        at += '/' + token;
        return /\D/.test(token) ? token : seen.includes(token) ? seen.indexOf(token) : seen.push(token) - 1;
      });
      place.rules = rulesAt(place);
      place.schema = Object.assign({}, ...place.rules.map(({expected}) => expected));
      const [{type: kind, checked}] = place.controls;
      place.isSwitch = kind === 'checkbox' && /boolean/.test(place.schema.type);
      place.values = place.isSwitch ? [String(checked)] : values.getAll(name).filter(value => (value.name ?? value) !== '');
      return place;
    });
    all.forEach(prepare);
    return all;
  };

  // Gives the fields of a place what a browser can check.
  const prepare = ({controls, tokens, schema, rules, isSwitch, ...place}) => {
    const has = code => rules.some(rule => rule.code === code);
    const isNumber = NUMBER.test(schema.type);
    const min = schema.minimum ?? schema.exclusiveMinimum ?? (has('future_or_present') ? day(-12) : null);
    const step = schema.multipleOf ?? (/integer/.test(schema.type) ? 1 : 'any');
    const attributes = {
      min,
      max: schema.maximum ?? schema.exclusiveMaximum ?? (has('past_or_present') ? day(14) : null),
      // A browser counts the steps from the minimum.
      step: isNumber ? (((min ?? 0) / step).toFixed(9) % 1 ? 'any' : step) : null,
      minlength: schema.minLength,
      maxlength: schema.maxLength,
      pattern: schema.pattern
    };
    // A member of an object that is optional has to be there only beside others: the server knows.
    const row = tokens.findLastIndex(Number.isInteger);
    const required = isNeeded(rules)
      && tokens.every((token, index) => index <= row + 1 || isNeeded(rulesAt({...place, tokens: tokens.slice(0, index)})));
    for (const control of controls) {
      if (control.matches('input:not([type])')) control.type = isNumber ? 'number' : TYPES[schema.format] ?? 'text';
      control.required = required && (!isSwitch || schema.const);
      for (const name in attributes) {
        if (attributes[name] != null && !control.options) control.setAttribute(name, attributes[name]);
      }
    }
  };

  const check = all => all.forEach(place => {
    const {controls: [{validity}], values: [text], schema} = place;
    show(place, place.rules.filter(({code, detail}) => detail && (
      // Only what can be read can break another rule.
      validity.badInput || (/integer/.test(schema.type) && text % 1) ? code === (NUMBER.test(schema.type) ? 'type_mismatch' : 'invalid_format')
        : (code === 'not_blank' && /^[\0- ]+$/.test(text))
        || Object.keys(CODES).some(state => validity[state] && CODES[state].test(code)
          // A browser knows fewer addresses than there are.
          && !(code === 'email' && /["[]|[^ -~]/.test(text))))), contractLanguage);
  });

  const forget = name => [shown.get(name)?.(), shown.delete(name)];

  const show = ({name, controls}, errors, lang) => {
    forget(name);
    if (!errors.length) return;
    const [first] = controls;
    first.id ||= 'clearfault-' + ++count;
    const words = make('span', {lang}, errors.map(inWords).join(' '));
    const note = make('span', {className: 'clearfault-error', id: first.id + '-error'}, words.cloneNode(true));
    const last = controls.at(-1);
    (last.closest('label') ?? last).after(note);
    const label = [first.closest('fieldset')?.querySelector('legend'), first.labels?.[0]]
      .flatMap(each => each?.textContent.trim() ?? []);
    const link = make('a', {href: '#' + first.id}, label.join(', ') || name);
    const line = make('p', {}, link, ': ', words);
    said.append(line);
    const mark = isWrong => controls.forEach(control => {
      const others = (control.getAttribute('aria-describedby') ?? '').replace(note.id, '');
      control.setAttribute('aria-describedby', isWrong ? others + ' ' + note.id : others);
      control.setAttribute('aria-invalid', isWrong);
    });
    mark(true);
    shown.set(name, () => [mark(false), note.remove(), line.remove()]);
  };

  const clear = () => [[...shown.keys()].forEach(forget), said.replaceChildren()];

  const focus = all => (all.find(({name}) => shown.has(name))?.controls[0] ?? said).focus();

  const request = all => {
    const own = form.getAttribute('action');
    let url = own && !path.includes('{') ? own : (contract.servers?.[0].url ?? '').replace(/\/$/, '') + path;
    const headers = {Accept: 'application/problem+json, application/json', 'Accept-Language': language};
    const query = new URLSearchParams();
    const fields = type === 'multipart/form-data' ? new FormData() : new URLSearchParams();
    const whole = {};
    for (const {name, tokens, values, schema, ...place} of all) {
      if (place.in === 'path') url = url.replace(`{${name}}`, encodeURIComponent(values));
      else if (place.in === 'header') values.forEach(value => (headers[name] = value));
      else if (place.in !== 'body') values.forEach(value => (place.in === 'query' ? query : fields).append(name, value));
      else {
        const list = /array/.test(schema.type);
        const sent = values.map(value => convert(value, list ? schema.items : schema));
        // What is not entered is not sent, but for the row that it is in.
        const end = sent.length ? tokens.length - 1 : tokens.findLastIndex(Number.isInteger);
        tokens.slice(0, end + 1).reduce((node, token, index) => index === tokens.length - 1
          ? (node[token] = list ? sent : sent[0] ?? null)
          : (node[token] ??= Number.isInteger(tokens[index + 1]) ? [] : {}), whole);
      }
    }
    if (isJson) headers['Content-Type'] = type;
    return [url + (query.size ? '?' + query : ''), {method, headers, body: isJson ? JSON.stringify(whole) : type && fields}];
  };

  const refuse = (all, {title, detail, errors = [], retryable, retry_after: wait}, lang) => {
    const {unsure, moment, seconds} = contract['x-next'] ?? {};
    const next = retryable === false ? unsure : wait ? seconds?.replace('{count}', wait) : retryable && moment;
    said.append(make('p', {lang}, make('strong', {}, title ?? ''), ' ', [detail, next].filter(Boolean).join(' ')));
    const left = new Set(errors);
    // Also those about something inside, for which there is no field.
    all.forEach(place => show(place, errors.filter(error => place.in === error.in
      && (wayTo(error) + '/').startsWith(place.tokens.join('/') + '/') && left.delete(error)), lang));
    left.forEach(error => said.append(make('p', {lang}, error.field || error.pointer, ': ', inWords(error))));
    focus(all);
  };

  const send = async all => {
    // Nobody knows what a request did that has no answer.
    let problem = {retryable: !/POST|PATCH/.test(method)}, lang = language;
    try {
      const [url, sent] = request(all);
      form.dispatchEvent(new CustomEvent('clearfault:send', {bubbles: true, detail: sent}));
      const response = await fetch(url, sent);
      const {headers, status} = response;
      const isData = /json/.test(headers.get('Content-Type'));
      const body = isData ? await response.json() : await response.text();
      if (response.ok) return form.dispatchEvent(new CustomEvent('clearfault:answer', {bubbles: true, detail: {response, body}}));
      lang = headers.get('Content-Language') ?? lang;
      problem = isData ? body : {title: status + ' ' + response.statusText, ...(status > 501 && problem)};
    } catch { /* The problem says what to do next. */ }
    refuse(all, problem, lang);
  };

  form.addEventListener('submit', async event => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (form.ariaBusy) return;
    clear();
    const all = places();
    check(all);
    if (shown.size) return focus(all);
    form.ariaBusy = 'true';
    await send(all);
    form.ariaBusy = null;
  });
  form.addEventListener('change', ({target}) => check(places().filter(({name}) => name === target.name)));
  form.addEventListener('reset', clear);
  // The browser would say it in its own words.
  form.noValidate = true;
  form.prepend(said);
  places();
  new MutationObserver(places).observe(form, {childList: true, subtree: true});
};

try {
  const answer = await fetch(new URL('openapi.json', import.meta.url), {headers: {'Accept-Language': language}});
  contract = await answer.json();
  contractLanguage = answer.headers.get('Content-Language');
  document.querySelectorAll('form[data-operation]').forEach(connect);
} catch (failure) {
  // The forms are sent as they are.
  console.warn('form.js:', failure);
}
