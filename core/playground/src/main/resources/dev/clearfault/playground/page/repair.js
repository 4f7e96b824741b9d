import {at, patch, put, remove, tokens} from './pointer.js';
import {fit, nearest} from './fit.js';

/**
 * What a program makes of a refused request when it knows the answer alone: it applies `fix`, else
 * it makes what `expected` asks for. Returns the next request, what was changed, and what was not.
 */
export function mend(request, problem) {
  const errors = problem?.errors ?? [];
  const repair = {request: {...request}, changes: [], open: []};
  if (!errors.length) {
    repair.open.push(problem?.retryable ? 'Wait, and send the same request again.' : 'The answer names nothing that can be repaired.');
  } else if (errors.every(error => error.in === 'query')) {
    mendQuery(repair, errors);
  } else {
    mendBody(repair, errors);
  }
  return repair;
}

function mendQuery(repair, errors) {
  const [path, query] = repair.request.path.split('?');
  const values = new URLSearchParams(query);
  for (const error of errors) {
    const before = values.get(error.field) ?? undefined;
    if (/unknown/.test(error.code)) {
      values.delete(error.field);
      note(repair, error.field, before, undefined, 'unknown');
      continue;
    }
    const made = fit(before, error.expected ?? {});
    if (made === undefined || String(made) === before) {
      repair.open.push(`${error.field}: only a person knows a value that fits.`);
    } else {
      values.set(error.field, made);
      noteMade(repair, error.field, before, made, error);
    }
  }
  repair.request.path = path + '?' + values;
}

function mendBody(repair, errors) {
  let tree;
  try {
    tree = repair.request.body.trim() === '' ? undefined : JSON.parse(repair.request.body);
  } catch {
    repair.open.push('The text is not JSON. A program would have to invent what is missing.');
    return;
  }
  repair.request.pad = 0;
  // The inner places first: their pointers are those of the refused body.
  const depth = error => tokens(error.pointer ?? '#').length;
  const ordered = [...errors].sort((a, b) => (b.fix ? 1 : 0) - (a.fix ? 1 : 0) || depth(b) - depth(a));
  for (const error of ordered) {
    try {
      tree = mendOne(repair, tree, error);
    } catch {
      repair.open.push(`${error.pointer}: the place is not there any more.`);
    }
  }
  repair.request.body = JSON.stringify(tree, null, 2);
}

function mendOne(repair, tree, error) {
  const {pointer} = error;
  if (error.in !== 'body') {
    repair.open.push(`${error.in} ${error.field}: the program repairs bodies and queries.`);
    return tree;
  }
  const before = at(tree, pointer);
  if (error.fix?.length) {
    const patched = patch(tree, error.fix);
    const moved = error.fix.find(({op}) => op === 'move');
    note(repair, pointer, before, moved ? `moved to ${moved.path}` : at(patched, pointer), 'fix');
    return patched;
  }
  if (error.code === 'unknown_property') {
    return rename(repair, tree, error, before);
  }
  if (error.code === 'duplicate_property') {
    note(repair, pointer, 'twice', before, 'the last one');
    return tree;
  }
  const made = fit(before, error.expected ?? {});
  if (made === undefined || JSON.stringify(made) === JSON.stringify(before)) {
    repair.open.push(`${pointer}: only a person knows a value that fits.`);
    return tree;
  }
  noteMade(repair, pointer, before, made, error);
  return put(tree, pointer, structuredClone(made));
}

/** Gives a misspelt property the name that is free and hardly different, else removes it. */
function rename(repair, tree, error, before) {
  const parent = error.pointer.slice(0, error.pointer.lastIndexOf('/'));
  const names = (error.expected?.propertyNames?.enum ?? []).filter(name => at(tree, `${parent}/${name}`) === undefined);
  const name = nearest(tokens(error.pointer).at(-1), names);
  remove(tree, error.pointer);
  if (name) {
    put(tree, `${parent}/${name}`, before);
  }
  note(repair, error.pointer, before, name ? `renamed to ${name}` : undefined, 'propertyNames');
  return tree;
}

/** A value that does not come from the one that was sent is a placeholder: only a person knows it. */
function noteMade(repair, place, before, made, {expected = {}}) {
  if (comesFrom(before, made, expected)) {
    note(repair, place, before, made, 'expected');
  } else {
    repair.changes.push({place, before, after: made, by: 'an example value, not yours', made: true});
  }
}

function comesFrom(before, made, {enum: names, const: only, default: usual, multipleOf, type}) {
  if (same(made, only) || same(made, usual)) {
    return true;
  }
  if (before === undefined || before === null) {
    return false;
  }
  switch (typeof made) {
    case 'number':
      // A rounded number is the one that was sent; one that was moved to a bound is not.
      return Math.abs(made - Number(before)) < (multipleOf ?? (type === 'integer' ? 1 : Number.MIN_VALUE));
    case 'string':
      return names !== undefined || String(before).includes(made);
    case 'object':
      return Array.isArray(made)
        ? made.length <= [before].flat().length
        : typeof before === 'object' && Object.keys(made).length <= Object.keys(before).length;
    default:
      return true;
  }
}

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

function note(repair, place, before, after, by) {
  repair.changes.push({place, before, after, by});
}
