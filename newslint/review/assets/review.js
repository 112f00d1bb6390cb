'use strict';
(() => {
  const one = id => document.getElementById(id);
  const about = one('about'), acts = one('acts'), members = one('members'), because = one('because');
  const reason = one('reason'), role = one('role'), done = one('done'), desk = one('desk');
  const base = location.pathname;
  let here = null, chosen = 0, asked = null, undoable = [];

  const FINDING = [
    ['f', 'fix', 'Apply the fix', false], ['i', 'stand', 'Let it stand', true],
    ['p', 'paragraph', '… in this paragraph', true], ['s', 'story', '… in this story', true],
    ['l', 'furniture', 'This line is always furniture', false], ['n', 'name', 'This name is right', true],
  ];
  const CLUSTER = [
    ['e', 'keep', 'Keep this one', false], ['d', 'drop', 'Drop this one', false],
    ['x', 'apart', 'Not the same event as the one that is kept', false],
  ];

  const sortOf = () => here && (here.matches('.note') ? 'finding' : here.matches('.cluster') ? 'cluster' : '');
  const actsHere = () => ({finding: FINDING, cluster: CLUSTER})[sortOf()] || [];
  const count = n => { done.textContent = n === 1 ? '1 decision' : `${n} decisions`; };

  function button(key, text) {
    const made = document.createElement('button');
    made.type = 'button';
    const cap = document.createElement('kbd');
    cap.textContent = key;
    made.append(text, ' ', cap);
    return made;
  }

  function show() {
    leave();
    acts.replaceChildren();
    members.replaceChildren();
    members.hidden = sortOf() !== 'cluster';
    if (!sortOf()) {
      about.textContent = 'Choose a finding or a cluster (j, k, or a click).';
      return;
    }
    about.classList.remove('wrong');
    about.textContent = sortOf() === 'finding'
      ? here.querySelector('.what').textContent : here.querySelector('h3').textContent;
    if (sortOf() === 'cluster') {
      const those = [...here.querySelectorAll('.members > li')];
      chosen = Math.max(0, those.findIndex(item => !item.classList.contains('kept')));
      those.slice(0, 9).forEach((item, at) => {
        const made = button(at + 1, `${item.dataset.letter} ${item.querySelector('.title').textContent.slice(0, 40)}`);
        made.addEventListener('click', () => choose(at));
        members.append(made);
      });
      choose(chosen);
    }
    for (const act of actsHere()) {
      if (act[1] === 'fix' && !here.querySelector('.fix')) continue;
      const made = button(act[0], act[2]);
      made.dataset.act = act[1];
      made.addEventListener('click', () => begin(act));
      acts.append(made);
    }
  }

  function choose(at) {
    if (at >= members.children.length) return;
    chosen = at;
    [...members.children].forEach((item, n) => item.setAttribute('aria-pressed', String(n === at)));
  }

  function begin(act) {
    if (act[1] === 'fix' && !here.querySelector('.fix')) return;
    if (!act[3]) { decide(act[1]); return; }
    asked = act;
    because.hidden = false;
    role.hidden = act[1] !== 'name';
    reason.focus();
    reason.select();
  }
  function leave() {
    asked = null;
    because.hidden = true;
  }

  async function send(act, order) {
    const answer = await fetch(base + act, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(order),
    });
    const said = answer.headers.get('content-type').includes('json') ? await answer.json() : {wrong: await answer.text()};
    if (said.done !== undefined) count(said.done);
    about.classList.toggle('wrong', !answer.ok);
    about.textContent = said.told || said.wrong;
    return answer.ok ? said.told : null;
  }

  async function decide(what) {
    const target = here, order = {what, reason: asked ? reason.value : ''};
    if (sortOf() === 'finding') order.finding = target.id;
    else { order.cluster = target.dataset.cluster; order.member = chosen; }
    if (what === 'name') for (const key of ['office', 'country', 'start', 'end']) order[key] = one(key).value;
    const told = await send('decide', order);
    if (told === null) return;
    leave();
    const verdict = document.createElement('span');
    verdict.className = 'verdict';
    verdict.textContent = told;
    target.append(verdict);
    target.classList.add('decided');
    undoable.push({target, verdict});
    target.focus({preventScroll: true});
  }

  async function undo() {
    if (await send('undo', {}) === null) return;
    const last = undoable.pop();
    if (!last) { again(); return; }
    last.verdict.remove();
    if (!last.target.querySelector('.verdict')) last.target.classList.remove('decided');
    last.target.scrollIntoView({block: 'center'});
    last.target.focus({preventScroll: true});
  }

  async function again() {
    about.textContent = 'Looking again …';
    if (await send('again', {}) !== null) location.reload();
  }

  document.addEventListener('here', event => { here = event.detail; show(); });
  because.addEventListener('submit', event => { event.preventDefault(); if (asked) decide(asked[1]); });
  one('leave').addEventListener('click', () => { leave(); here && here.focus({preventScroll: true}); });
  desk.querySelector('[data-act=undo]').addEventListener('click', undo);
  desk.querySelector('[data-act=again]').addEventListener('click', again);
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || one('keys').open) return;
    if (event.target.matches('input:not([type=checkbox])')) {
      if (event.key === 'Escape' && asked) { leave(); here.focus({preventScroll: true}); }
      return;
    }
    const act = actsHere().find(act => act[0] === event.key);
    if (act) { event.preventDefault(); begin(act); }
    else if (event.key === 'u') undo();
    else if (event.key === 'r') again();
    else if (/^[1-9]$/.test(event.key) && sortOf() === 'cluster') choose(Number(event.key) - 1);
  });
  const list = document.querySelector('#keys dl');
  for (const [key, , text] of [...FINDING, ...CLUSTER, ['1–9', '', 'which story of a cluster'], ['u', '', 'undo'], ['r', '', 'look again']]) {
    const term = document.createElement('dt'), cap = document.createElement('kbd'), told = document.createElement('dd');
    cap.textContent = key;
    term.append(cap);
    told.textContent = text;
    list.append(term, told);
  }
  count(Number(desk.dataset.done));
})();
