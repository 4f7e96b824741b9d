/** Tabs by the pattern of the ARIA guide: arrows, Home and End move, one tab is in the tab order. */
export function tabs(list, onselect) {
  const all = [...list.querySelectorAll('[role=tab]')];

  function select(chosen, focus) {
    for (const tab of all) {
      tab.setAttribute('aria-selected', tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
    if (focus) {
      chosen.focus();
    }
    onselect(chosen.id);
  }

  list.addEventListener('click', event => {
    const tab = event.target.closest('[role=tab]');
    if (tab) {
      select(tab, false);
    }
  });
  list.addEventListener('keydown', event => {
    const now = all.indexOf(document.activeElement);
    const next = {ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: all.length - 1}[event.key];
    if (next !== undefined) {
      event.preventDefault();
      select(all[(next + all.length) % all.length], true);
    }
  });
  return id => select(document.getElementById(id), false);
}
