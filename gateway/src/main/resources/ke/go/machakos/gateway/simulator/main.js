// Wires the phone, the line and the panels, and keeps the dialogue as transcript steps.
import { say, speak } from './labels.js';
import * as line from './line.js';
import * as mpesa from './mpesa.js';
import * as panels from './panels.js';
import { Phone } from './phone.js';
import * as sms from './sms.js';

const $ = (id) => document.getElementById(id);
const steps = [];
let serviceCode = '*483#';
let handset = null; // the server side's own record of the phone, given back as it came
let last = { reply: '', started: 0 };

const phone = new Phone({ onDial: dial, onAnswer: answer, onEnd: end });
const isOpen = () => handset?.session?.open === true;

function card() {
  return { number: $('number').value.trim(), network: $('network').value, serviceCode };
}

async function deliver(body, before) {
  phone.wait();
  panels.notice('');
  try {
    const outcome = await line.turn(body);
    before();
    handset = outcome.phone;
    last.reply = outcome.screen;
    steps.push({ step: 'screen', value: outcome.screen });
    panels.service(outcome.shown, !isOpen());
    panels.exchange(outcome);
    panels.budget(outcome);
    phone.show(outcome.shown, isOpen());
    $('outcome').value = outcome.screen.startsWith('END ') ? 'Success' : 'Incomplete';
  } catch (fault) {
    complain(fault);
    phone.resume();
  }
  enable();
}

function dial(code) {
  const { number, network } = card();
  last.started = performance.now();
  return deliver({ act: 'dial', phone: card(), value: code }, () => {
    if (said('caller') !== number) steps.push({ step: 'caller', value: number });
    if (said('network') !== network) steps.push({ step: 'network', value: network });
    steps.push({ step: 'dial', value: code });
    panels.caller(code);
  });
}

function answer(text) {
  return deliver({ act: 'answer', phone: handset, value: text }, () => {
    steps.push({ step: 'answer', value: text });
    panels.caller(text || '∅');
  });
}

function again() {
  return deliver({ act: 'again', phone: handset }, () => {
    steps.push({ step: 'again' });
    panels.remark('repeated');
  });
}

const said = (step) => steps.findLast((one) => one.step === step)?.value;

function drop() {
  if (!isOpen()) return;
  handset = { ...handset, session: { ...handset.session, open: false } };
  steps.push({ step: 'drop' });
  panels.remark('dropped');
  $('outcome').value = 'Incomplete';
  phone.show(null, false);
  enable();
}

/** The red key: hangs up, and on a phone that is idle clears what was typed. */
function end() {
  if (phone.busy) return;
  drop();
  phone.show(null, false);
}

async function sendEvent() {
  const body = {
    phone: handset,
    status: $('outcome').value,
    millis: Math.round(performance.now() - last.started),
    hops: handset.session.inputs.length + 1,
    lastReply: last.reply,
  };
  try {
    panels.exchange(await line.event(body));
    panels.remark('event-sent');
    panels.notice('');
  } catch (fault) {
    complain(fault);
  }
}

function complain(fault) {
  if (!(fault instanceof line.Fault)) throw fault;
  panels.notice(fault.silent ? say('silent') : say('refused', fault.message));
}

async function save() {
  let text;
  try {
    text = await line.talk(steps);
  } catch (fault) {
    complain(fault);
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = 'dialogue.talk';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Another number or network is another card: what was in session is gone. */
function changeCard() {
  drop();
  handset = null;
  $('carrier').textContent = $('network').selectedOptions[0].textContent;
  panels.budget({ used: 0, budget: Number($('network').selectedOptions[0].dataset.budget), encoding: 'GSM-7' });
  phone.show(null, false);
  enable();
}

function enable() {
  $('drop').disabled = !isOpen();
  $('again').disabled = !handset?.session;
  $('event').disabled = !handset?.session || isOpen();
}

async function start() {
  const setup = await line.setup();
  serviceCode = setup.serviceCode;
  phone.code = serviceCode;
  $('sample').hidden = !setup.sampleCode;
  for (const { code, title, budget } of setup.networks) {
    const option = new Option(title, code);
    option.dataset.budget = budget;
    $('network').add(option);
  }
  speak(localStorage.getItem('tongue') ?? 'en');
  changeCard();
  await sms.start({ card, complain });
  await mpesa.start({ card, complain });
  document.documentElement.dataset.ready = 'yes';
}

$('drop').addEventListener('click', drop);
$('again').addEventListener('click', again);
$('event').addEventListener('click', sendEvent);
$('save').addEventListener('click', save);
$('number').addEventListener('change', changeCard);
$('network').addEventListener('change', changeCard);
for (const button of document.querySelectorAll('[data-tongue]')) {
  button.addEventListener('click', () => {
    localStorage.setItem('tongue', button.dataset.tongue);
    speak(button.dataset.tongue);
  });
}
panels.tabs();
start();
