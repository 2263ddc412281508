// The page's own words. What the service shows is never translated here.
const words = {
  en: {
    title: 'Test phone', county: 'Machakos County', tongue: 'Language of this page',
    phone: 'Phone', screen: 'Screen', keypad: 'Keypad', controls: 'Controls', record: 'Record',
    dial: 'Dial', answer: 'Answer', send: 'Send', end: 'End', clear: 'Clear',
    caller: 'Caller', number: 'Number', network: 'Network', session: 'Session',
    drop: 'Drop session', again: 'Repeat turn',
    outcome: 'End event', success: 'Success', incomplete: 'Incomplete', failed: 'Failed',
    event: 'Send it', page: 'Page',
    dialogue: 'Dialogue', wire: 'On the wire', save: 'Save as transcript',
    'dialogue-empty': 'What the caller sends and what the service shows, in order.',
    'wire-empty': 'Each form as the aggregator posts it, and the reply to it.',
    sample: 'The code is a sample: the county has not published its own.',
    hint: 'With a keyboard: type anywhere, Enter sends, Esc hangs up.',
    idle: 'Ready. Dial the county’s code.', waiting: 'Please wait…', live: 'in session',
    septets: 'septets', units: 'characters', over: 'too long by {n}',
    dropped: 'session dropped', repeated: 'last turn repeated', 'event-sent': 'end event sent',
    request: 'Request', reply: 'Reply',
    silent: 'The gateway does not answer. Is it running?', refused: 'Refused: {n}',
  },
  sw: {
    title: 'Simu ya majaribio', county: 'Kaunti ya Machakos', tongue: 'Lugha ya ukurasa huu',
    phone: 'Simu', screen: 'Skrini', keypad: 'Vitufe', controls: 'Vidhibiti', record: 'Kumbukumbu',
    dial: 'Piga', answer: 'Jibu', send: 'Tuma', end: 'Kata', clear: 'Futa',
    caller: 'Anayepiga', number: 'Nambari', network: 'Mtandao', session: 'Kipindi',
    drop: 'Katiza', again: 'Rudia ombi',
    outcome: 'Taarifa ya mwisho', success: 'Kimefaulu', incomplete: 'Kimekatika', failed: 'Kimeshindwa',
    event: 'Itume', page: 'Ukurasa',
    dialogue: 'Mazungumzo', wire: 'Data ghafi', save: 'Hifadhi mazungumzo',
    'dialogue-empty': 'Anachotuma mpigaji na kinachoonyeshwa na huduma, kwa mpangilio.',
    'wire-empty': 'Kila fomu kama inavyotumwa, pamoja na jibu lake.',
    sample: 'Nambari hii ni ya mfano: kaunti haijatangaza yake.',
    hint: 'Kwa kibodi: chapa popote, Enter hutuma, Esc hukata.',
    idle: 'Tayari. Piga nambari ya kaunti.', waiting: 'Tafadhali subiri…', live: 'inaendelea',
    septets: 'septeti', units: 'herufi', over: 'imezidi kwa {n}',
    dropped: 'kipindi kimekatizwa', repeated: 'ombi la mwisho limerudiwa', 'event-sent': 'taarifa ya mwisho imetumwa',
    request: 'Ombi', reply: 'Jibu',
    silent: 'Huduma haijibu. Je, imewashwa?', refused: 'Imekataliwa: {n}',
  },
};

let tongue = 'en';
const listeners = [];

export function say(key, n) {
  return (words[tongue][key] ?? key).replace('{n}', n);
}

export function onTongue(listener) {
  listeners.push(listener);
}

export function speak(next) {
  tongue = words[next] ? next : 'en';
  document.documentElement.lang = tongue;
  for (const element of document.querySelectorAll('[data-label]')) {
    element.textContent = say(element.dataset.label);
  }
  for (const element of document.querySelectorAll('[data-label-aria]')) {
    element.setAttribute('aria-label', say(element.dataset.labelAria));
  }
  for (const button of document.querySelectorAll('[data-tongue]')) {
    button.setAttribute('aria-pressed', String(button.dataset.tongue === tongue));
  }
  document.title = `${say('title')} · ${say('county')}`;
  listeners.forEach((listener) => listener());
}
