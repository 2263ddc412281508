// The phone's M-Pesa: the prompt that asks for a PIN, what M-Pesa writes, and a payment typed whole.
import { onTongue, say } from './labels.js';
import * as line from './line.js';
import { element } from './panels.js';

const $ = (id) => document.getElementById(id);
const EVERY = 1000;
let acts = {};
let setup = null;
let number = '';
let seen = -1;
let refused = true; // the network knows no such number: it is not asked again
let prompt = null;
let left = '';
let told = {}; // faults to come
let balance = '';

/** Starts to look at the phone; does nothing where M-Pesa is not played. */
export async function start({ card, complain }) {
  acts = { card, complain };
  setup = await line.mpesaSetup();
  if (!setup) return;
  $('tab-mpesa').hidden = false;
  $('mpesa-network').hidden = false;
  $('mpesa-business').value = setup.paybill;
  for (const name of setup.faults) {
    const option = new Option(say(`mf-${name}`), name);
    option.dataset.label = `mf-${name}`;
    $('mpesa-fault').add(option);
  }
  $('mpesa-answer').addEventListener('submit', answer);
  $('mpesa-cancel').addEventListener('click', cancel);
  $('mpesa-leave').addEventListener('click', leave);
  $('mpesa-open').addEventListener('click', () => ask(true));
  $('mpesa-prompt').addEventListener('cancel', (event) => { event.preventDefault(); cancel(); });
  $('mpesa-prompt').addEventListener('keydown', (event) => event.stopPropagation());
  $('mpesa-form').addEventListener('submit', pay);
  $('mpesa-money').addEventListener('submit', hold);
  $('mpesa-tell').addEventListener('click', () => tell({ name: $('mpesa-fault').value, times: Number($('mpesa-times').value) }));
  $('mpesa-untell').addEventListener('click', () => tell({}));
  $('number').addEventListener('change', change);
  showFaults(await line.mpesaFaults());
  await change();
  setTimeout(tick, EVERY);
}

async function tick() {
  if (!document.hidden) {
    await look();
    if (Object.keys(told).length) await line.mpesaFaults().then(showFaults, () => {});
  }
  setTimeout(tick, EVERY);
}

async function change() {
  number = acts.card().number;
  seen = -1;
  left = '';
  refused = number === '' || !$('number').checkValidity();
  $('mpesa-texts').replaceChildren();
  $('panel-mpesa').classList.remove('filled');
  $('mpesa-outcome').textContent = '';
  await look();
}

async function look() {
  if (refused) return;
  const asked = number;
  try {
    const screen = await line.mpesa(asked, seen);
    if (screen && asked === number) show(screen);
  } catch (fault) {
    if (!fault.silent) refused = true;
  }
}

function show(screen) {
  seen = screen.version;
  prompt = screen.prompt;
  balance = screen.balance;
  $('mpesa-texts').replaceChildren(...screen.messages.map((text) => {
    const row = element('li', 'phone');
    row.append(element('p', 'bubble', text));
    return row;
  }));
  $('panel-mpesa').classList.toggle('filled', screen.messages.length > 0);
  $('mpesa-texts').scrollTop = $('mpesa-texts').scrollHeight;
  label();
  ask(false);
}

/** Shows what M-Pesa asks, unless the owner has left it; closes what it asks no longer. */
function ask(anew) {
  const dialog = $('mpesa-prompt');
  $('mpesa-open').hidden = !prompt;
  if (!prompt) {
    if (dialog.open) dialog.close();
    return;
  }
  if (anew) left = '';
  if (prompt.id === left || dialog.open) return;
  $('mpesa-prompt-pin').value = '';
  dialog.showModal();
  $('mpesa-prompt-pin').focus();
}

async function answer(event) {
  event.preventDefault();
  const pin = $('mpesa-prompt-pin').value;
  await end(() => line.mpesaAnswer({ number, prompt: prompt.id, pin }));
}

async function cancel() {
  await end(() => line.mpesaCancel({ number, prompt: prompt.id }));
}

async function end(act) {
  if (!prompt) return;
  try {
    const screen = await act();
    $('mpesa-prompt').close();
    show(screen);
  } catch (fault) {
    $('mpesa-prompt').close();
    acts.complain(fault);
    seen = -1;
    await look();
  }
}

function leave() {
  left = prompt?.id ?? '';
  $('mpesa-prompt').close();
}

async function pay(event) {
  event.preventDefault();
  $('mpesa-send').disabled = true;
  try {
    const { receipt, phone } = await line.mpesaPay({
      number,
      paybill: $('mpesa-business').value,
      account: $('mpesa-account').value,
      amount: $('mpesa-amount').value,
      pin: $('mpesa-pin').value,
    });
    $('mpesa-outcome').textContent = receipt ? say('mpesa-paid', receipt) : say('mpesa-failed');
    const typed = ['mpesa-account', 'mpesa-amount', 'mpesa-business'].map((id) => [id, $(id).value]);
    $('mpesa-form').reset(); // so that the emptied PIN is not called wrong
    for (const [id, value] of typed) $(id).value = value;
    show(phone);
  } catch (fault) {
    acts.complain(fault);
  }
  $('mpesa-send').disabled = false;
}

async function hold(event) {
  event.preventDefault();
  try {
    show(await line.mpesaBalance({ number, shillings: Number($('mpesa-hold').value) }));
  } catch (fault) {
    acts.complain(fault);
  }
}

async function tell(body) {
  try {
    showFaults(await line.mpesaTell(body));
  } catch (fault) {
    acts.complain(fault);
  }
}

function showFaults(faults) {
  told = faults.left;
  const list = Object.entries(told).map(([name, times]) => `${times} × ${say(`mf-${name}`)}`);
  $('mpesa-left').textContent = list.length ? say('faults-left', list.join(', ')) : say('mpesa-none');
}

function label() {
  if (!setup) return;
  $('mpesa-balance').textContent = balance ? say('mpesa-balance', balance) : '';
  $('mpesa-to').textContent = `${setup.business} ${setup.paybill}`;
  if (prompt) {
    $('mpesa-asks').textContent = say('mpesa-asks', prompt.amount);
    $('mpesa-for').textContent = prompt.account;
  }
  showFaults({ left: told });
}

onTongue(label);
