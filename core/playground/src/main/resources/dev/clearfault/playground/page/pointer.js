/** JSON Pointer (RFC 6901) and JSON Patch (RFC 6902), as far as a problem uses them. */

export function tokens(pointer) {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function at(root, pointer) {
  return tokens(pointer).reduce(
    (node, token) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, token) ? node[token] : undefined,
    root);
}

/** Returns the root, which is another one if the pointer is that of the whole. */
export function put(root, pointer, value, insert = false) {
  const path = tokens(pointer);
  if (!path.length) {
    return value;
  }
  const last = path.pop();
  const parent = path.reduce((node, token) => node?.[token], root);
  if (parent === null || typeof parent !== 'object') {
    throw new Error('there is no ' + pointer);
  }
  if (!Array.isArray(parent)) {
    Object.defineProperty(parent, last, {value, enumerable: true, configurable: true, writable: true});
  } else if (last === '-') {
    parent.push(value);
  } else {
    parent.splice(Number(last), insert ? 0 : 1, value);
  }
  return root;
}

export function remove(root, pointer) {
  const path = tokens(pointer);
  const last = path.pop();
  const parent = path.reduce((node, token) => node?.[token], root);
  if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
  } else if (parent) {
    delete parent[last];
  }
}

/** Applies a patch to a copy. */
export function patch(root, operations) {
  let copy = structuredClone(root);
  for (const {op, path, from, value} of operations) {
    if (op === 'remove') {
      remove(copy, path);
    } else if (op === 'move' || op === 'copy') {
      const moved = at(copy, from);
      if (op === 'move') {
        remove(copy, from);
      }
      copy = put(copy, path, moved, true);
    } else if (op === 'add' || op === 'replace') {
      copy = put(copy, path, structuredClone(value), op === 'add');
    } else if (op !== 'test') {
      throw new Error('unknown operation');
    }
  }
  return copy;
}

/** Says what a patch does, for the button that applies it. */
export function inWords(operations) {
  const [{op, path, value}] = operations;
  const name = tokens(path).at(-1) ?? 'the body';
  if (operations.length > 1 || op === 'move' || op === 'copy') {
    return 'Apply the fix';
  }
  return op === 'remove' ? `Remove ${name}` : `Use ${JSON.stringify(value)}`;
}
