/** Makes a value that fits a JSON Schema out of what is there; undefined if nothing can be made. */
export function fit(value, schema) {
  if (value === undefined || value === null) {
    return build(schema);
  }
  const names = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  const fitted = names ? nearest(value, names) : byType(value, schema);
  return fitted === undefined || same(fitted, value) ? (given(schema) ?? fitted) : fitted;
}

/** Makes a value where there is none: an example, a default, or the smallest that is allowed. */
export function build(schema) {
  const ready = given(schema);
  if (ready !== undefined) {
    return ready;
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1);
    case 'boolean':
      return undefined;
    case 'array':
      return all(Array.from({length: schema.minItems ?? 0}, () => build(schema.items ?? {})));
    case 'object':
      return object({}, schema);
    default:
      return undefined;
  }
}

const given = schema => schema.examples?.[0] ?? schema.default ?? schema.const;
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
const all = values => (values.includes(undefined) ? undefined : values);

function byType(value, schema) {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return number(value, schema);
    case 'string':
      return text(value, schema);
    case 'boolean':
      return {true: true, false: false}[String(value).trim().toLowerCase()];
    case 'array':
      return array(value, schema);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) ? object(value, schema) : build(schema);
    default:
      return undefined;
  }
}

function number(value, schema) {
  let result = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof result !== 'number' || !Number.isFinite(result)) {
    return build(schema);
  }
  const step = schema.multipleOf ?? (schema.type === 'integer' ? 1 : 0);
  if (step) {
    const digits = (String(step).split('.')[1] ?? '').length;
    result = Number((Math.round(result / step) * step).toFixed(digits));
  }
  const above = schema.exclusiveMinimum === undefined ? -Infinity : schema.exclusiveMinimum + (step || 1);
  const below = schema.exclusiveMaximum === undefined ? Infinity : schema.exclusiveMaximum - (step || 1);
  return Math.min(Math.max(result, schema.minimum ?? -Infinity, above), schema.maximum ?? Infinity, below);
}

function text(value, schema) {
  const written = typeof value === 'string' ? value.trim() : typeof value === 'object' ? undefined : String(value);
  if (written === undefined || written.length < (schema.minLength ?? 0)) {
    return build(schema);
  }
  return written.slice(0, schema.maxLength ?? written.length);
}

function array(value, schema) {
  const list = (Array.isArray(value) ? value : [value]).filter(each => each !== null);
  while (list.length < (schema.minItems ?? 0)) {
    list.push(build(schema.items ?? {}));
  }
  return all(list.slice(0, schema.maxItems ?? list.length));
}

function object(value, schema) {
  const result = {...value};
  for (const name of schema.required ?? []) {
    result[name] ??= build(schema.properties?.[name] ?? {});
  }
  return all(Object.values(result)) && result;
}

/** Returns the one name that is hardly different, ignoring case; undefined if there is none. */
export function nearest(value, names) {
  const wanted = String(value).trim().toLowerCase();
  const best = names
    .map(name => ({name, far: distance(wanted, String(name).toLowerCase())}))
    .sort((left, right) => left.far - right.far);
  return best.length && best[0].far <= Math.max(1, wanted.length / 4) && best[0].far !== best[1]?.far
    ? best[0].name
    : undefined;
}

function distance(left, right) {
  let row = Array.from({length: right.length + 1}, (unused, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[right.length];
}
