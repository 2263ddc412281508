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
    part: '1 part', parts: '{n} parts', 'sms-empty': 'Messages of this number, the newest last.',
    'sms-to': 'Text to {n}', 'sms-news': 'New SMS: {n}', 'sms-keyword': 'Texts begin with {n}.',
    'sms-sample': 'The short code is a sample: the county has not published its own.',
    'place-WAITING': 'waits for the phone', 'place-LOST': 'the phone never had it',
    delivered: 'Delivered', 'copies-1': 'once', 'copies-2s': 'twice, one id', 'copies-5s': '5 times, one id',
    'copies-2d': 'twice, two ids', 'copies-5d': '5 times, five ids', 'date-style': 'Date',
    'sms-network': 'SMS network', reception: 'This phone', reason: 'Reason',
    'reception-present': 'is on', 'reception-absent': 'is off', 'reception-slow': 'is on, every step told',
    'reception-disordered': 'is on, reports disordered', 'reception-doubled': 'is on, reports doubled',
    'reception-unknown': 'is on, unknown report', 'reception-unreported': 'is on, no report',
    'reception-expiring': 'is off, expires', 'reception-failing': 'fails', 'reception-rejecting': 'rejects',
    fault: 'Next sends meet', times: 'Times', tell: 'Set fault', untell: 'Clear faults',
    'faults-none': 'Messages are sent as usual.', 'faults-left': 'To come: {n}',
    'fault-EmptyRecipients': '201, no recipients', 'fault-Http401': 'HTTP 401', 'fault-Http429': 'HTTP 429',
    'fault-Http500': 'HTTP 500', 'fault-MalformedBody': 'sent, half a body', 'fault-NoAnswer': 'no answer',
    'fault-SentNoAnswer': 'sent, no answer', 'fault-SentConnectionCut': 'sent, connection cut',
    mpesa: 'M-Pesa', 'mpesa-network': 'M-Pesa network', 'mpesa-fault': 'Next payment meets',
    'mpesa-none': 'Payments go as usual.', 'mpesa-empty': 'What M-Pesa writes to this number, the newest last.',
    'mpesa-balance': 'M-Pesa balance: Ksh {n}', 'mpesa-hold': 'Money on this phone', 'mpesa-set': 'Set',
    'mpesa-asks': 'Pay Ksh {n}', 'mpesa-account': 'Account', 'mpesa-pin': 'M-Pesa PIN', 'mpesa-pin-hint': 'In this test every PIN is 1234. Any other is wrong.',
    'mpesa-ok': 'Pay', 'mpesa-cancel': 'Cancel', 'mpesa-leave': 'Leave it', 'mpesa-waits': 'M-Pesa asks for your PIN', 'mpesa-open': 'Answer M-Pesa',
    'mpesa-form': 'Lipa na M-Pesa, Pay Bill', 'mpesa-business': 'Business number', 'mpesa-amount': 'Amount',
    'mpesa-sample': 'The Pay Bill number is a sample: the county has not published its own. No money moves here.',
    'mpesa-paid': 'Paid: {n}', 'mpesa-failed': 'Not paid. Read the message above.',
    'mf-CANCELLED': '1032 cancelled by the payer', 'mf-WRONG_PIN': '2001 wrong PIN', 'mf-NO_FUNDS': '1 not enough money',
    'mf-UNREACHABLE': '1037 phone off or away', 'mf-ONGOING_SESSION': '1037 phone in another session', 'mf-SESSION_LOCK': '500.001.1001 phone locked, push refused',
    'mf-SAME_AMOUNT': '17 same amount within 2 minutes', 'mf-EXPIRED': '1019 expired', 'mf-PIN_LOCKED': '8006 PIN locked',
    'mf-NOT_PERMITTED': '2028 not permitted', 'mf-LATE_CALLBACK': 'callback comes late', 'mf-NO_CALLBACK': 'callback never comes',
    'mf-CALLBACK_THRICE': 'callback comes 3 times', 'mf-CALLBACK_FIRST': 'callback before the answer', 'mf-C2B_TWIN': 'confirmed once more as Pay Bill',
    'mf-HASHED_NUMBER': 'number hashed', 'mf-MASKED_NUMBER': 'number masked', 'mf-TOKEN_EXPIRED': '404.001.03 token expired',
    'mf-SPIKE_ARREST': '500.003.02 spike arrest', 'mf-HTTP_500': 'HTTP 500', 'mf-HTTP_503': 'HTTP 503', 'mf-NO_ANSWER': 'no answer, nothing done',
    'mf-SENT_NO_ANSWER': 'phone asked, no answer',
  },
  sw: {
    title: 'Simu ya majaribio', county: 'Kaunti ya Machakos', tongue: 'Lugha ya ukurasa huu',
    phone: 'Simu', screen: 'Skrini', keypad: 'Vitufe', controls: 'Vidhibiti', record: 'Kumbukumbu',
    dial: 'Piga', answer: 'Jibu', send: 'Tuma', end: 'Kata', clear: 'Futa',
    caller: 'Anayepiga', number: 'Nambari', network: 'Mtandao', session: 'Kipindi',
    drop: 'Katiza', again: 'Rudia ombi',
    outcome: 'Taarifa ya mwisho', success: 'Kimefaulu', incomplete: 'Kimekatika', failed: 'Kimeshindwa',
    event: 'Itume', page: 'Ukurasa',
    dialogue: 'Mazungumzo', wire: 'Data ghafi', save: 'Hifadhi',
    'dialogue-empty': 'Anachotuma mpigaji na kinachoonyeshwa na huduma, kwa mpangilio.',
    'wire-empty': 'Kila fomu kama inavyotumwa, pamoja na jibu lake.',
    sample: 'Nambari hii ni ya mfano: kaunti haijatangaza yake.',
    hint: 'Kwa kibodi: chapa popote, Enter hutuma, Esc hukata.',
    idle: 'Tayari. Piga nambari ya kaunti.', waiting: 'Tafadhali subiri…', live: 'inaendelea',
    septets: 'septeti', units: 'herufi', over: 'imezidi kwa {n}',
    dropped: 'kipindi kimekatizwa', repeated: 'ombi la mwisho limerudiwa', 'event-sent': 'taarifa ya mwisho imetumwa',
    request: 'Ombi', reply: 'Jibu',
    silent: 'Huduma haijibu. Je, imewashwa?', refused: 'Imekataliwa: {n}',
    part: 'sehemu 1', parts: 'sehemu {n}', 'sms-empty': 'Ujumbe wa nambari hii, mpya zaidi mwishoni.',
    'sms-to': 'Tuma SMS kwa {n}', 'sms-news': 'SMS mpya: {n}', 'sms-keyword': 'Ujumbe huanza na {n}.',
    'sms-sample': 'Nambari fupi hii ni ya mfano: kaunti haijatangaza yake.',
    'place-WAITING': 'inasubiri simu', 'place-LOST': 'haikufika kwa simu',
    delivered: 'Kuwasilishwa', 'copies-1': 'mara moja', 'copies-2s': 'mara 2, kitambulisho kimoja', 'copies-5s': 'mara 5, kitambulisho kimoja',
    'copies-2d': 'mara 2, vitambulisho viwili', 'copies-5d': 'mara 5, vitambulisho vitano', 'date-style': 'Tarehe',
    'sms-network': 'Mtandao wa SMS', reception: 'Simu hii', reason: 'Sababu',
    'reception-present': 'imewashwa', 'reception-absent': 'imezimwa', 'reception-slow': 'imewashwa, kila hatua huripotiwa',
    'reception-disordered': 'imewashwa, ripoti hupishana', 'reception-doubled': 'imewashwa, ripoti mara mbili',
    'reception-unknown': 'imewashwa, ripoti isiyojulikana', 'reception-unreported': 'imewashwa, bila ripoti',
    'reception-expiring': 'imezimwa, muda huisha', 'reception-failing': 'hushindwa', 'reception-rejecting': 'hukataa',
    fault: 'Ujumbe ujao hukutana na', times: 'Mara', tell: 'Weka hitilafu', untell: 'Ondoa zote',
    'faults-none': 'Ujumbe hutumwa kama kawaida.', 'faults-left': 'Zijazo: {n}',
    'fault-EmptyRecipients': '201, bila wapokeaji', 'fault-Http401': 'HTTP 401', 'fault-Http429': 'HTTP 429',
    'fault-Http500': 'HTTP 500', 'fault-MalformedBody': 'umetumwa, jibu nusu', 'fault-NoAnswer': 'hakuna jibu',
    'fault-SentNoAnswer': 'umetumwa, hakuna jibu', 'fault-SentConnectionCut': 'umetumwa, muunganisho umekatika',
    mpesa: 'M-Pesa', 'mpesa-network': 'Mtandao wa M-Pesa', 'mpesa-fault': 'Malipo yajayo hukutana na',
    'mpesa-none': 'Malipo huenda kama kawaida.', 'mpesa-empty': 'Ujumbe wa M-Pesa kwa nambari hii, mpya zaidi mwishoni.',
    'mpesa-balance': 'Salio la M-Pesa: Ksh {n}', 'mpesa-hold': 'Pesa kwenye simu hii', 'mpesa-set': 'Weka',
    'mpesa-asks': 'Lipa Ksh {n}', 'mpesa-account': 'Akaunti', 'mpesa-pin': 'PIN ya M-Pesa', 'mpesa-pin-hint': 'Katika majaribio haya kila PIN ni 1234. Nyingine yoyote si sahihi.',
    'mpesa-ok': 'Lipa', 'mpesa-cancel': 'Kataa', 'mpesa-leave': 'Iache', 'mpesa-waits': 'M-Pesa inaomba PIN yako', 'mpesa-open': 'Jibu M-Pesa',
    'mpesa-form': 'Lipa na M-Pesa, Pay Bill', 'mpesa-business': 'Nambari ya biashara', 'mpesa-amount': 'Kiasi',
    'mpesa-sample': 'Nambari hii ya Pay Bill ni ya mfano: kaunti haijatangaza yake. Hakuna pesa halisi hapa.',
    'mpesa-paid': 'Imelipwa: {n}', 'mpesa-failed': 'Haikulipwa. Soma ujumbe ulio juu.',
    'mf-CANCELLED': '1032 mlipaji amekataa', 'mf-WRONG_PIN': '2001 PIN si sahihi', 'mf-NO_FUNDS': '1 pesa hazitoshi',
    'mf-UNREACHABLE': '1037 simu imezimwa au haipatikani', 'mf-ONGOING_SESSION': '1037 simu iko katika kipindi kingine', 'mf-SESSION_LOCK': '500.001.1001 simu imefungwa, ombi limekataliwa',
    'mf-SAME_AMOUNT': '17 kiasi kile kile ndani ya dakika 2', 'mf-EXPIRED': '1019 muda umeisha', 'mf-PIN_LOCKED': '8006 PIN imefungwa',
    'mf-NOT_PERMITTED': '2028 hairuhusiwi', 'mf-LATE_CALLBACK': 'taarifa huchelewa', 'mf-NO_CALLBACK': 'taarifa haiji kamwe',
    'mf-CALLBACK_THRICE': 'taarifa huja mara 3', 'mf-CALLBACK_FIRST': 'taarifa kabla ya jibu', 'mf-C2B_TWIN': 'huthibitishwa tena kama Pay Bill',
    'mf-HASHED_NUMBER': 'nambari imefichwa kwa hash', 'mf-MASKED_NUMBER': 'nambari imefichwa sehemu', 'mf-TOKEN_EXPIRED': '404.001.03 tokeni imeisha',
    'mf-SPIKE_ARREST': '500.003.02 maombi mengi mno', 'mf-HTTP_500': 'HTTP 500', 'mf-HTTP_503': 'HTTP 503', 'mf-NO_ANSWER': 'hakuna jibu, hakuna kilichofanyika',
    'mf-SENT_NO_ANSWER': 'simu imeulizwa, hakuna jibu',
  },
};

let tongue = 'en';
const listeners = [];

export function say(key, n) {
  return (words[tongue][key] ?? key).replace('{n}', n);
}

export function has(key) {
  return key in words[tongue];
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
