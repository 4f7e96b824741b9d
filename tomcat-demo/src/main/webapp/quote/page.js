// The words of the page, and what it does with an answer. It checks nothing: form.js does.

const GERMAN = {
  title: 'Eine Umrechnung',
  lead: 'Die Regeln stehen in einem OpenAPI-Dokument. Diese Seite kennt keine davon: form.js liest sie vom Server.',
  from: 'Von',
  to: 'In',
  amount: 'Betrag',
  ask: 'Fragen'
};

const asked = new URLSearchParams(location.search);
const isGerman = (asked.get('lang') ?? navigator.language).startsWith('de');
const quote = document.getElementById('quote');
if (asked.has('annotations')) {
  // The same rules once more, from a Java record.
  quote.dataset.operation = 'GET /api/quotes';
  quote.action = '../api/quotes';
}
quote.addEventListener('clearfault:answer', ({detail: {body}}) => {
  document.getElementById('done').textContent = `${body.result} ${body.to}`;
});
document.documentElement.lang = isGerman ? 'de' : 'en';
if (isGerman) {
  document.title = GERMAN.title;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = GERMAN[element.dataset.word];
  }
}
