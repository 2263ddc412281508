// The phone's short messages, and the switches of the network that brings them.
import { has, onTongue, say } from './labels.js';
import * as line from './line.js';
import { element, exchange, labelled, notice, wireOf } from './panels.js';

const $ = (id) => document.getElementById(id);
const EVERY = 1000;
const clock = { timeZone: 'Africa/Nairobi', hour: '2-digit', minute: '2-digit' };
const shown = new Map(); // message id -> { row, as }
let acts = {};
let setup = { code: '', keyword: '' };
let number = '';
let seen = -1;
let unread = 0;
let refused = true; // the network knows no such number: it is not asked again
let left = {};

/** Starts to look for messages; `card` names the phone, `complain` says what went wrong. */
export async function start({ card, complain }) {
  acts = { card, complain };
  setup = await line.smsSetup();
  for (const { name, code } of setup.faults) {
    const key = `fault-${name}`;
    $('fault').add(option(name, has(key) ? '' : `${code} ${name}`, has(key) ? key : null));
  }
  for (const name of setup.receptions) $('reception').add(option(name, '', `reception-${name}`));
  for (const reason of setup.reasons) $('reason').add(option(reason, reason, null));
  $('sms-sample').hidden = !setup.sampleCode;
  $('sms-form').addEventListener('submit', send);
  $('reception').addEventListener('change', changePhone);
  $('reason').addEventListener('change', changePhone);
  $('tell').addEventListener('click', () => tell({ name: $('fault').value, times: Number($('times').value) }));
  $('untell').addEventListener('click', () => tell({}));
  $('tab-sms').addEventListener('click', read);
  $('number').addEventListener('change', change);
  label();
  showFaults(await line.faults());
  await change();
  setTimeout(tick, EVERY);
}

function option(value, text, key) {
  const made = new Option(key ? say(key) : text, value);
  if (key) made.dataset.label = key;
  return made;
}

async function tick() {
  if (!document.hidden) {
    await look();
    if (Object.keys(left).length) await line.faults().then(showFaults, () => {});
  }
  setTimeout(tick, EVERY);
}

/** Another number: taken when it is typed to its end, for half a number is nobody's. */
async function change() {
  number = acts.card().number;
  seen = -1;
  refused = number === '' || !$('number').checkValidity();
  shown.clear();
  $('texts').replaceChildren();
  $('panel-sms').classList.remove('filled');
  read();
  await look();
}

async function look() {
  if (refused) return;
  const asked = number;
  try {
    const inbox = await line.inbox(asked, seen);
    if (inbox && asked === number) show(inbox);
  } catch (fault) {
    if (!fault.silent) refused = true;
  }
}

function show(inbox) {
  const first = seen < 0;
  seen = inbox.version;
  if (document.activeElement !== $('reception')) $('reception').value = inbox.reception;
  if (document.activeElement !== $('reason')) $('reason').value = inbox.reason;
  $('reason-field').hidden = !['failing', 'rejecting'].includes($('reception').value);
  const ids = new Set(inbox.letters.map((letter) => letter.id));
  for (const [id, { row }] of shown) {
    if (!ids.has(id)) {
      row.remove();
      shown.delete(id);
    }
  }
  let fresh = 0;
  for (const letter of inbox.letters) {
    const as = JSON.stringify(letter);
    const before = shown.get(letter.id);
    if (before?.as === as) continue;
    const row = rowOf(letter, before?.row.querySelector('details').open);
    if (before) before.row.replaceWith(row);
    else $('texts').append(row);
    shown.set(letter.id, { row, as });
    if (letter.place === 'PHONE' && !before) fresh += 1;
  }
  $('panel-sms').classList.toggle('filled', shown.size > 0);
  $('texts').scrollTop = $('texts').scrollHeight;
  if (!first && $('panel-sms').hidden) unread += fresh;
  count();
}

function rowOf(letter, open) {
  const row = element('li', letter.place.toLowerCase());
  const meta = element('p', 'meta');
  const time = new Date(letter.at).toLocaleTimeString('en-GB', clock);
  const parts = letter.parts === 1 ? say('part') : say('parts', letter.parts);
  const place = has(`place-${letter.place}`) ? [element('b', '', say(`place-${letter.place}`)), ' · '] : [];
  meta.append(...place, [letter.service, time, parts, letter.encoding, ...letter.fates].join(' · '));
  const details = element('details');
  details.append(labelled('summary', '', 'wire'));
  details.addEventListener('toggle', () => details.open && fill(details, letter.id));
  details.open = open === true;
  row.append(element('p', 'bubble', letter.text), meta, details);
  return row;
}

async function fill(details, id) {
  const { exchanges } = await line.wire(id).catch(() => ({ exchanges: [] }));
  details.replaceChildren(details.firstElementChild, ...exchanges.flatMap(wireOf));
}

async function send(event) {
  event.preventDefault();
  const copies = $('copies').value;
  const { number: from, network } = acts.card();
  $('sms-send').disabled = true;
  try {
    const { exchanges } = await line.text({
      number: from,
      network,
      text: $('sms-text').value,
      copies: Number.parseInt(copies, 10),
      sameId: !copies.endsWith('d'),
      isoDate: $('date-style').value === 'iso',
    });
    exchanges.forEach(exchange);
    const { status } = exchanges.at(-1);
    notice(status === 200 ? '' : say('refused', `HTTP ${status}`));
    if (status === 200) $('sms-text').value = '';
  } catch (fault) {
    acts.complain(fault);
  }
  $('sms-send').disabled = false;
  await look();
}

async function changePhone() {
  try {
    show(await line.smsPhone({ number: acts.card().number, reception: $('reception').value, reason: $('reason').value }));
    $('reason-field').hidden = !['failing', 'rejecting'].includes($('reception').value);
  } catch (fault) {
    acts.complain(fault);
  }
}

async function tell(body) {
  try {
    showFaults(await line.tell(body));
  } catch (fault) {
    acts.complain(fault);
  }
}

function showFaults(faults) {
  left = faults.left;
  const list = Object.entries(left).map(([name, times]) => `${times} × ${name}`);
  $('faults-left').textContent = list.length ? say('faults-left', list.join(', ')) : say('faults-none');
}

/** What is on the screen counts as read. */
function read() {
  unread = 0;
  count();
}

function count() {
  $('letters').textContent = unread ? `✉ ${unread}` : '';
  $('sms-count').textContent = unread ? ` (${unread})` : '';
  $('news').textContent = unread ? say('sms-news', unread) : '';
}

function label() {
  $('sms-to').textContent = say('sms-to', setup.code);
  $('sms-keyword').hidden = !setup.keyword;
  $('sms-keyword').textContent = say('sms-keyword', setup.keyword);
  showFaults({ left });
  count();
  seen = -1; // so that the rows are said anew
  shown.clear();
  $('texts').replaceChildren();
  if (number) look();
}

onTongue(label);
