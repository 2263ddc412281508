// The handset: its keys, its entry field and its screen. It knows nothing of the line.
import { onTongue, say } from './labels.js';

const keys = [
  ['1', ''], ['2', 'abc'], ['3', 'def'],
  ['4', 'ghi'], ['5', 'jkl'], ['6', 'mno'],
  ['7', 'pqrs'], ['8', 'tuv'], ['9', 'wxyz'],
  ['*', ''], ['0', '+'], ['#', ''],
];
const $ = (id) => document.getElementById(id);
const fine = matchMedia('(pointer: fine)');

export class Phone {
  open = false;
  busy = false;
  code = '*483#';
  shown = null;

  constructor({ onDial, onAnswer, onEnd }) {
    this.acts = { onDial, onAnswer, onEnd };
    for (const [digit, letters] of keys) $('keypad').append(this.key(digit, letters));
    $('handset').addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    $('clear').addEventListener('click', () => {
      this.type('');
      this.focus();
    });
    $('end').addEventListener('click', () => this.acts.onEnd());
    document.addEventListener('keydown', (event) => this.keyboard(event));
    onTongue(() => this.label());
  }

  key(digit, letters) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'key';
    button.dataset.key = digit;
    const small = document.createElement('small');
    small.textContent = letters;
    small.ariaHidden = 'true';
    button.append(digit, small);
    button.addEventListener('click', (event) => {
      this.type(digit);
      if (event.detail > 0) this.focus(); // a mouse: so that Enter then sends, not types once more
    });
    return button;
  }

  /** One more character, or one fewer. */
  type(digit) {
    const entry = $('entry');
    entry.value = digit ? entry.value + digit : entry.value.slice(0, -1);
  }

  /** Gives the field the focus, but not where that would raise a keyboard over the keys. */
  focus() {
    if (fine.matches) $('entry').focus({ preventScroll: true });
  }

  keyboard(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') {
      this.acts.onEnd();
    } else if (event.target === document.body || event.target.matches('.keypad .key, .screen')) {
      if (event.key.length === 1 && event.key !== ' ') {
        $('entry').value += event.key;
        $('entry').focus();
        event.preventDefault();
      } else if (event.key === 'Backspace') {
        this.type('');
      } else if (event.key === 'Enter' && event.target === document.body) {
        this.send();
      }
    }
  }

  send() {
    if (this.busy) return;
    const typed = $('entry').value;
    if (this.open) this.acts.onAnswer(typed);
    else this.acts.onDial(typed.trim() || this.code);
  }

  wait() {
    this.busy = true;
    $('handset').ariaBusy = 'true';
    this.label();
  }

  /** Shows a text; null is the idle screen. */
  show(text, open) {
    this.busy = false;
    this.open = open;
    this.shown = text;
    $('handset').ariaBusy = 'false';
    $('entry').value = open ? '' : this.code;
    this.label();
    $('screen').scrollTop = 0;
    this.focus();
  }

  /** The screen as it was, the entry kept, after a turn that did not get through. */
  resume() {
    this.busy = false;
    $('handset').ariaBusy = 'false';
    this.label();
  }

  label() {
    $('text').textContent = this.shown ?? say('idle');
    $('text').classList.toggle('idle', this.shown === null);
    $('state').textContent = this.busy ? say('waiting') : this.open ? say('live') : '';
    $('entry-label').textContent = say(this.open ? 'answer' : 'dial');
    $('send-label').textContent = say(this.open ? 'send' : 'dial');
    $('handset').classList.toggle('open', this.open);
  }
}
