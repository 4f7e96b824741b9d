import {el} from './dom.js';
import {at, put} from './pointer.js';
import {fault} from './answer.js';

/**
 * The form of the demo. It checks nothing by itself: every message at a field comes from the
 * answer, by `pointer` in a body and by `field` in a query.
 */
export class Form {
  constructor(root, description, onsubmit) {
    this.root = root;
    this.description = description;
    this.path = description.path;
    this.rows = description.list ? 1 : 0;
    this.onfix = () => {};
    root.addEventListener('submit', event => {
      event.preventDefault();
      onsubmit();
    });
    this.draw();
    this.fill(description.values);
  }

  draw() {
    const {fields, list} = this.description;
    const lines = Array.from({length: this.rows}, (unused, row) => this.line(list, row));
    this.root.replaceChildren(
      el('div', {class: 'summary', tabindex: -1, hidden: true}),
      this.ways(),
      el('div', {class: 'grid'}, ...fields.map(field => this.control(field, '#/' + field.name))),
      ...lines,
      list ? el('button', {type: 'button', class: 'small', onclick: () => this.grow()}, list.add) : '',
      el('button', {class: 'hidden', tabindex: -1, 'aria-hidden': true}, 'Send'));
  }

  /** A demo can have the same resource in several ways, at paths of their own. */
  ways() {
    const {ways} = this.description;
    return ways ? el(
      'div',
      {class: 'field'},
      el('label', {for: 'way'}, ways.label),
      el('select', {id: 'way', onchange: event => {
        this.path = event.target.value;
      }}, ...ways.paths.map(([path, label]) => el('option', {value: path, selected: path === this.path}, label)))) : '';
  }

  line(list, row) {
    return el(
      'fieldset',
      {},
      el('legend', {}, `${list.label} ${row + 1}`),
      el('div', {class: 'grid three'},
        ...list.fields.map(field => this.control(field, `#/${list.name}/${row}/${field.name}`))),
      this.rows > 0
        ? el('button', {type: 'button', class: 'small', onclick: () => this.shrink(row)}, `Remove ${list.label.toLowerCase()} ${row + 1}`)
        : '');
  }

  control(field, pointer) {
    const id = 'f' + pointer.replaceAll(/[#/]+/g, '-');
    const options = field.options?.map(option => el('option', {value: option}));
    return el(
      'div',
      {class: 'field' + (field.wide ? ' wide' : '')},
      el('label', {for: id}, field.label),
      el('input', {
        id,
        'data-pointer': pointer,
        'data-number': field.number,
        list: options ? id + '-options' : null,
        inputmode: field.number ? 'decimal' : null,
        placeholder: field.placeholder,
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-describedby': id + '-said'
      }),
      options ? el('datalist', {id: id + '-options'}, ...options) : '',
      el('div', {class: 'said-here', id: id + '-said'}));
  }

  controls() {
    return [...this.root.querySelectorAll('[data-pointer]')];
  }

  grow() {
    const values = this.read();
    this.rows++;
    this.draw();
    this.fill(values, this.rows);
    this.root.querySelector(`fieldset:last-of-type input`).focus();
  }

  shrink(row) {
    const values = this.read();
    values[this.description.list.name].splice(row, 1);
    this.fill(values);
    this.root.querySelector('.small:last-of-type').focus();
  }

  /** Returns what the fields hold. An empty field is a missing member, a text that is no number stays one. */
  read() {
    const value = {};
    const list = this.description.list?.name;
    for (const control of this.controls()) {
      const text = control.value;
      if (list && control.closest('fieldset')) {
        value[list] ??= Array.from({length: this.rows}, () => ({}));
      }
      if (text !== '') {
        const number = control.hasAttribute('data-number') && /^-?\d+(\.\d+)?$/.test(text);
        put(value, control.dataset.pointer, number ? Number(text) : text);
      }
    }
    if (list) {
      value[list] ??= [];
    }
    return value;
  }

  fill(values, least = 0) {
    const list = this.description.list?.name;
    if (list) {
      this.rows = Math.max(least, Array.isArray(values[list]) ? values[list].length : 0);
      this.draw();
    }
    for (const control of this.controls()) {
      const value = at(values, control.dataset.pointer);
      control.value = value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : value;
    }
  }

  request() {
    const {method} = this.description;
    const {path} = this;
    const values = this.read();
    return method === 'GET'
      ? {method, path: path + '?' + new URLSearchParams(values), type: '', body: '', pad: 0}
      : {method, path, type: 'application/json', body: JSON.stringify(values, null, 2), pad: 0};
  }

  /** Takes a request over; returns whether the form can show it. */
  take(request) {
    const {method, path, list, ways} = this.description;
    const [own, query] = request.path.split('?');
    if (request.method !== method || !(ways?.paths.map(([each]) => each) ?? [path]).includes(own)) {
      return false;
    }
    this.path = own;
    this.root.querySelectorAll('#way').forEach(way => {
      way.value = own;
    });
    try {
      const values = method === 'GET' ? Object.fromEntries(new URLSearchParams(query)) : JSON.parse(request.body);
      if (list && !Array.isArray(values[list.name])) {
        values[list.name] = [];
      }
      this.fill(values);
      return true;
    } catch {
      return false;
    }
  }

  /** Shows each error at its field, and all others above the form. */
  show(problem, language) {
    this.clear();
    this.root.querySelectorAll('.summary, .said-here').forEach(part => part.setAttribute('lang', language ?? 'en'));
    const errors = problem?.errors ?? [];
    const elsewhere = errors.filter(error => !this.place(error));
    const summary = this.root.querySelector('.summary');
    summary.hidden = !problem;
    summary.replaceChildren(...(problem ? [
      el('p', {}, el('strong', {}, problem.detail ?? problem.title ?? 'The request was refused.')),
      ...elsewhere.map(error => el('p', {}, el('code', {}, error.pointer ?? error.field), ' ', ...this.words(error)))] : []));
  }

  clear() {
    for (const control of this.controls()) {
      control.removeAttribute('aria-invalid');
      document.getElementById(control.id + '-said').replaceChildren();
    }
  }

  place(error) {
    const pointer = error.in === 'query' ? '#/' + error.field : error.pointer;
    const control = this.controls().find(each => each.dataset.pointer === pointer);
    if (control) {
      control.setAttribute('aria-invalid', 'true');
      document.getElementById(control.id + '-said').append(el('p', {class: 'error'}, ...this.words(error)));
    }
    return control;
  }

  words(error) {
    return fault(error, operations => this.onfix(operations)).filter(Boolean);
  }
}
