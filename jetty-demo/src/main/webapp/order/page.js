// The words of the page, its rows, and what it does with an answer. It checks nothing: form.js does.

const GERMAN = {
  title: 'Eine Bestellung',
  lead: 'Die Regeln stehen in einem Java-Record. Diese Seite kennt keine davon: form.js liest sie vom Server.',
  email: 'E-Mail',
  age: 'Alter',
  shipping: 'Versand',
  choose: 'Auswählen',
  STANDARD: 'Standard',
  EXPRESS: 'Express',
  PICKUP: 'Abholung',
  deliverOn: 'Liefern am (freiwillig)',
  note: 'Bemerkung (freiwillig)',
  item: 'Artikel',
  sku: 'Artikelnummer',
  quantity: 'Menge',
  price: 'Preis',
  add: 'Artikel hinzufügen',
  remove: 'Diesen Artikel entfernen',
  order: 'Bestellen',
  ordered: 'Bestellt. Die Nummer ist {id}.',
  pay: 'Bezahlen',
  paid: 'Bezahlt. Der Beleg ist {id}.'
};
const ENGLISH = {item: 'Item', ordered: 'Ordered. The number is {id}.', paid: 'Paid. The receipt is {id}.'};

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const words = asked.startsWith('de') ? GERMAN : ENGLISH;
const order = document.getElementById('order');
const payment = document.getElementById('payment');
const items = document.getElementById('items');
let rows = 0;

function translate(root) {
  for (const element of root.querySelectorAll('[data-word]')) {
    element.textContent = words[element.dataset.word] ?? element.textContent;
  }
}

function number() {
  items.querySelectorAll('legend').forEach((legend, index) => {
    legend.textContent = `${words.item} ${index + 1}`;
  });
}

function add() {
  const row = document.getElementById('row').content.cloneNode(true);
  translate(row);
  for (const input of row.querySelectorAll('input')) {
    input.name = `items[${rows}].${input.dataset.member}`;
    input.id = `items-${rows}-${input.dataset.member}`;
    input.previousElementSibling.htmlFor = input.id;
  }
  const fieldset = row.querySelector('fieldset');
  row.querySelector('.remove').addEventListener('click', () => {
    fieldset.remove();
    number();
    document.getElementById('add').focus();
  });
  items.append(row);
  rows++;
  number();
  return fieldset.querySelector('input');
}

function say(text) {
  document.getElementById('done').textContent = text;
}

order.addEventListener('clearfault:answer', ({detail: {body}}) => {
  say(words.ordered.replace('{id}', body.id));
  payment.elements.id.value = body.id;
  payment.hidden = false;
});
payment.addEventListener('clearfault:answer', ({detail: {body}}) => {
  say(words.paid.replace('{id}', body.paymentId));
  payment.hidden = true;
});
document.getElementById('add').addEventListener('click', () => add().focus());
document.documentElement.lang = words === GERMAN ? 'de' : 'en';
document.title = words.title ?? document.title;
translate(document);
add();
