/**
 * A request is {method, path, type, body, pad}. It goes to the demo as it is, or to a twin of the
 * demo: the same application without the filter (/bare), or with another format.
 */
const started = new Map();

/** Tomcat sends the number alone. */
const PHRASES = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  502: 'Bad Gateway'
};

/** Starts a twin, unless that was done before; resolves to whether it is there. */
export async function twin(name) {
  if (!started.has(name)) {
    const start = fetch('/playground/twins/' + name, {method: 'POST'});
    started.set(name, start.then(answer => answer.ok, () => false));
  }
  const there = await started.get(name);
  if (!there) {
    started.delete(name); // The next request tries again.
  }
  return there;
}

/** Sends a request to a twin, which it starts, or to the demo itself if the prefix is empty. */
export async function send(request, {prefix = '', accept, language}, maker) {
  const bodiless = request.method === 'GET' || request.method === 'HEAD';
  const headers = {Accept: accept, 'Accept-Language': language};
  if (!bodiless && request.type) {
    headers['Content-Type'] = request.type;
  }
  const body = bodiless ? undefined : request.body + ' '.repeat(1024 * (request.pad || 0));
  try {
    if (prefix && !(await twin(prefix.slice(1)))) {
      throw new Error(`The application at ${prefix} did not start.`);
    }
    const path = await withId(request.path, prefix, maker);
    const begin = performance.now();
    const response = await fetch(prefix + path, {method: request.method, headers, body});
    const text = await response.text();
    return {
      status: response.status,
      phrase: response.statusText || (PHRASES[response.status] ?? ''),
      language: response.headers.get('Content-Language'),
      headers: [...response.headers],
      type: response.headers.get('Content-Type') ?? '',
      text,
      problem: problemIn(response, text),
      millis: Math.round(performance.now() - begin),
      path: prefix + path
    };
  } catch (failure) {
    return {status: 0, phrase: 'No answer', headers: [], type: '', text: String(failure.message)};
  }
}

/** Some paths name what has to be there before, such as an order that is paid. */
async function withId(path, prefix, maker) {
  if (!path.includes('{id}') || !maker) {
    return path;
  }
  const made = await fetch(prefix + maker.path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify(maker.body)
  });
  if (!made.ok) {
    throw new Error(`POST ${prefix}${maker.path} was answered with ${made.status}.`);
  }
  const {id} = await made.json();
  return path.replace('{id}', id);
}

function problemIn(response, text) {
  if (response.status < 400 || !/json/.test(response.headers.get('Content-Type') ?? '')) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
