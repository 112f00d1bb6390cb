'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = id => document.getElementById(id);
  const tools = one('tools'), search = one('q'), keys = one('keys'), none = one('none');
  const boxes = all('input[type=checkbox]', tools);
  const items = all('.story, .cluster');
  const words = new Map();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];

  const shows = item => {
    const kinds = item.dataset.k;
    return kinds === undefined || !kinds || kinds.split(' ').some(kind => !off.has(kind));
  };
  const off = new Set();
  let hidden;
  const textOf = item => {
    if (!words.has(item)) words.set(item, item.textContent.toLowerCase());
    return words.get(item);
  };

  function filter() {
    off.clear();
    hidden = {level: new Set(), pack: new Set()};
    for (const box of boxes) {
      if (box.checked) continue;
      const sort = box.dataset.level ? 'level' : 'pack';
      hidden[sort].add(box.dataset[sort]);
    }
    for (const item of all('[data-k]')) {
      for (const kind of item.dataset.k.split(' ')) {
        const at = kind.indexOf('-');
        if (hidden.level.has(kind.slice(0, at)) || hidden.pack.has(kind.slice(at + 1))) off.add(kind);
      }
    }
    const rules = [...hidden.level].map(name => `.s-${name}`).concat([...hidden.pack].map(name => `.p-${CSS.escape(name)}`));
    sheet.replaceSync(rules.map(rule =>
      `.note${rule},a.ref${rule}{display:none}mark${rule}{background:none;border:0}`).join(''));
    const asked = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const fits = shows(item) && asked.every(word => textOf(item).includes(word));
      item.hidden = !fits;
      shown += fits;
    }
    for (const name of ['clusters', 'stories']) {
      const section = one(name);
      if (!section) continue;
      const those = items.filter(item => section.contains(item));
      const left = those.filter(item => !item.hidden).length;
      section.hidden = !left;
      section.querySelector('.shown').textContent = left < those.length ? `${left} of ${those.length}` : '';
    }
    none.hidden = shown > 0 || !items.length;
    document.body.classList.toggle('searching', asked.length > 0);
  }

  function showAll() {
    search.value = '';
    for (const box of boxes) box.checked = true;
    filter();
  }

  function reveal(target) {
    for (let at = target; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    if (target.closest('[hidden]') || getComputedStyle(target).display === 'none') showAll();
  }

  function arrive() {
    const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    reveal(target);
    go(target, false);
  }

  // what is shown, told without laying anything out
  const isShown = item => item.classList.contains('note')
    ? !hidden.level.has(item.className.match(/s-(\S+)/)[1]) && !hidden.pack.has(item.className.match(/p-(\S+)/)[1])
      && !item.closest('article').hidden
    : !item.hidden;
  const stops = () => all('.cluster, .story, .note').filter(isShown);
  let here = null;
  function go(target, scroll = true) {
    if (here) here.classList.remove('here');
    here = target;
    here.classList.add('here');
    document.dispatchEvent(new CustomEvent('here', {detail: here}));
    for (let at = target; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    target.scrollIntoView({block: scroll && target.matches('.note') ? 'center' : 'start'});
    target.focus({preventScroll: true});
  }
  function step(by) {
    const list = stops();
    if (!list.length) return;
    let at = list.indexOf(here);
    if (at < 0) {
      // from where one looks
      const near = items.find(item => !item.hidden && item.getBoundingClientRect().bottom > 80);
      const next = near ? list.indexOf(near) : list.length;
      at = by > 0 ? next - 1 : next;
    }
    go(list[Math.max(0, Math.min(list.length - 1, at + by))]);
  }
  function contradictions() {
    const list = all('.cluster').filter(item => !item.hidden && item.querySelector('.points:not(.agree .points)'));
    if (list.length) go(list[(list.indexOf(here) + 1) % list.length]);
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const typing = event.target.matches('input:not([type=checkbox]), textarea, select');
    if (event.key === 'Escape') {
      if (typing) event.target.blur();
      showAll();
      return;
    }
    if (typing) return;
    const act = {
      j: () => step(1), k: () => step(-1), c: contradictions, o: () => go(one('overview')),
      '/': () => { search.focus(); search.select(); }, '?': () => keys.showModal(),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  // what is clicked is meant
  document.addEventListener('focusin', event => {
    const target = event.target.closest('.note, .cluster, .story');
    if (!target || target === here) return;
    if (here) here.classList.remove('here');
    here = target;
    here.classList.add('here');
    document.dispatchEvent(new CustomEvent('here', {detail: here}));
  });
  let waiting = 0;
  search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  for (const box of boxes) box.addEventListener('change', filter);
  tools.addEventListener('submit', event => event.preventDefault());
  one('help').addEventListener('click', () => keys.showModal());
  one('all').addEventListener('click', showAll);
  addEventListener('hashchange', arrive);
  addEventListener('beforeprint', () => { for (const fold of all('details')) fold.open = true; });
  tools.hidden = false;
  const grave = items.some(item => /error|warning/.test(item.dataset.k || ''));
  if (grave) for (const box of boxes) if (box.dataset.level === 'note') box.checked = false;
  filter();
  arrive();
})();
