// What lies beside the phone: the page budget, the dialogue, the wire, the tabs.
import { onTongue, say } from './labels.js';

const $ = (id) => document.getElementById(id);

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A text that follows the page's language. */
export function labelled(name, className, key) {
  const made = element(name, className, say(key));
  made.dataset.label = key;
  return made;
}

let size = { used: 0, budget: 160, encoding: 'GSM-7' };

export function budget(next) {
  size = next;
  const over = size.used - size.budget;
  const unit = say(size.encoding === 'GSM-7' ? 'septets' : 'units');
  const tail = over > 0 ? ` · ${say('over', over)}` : '';
  const words = `${size.used} / ${size.budget} ${unit} · ${size.encoding}${tail}`;
  $('budget-words').textContent = words;
  $('budget').classList.toggle('over', over > 0);
  const bar = $('bar');
  bar.ariaValueMax = size.budget;
  bar.ariaValueNow = Math.min(size.used, size.budget);
  bar.ariaValueText = words;
  bar.firstElementChild.style.inlineSize = `${Math.min(100, (100 * size.used) / size.budget)}%`;
}

export function notice(text) {
  $('notice').textContent = text;
}

export function caller(text) {
  remember($('dialogue'), element('li', 'caller', text));
}

export function service(text, ended) {
  remember($('dialogue'), element('li', ended ? 'service ended' : 'service', text));
}

export function remark(key) {
  remember($('dialogue'), labelled('li', 'remark', key));
}

function remember(list, item) {
  list.append(item);
  list.parentElement.classList.add('filled');
  list.parentElement.scrollTop = list.parentElement.scrollHeight;
  $('save').disabled = false;
}

const raw = (message) => `${message.line}\n${message.headers.join('\n')}\n\n${message.body}`;

/** A request and its reply, to read as they were. */
export function wireOf({ request, reply }) {
  const nodes = [
    labelled('h3', '', 'request'), element('pre', '', raw(request)),
    labelled('h3', '', 'reply'), element('pre', '', raw(reply)),
  ];
  for (const node of nodes) if (node.tagName === 'PRE') node.tabIndex = 0;
  return nodes;
}

/** The newest exchange is on top and open. */
export function exchange({ request, reply, status, millis }) {
  const list = $('wire');
  for (const earlier of list.querySelectorAll('details')) earlier.open = false;
  const details = element('details');
  details.open = true;
  const summary = element('summary');
  summary.append(
    element('b', '', request.line.split(' ').slice(0, 2).join(' ')),
    element('span', status === 200 ? 'good' : 'bad', status),
    element('span', '', `${millis} ms`),
  );
  details.append(summary, ...wireOf({ request, reply }));
  const item = element('li');
  item.append(details);
  list.prepend(item);
  list.parentElement.classList.add('filled');
}

/** Tabs by the pattern of the ARIA practices; a tab more is a button and a panel more. */
export function tabs() {
  const all = [...document.querySelectorAll('[role=tab]')];
  const choose = (chosen) => {
    for (const tab of all) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      $(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
  };
  all.forEach((tab, i) => {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = all[(i + step + all.length) % all.length];
      choose(next);
      next.focus();
    });
  });
}

onTongue(() => budget(size));
