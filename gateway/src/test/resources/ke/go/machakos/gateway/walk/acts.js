// What is done to a caller's matters between two of their steps: at a terminal of the county, at M-Pesa, or by the same
// number from another handset. Read with walker.js, whose names it uses.

const LOOKS = 500; // at a bill, before what was paid for it counts as lost

/** What a caller knows, put in where words name it. */
const filled = (words) => words.replace(/\$(\w+)/g, (all, name) => ({ ...kept, number: caller.number })[name] ?? all);

/** Has a command line of the program run, on the stores of the gateway that is walked. */
async function terminal(words) {
  const said = await new Promise((resolve) => {
    window.goOn = (answer, next) => {
      done = next;
      resolve(answer);
    };
    done(JSON.stringify({ asks: filled(words) }));
  });
  kept.draft = said.match(/\b6\d{6}\b/)?.[0] ?? kept.draft;
  kept.version = said.match(/\bversion (\d+)/)?.[1] ?? kept.version;
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
  return response.json();
}

const key = (screen, label) => edges(screen).find((edge) => edge.label === label).typed;
const dials = (value) => post('/simulator/turn', {
  phone: { number: caller.number, network: '63902', serviceCode: model.code },
  act: 'dial',
  value,
});
const answers = (phone, value) => post('/simulator/turn', { phone, act: 'answer', value });

/** What is on the screen of a bill. */
async function bill(number) {
  const { phone, shown } = await dials(`*483*${key('main', 'bills')}*${key('bills', 'number')}*${number}#`);
  await answers(phone, '00');
  return shown;
}

/** Pays for a bill by M-Pesa's own menu, all of what is left or so much, and waits until its screen says so. */
async function pay(words) {
  const [account, amount] = filled(words).split(' ');
  const before = await bill(account);
  const left = before.match(/KES [\d,]+/g).at(-1).replace(/\D/g, '');
  const { number } = caller;
  await post('/simulator/mpesa/balance', { number, shillings: 900000 });
  await post('/simulator/mpesa/pay', { number, paybill: '600000', account, amount: amount ?? left, pin: '1234' });
  for (let looks = 0; (await bill(account)) === before; looks++) {
    if (looks > LOOKS) throw new Error(`what was paid for ${account} is not booked`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The same number from another handset, in a call of its own that ends before the caller's next step; `?` is maybe. */
async function twin(steps) {
  let { phone, shown } = await dials(model.code);
  for (const words of parts(steps)) {
    const [screen, label, typed] = words.replace('?', '').split(/ > |=/);
    const here = pattern(language, screen).test(shown);
    if (!here && !words.endsWith('?')) return fault(`twin: ${words}, but this is ${shown}`, path.at(-1));
    if (here) ({ phone, shown } = await answers(phone, typed ?? key(screen, label)));
  }
  return phone.session.open ? answers(phone, '00') : undefined;
}
