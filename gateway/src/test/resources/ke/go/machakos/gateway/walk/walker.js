// One caller's walk over the menus by the page's own keys: the tours that are written for the caller, then whatever
// nobody has tried yet. Called with the model of the menus, the caller and what earlier callers found, all as JSON.
const [model, caller, found] = [...arguments].slice(0, 3).map((each) => JSON.parse(each));
let done = arguments[arguments.length - 1];
const $ = (id) => document.getElementById(id);

const AFTER = 60; // answers, after which a caller hangs up: a dialogue's turns carry all of them
const HELD = 300; // turns on one load of the page, which keeps every one of them
const FAULTS = 40; // after so many there is nothing more to learn
const fresh = found.mine?.caller !== caller.name;
const mine = fresh
  ? { caller: caller.name, tried: {}, led: {}, goals: {}, kept: { pin: '2468', wrong: '1357', ...caller.kept }, left: caller.explore ?? 0 }
  : found.mine;
const kept = mine.kept;
found.mine = mine;
let at = null; // the screen, or null where the phone is idle
let over = true; // whether the dialogue has ended
let cut = fresh ? null : mine.cut; // the screen at which it was dropped
let path = [];
let language = fresh ? caller.speaks : mine.language;
let text = '';
let astray = false; // after a path was dialled, until the screens of language and consent are passed

const patterns = {};
function pattern(tongue, id) {
  patterns[tongue] ??= {};
  return (patterns[tongue][id] ??= new RegExp(`^${model.patterns[tongue][id].screen}$`));
}

function fault(what, edge) {
  found.faults.push({ what, language: caller.language, caller: caller.name, edge, text });
}

/** The page when the turn that was sent has been answered. */
function settled() {
  const handset = $('handset');
  const idle = () => handset.ariaBusy !== 'true';
  return new Promise((resolve) => {
    if (idle()) return resolve();
    const observer = new MutationObserver(() => {
      if (!idle()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(handset, { attributes: true, attributeFilter: ['aria-busy'] });
  });
}

/** Types by the keypad what a keypad has, and sends it. */
async function press(typed) {
  const entry = $('entry');
  entry.value = '';
  if (/^[0-9*#]*$/.test(typed)) {
    for (const key of typed) document.querySelector(`[data-key="${key}"]`).click();
  } else {
    entry.value = typed;
  }
  $('send').click();
  await settled();
}

/** Where one gets from a screen that may be a call, with the ways out of the calls that are passed. */
function ends(id, via = [], seen = []) {
  const screen = model.screens[id];
  if (screen.kind !== 'call') return [{ id, via }];
  if (seen.includes(id)) return [];
  return screen.next.flatMap((next) => ends(next, [...via, `${id} > ${next}`], [...seen, id]));
}

const as = (ids) => [...new Set(ids)].map((id) => ({ id, via: [] }));
const everywhere = () => as(Object.keys(model.screens).filter((id) => model.screens[id].kind !== 'call'));

/** Looks at the page as it is after an answer, and finds out which of these screens it shows. */
function look(edge, candidates) {
  text = $('text').textContent;
  found.steps++;
  if ($('notice').textContent) fault(`the page says: ${$('notice').textContent}`, edge);
  const status = $('wire').querySelector('summary span')?.textContent;
  if (status !== '200') fault(`HTTP ${status}`, edge);
  if ($('budget').classList.contains('over')) fault(`over budget: ${$('budget-words').textContent}`, edge);
  if (!$('budget-words').textContent.endsWith('GSM-7')) fault(`not GSM-7: ${$('budget-words').textContent}`, edge);
  if (/[{}]|\bnull\b|\bundefined\b|\bNaN\b|\bOptional\b/.test(text)) fault('a hole in the text', edge);
  if (model.keys.some((key) => text.includes(key))) fault('the key of a text', edge);
  over = !$('handset').classList.contains('open');
  let hit = candidates.find(({ id }) => pattern(language, id).test(text));
  if (!hit) {
    hit = everywhere().find(({ id }) => pattern(language, id).test(text));
    fault(hit ? `not where this leads: ${hit.id}` : 'no screen of this language', edge);
  }
  at = hit?.id ?? null;
  if (!at) return;
  if (over !== (model.screens[at].kind === 'end')) fault(`${at} ${over ? 'ends' : 'goes on'}`, edge);
  hit.via.forEach((way) => (found.ways[way] = (found.ways[way] ?? 0) + 1));
  path.push(at);
  const septets = parseInt($('budget-words').textContent, 10);
  const seen = ((found.screens[language] ??= {})[at] ??= { times: 0, septets: 0, text });
  seen.times++;
  if (septets > seen.septets) Object.assign(seen, { septets, text });
  learn(edge);
}

/** Keeps what the screen told: case numbers, secret codes, and every value that is free text. */
function learn(edge) {
  const { slots, item } = model.patterns[language][at];
  const values = text.match(pattern(language, at)).slice(1);
  slots.forEach((slot, i) => keep(slot, values[i], edge));
  if (item) {
    const label = new RegExp(`^\\d+\\. ${item.label}$`);
    for (const line of text.split('\n').filter((each) => !/^(0|98)\. /.test(each))) {
      line.match(label)?.slice(1).forEach((value, i) => keep(item.slots[i], value, edge));
    }
  }
}

function keep(slot, value, edge) {
  if (value === undefined) return;
  const values = ((found.values[language] ??= {})[slot] ??= {});
  values[value] ??= edge;
  if (slot === 'number' && ['complaint-opened', 'complaint-sorted-later'].includes(at)) kept.case = value;
  if (slot === 'number' && at === 'application-made') kept.application = value;
  if (slot === 'bill' && at === 'application-owing') kept.bill = value;
  if (at.startsWith('complaint-coded') && slot === 'number') kept.coded = value;
  if (at.startsWith('complaint-coded') && slot === 'code') kept.code = value;
}

/** What can be typed at a screen; nothing that the caller does not know yet. */
function edges(id) {
  const screen = model.screens[id];
  const list = [];
  if (screen.kind === 'choose') {
    screen.options.forEach((option, i) => list.push({ label: option.value, typed: String(i + 1), go: option.go }));
  }
  if (screen.kind === 'prompt') {
    const { right, wrong } = model.inputs[id] ?? model.inputs[screen.accept];
    for (const [label, typed] of Object.entries(right)) {
      const known = typed.startsWith('$') ? kept[typed.slice(1)] : typed;
      if (known) list.push({ label, typed: known, go: screen.go });
    }
    Object.entries(wrong).forEach(([label, typed]) => list.push({ label, typed, stays: true }));
  }
  if (screen.kind === 'browse') {
    list.push({ label: 'pick', typed: '1', go: screen.go });
    if (id === at && text.includes('98. ')) list.push({ label: '98', typed: '98', stays: true });
  }
  if (screen.kind === 'choose' || screen.kind === 'browse') list.push({ label: 'invalid', typed: '77', stays: true });
  if (screen.kind !== 'end') list.push({ label: '0', typed: '0' }, { label: '00', typed: '00' });
  return list.map((edge) => ({ ...edge, key: `${id} > ${edge.label}` }));
}

function leads(edge) {
  if (astray) return everywhere();
  if (at === 'resume' && edge.label === 'continue') return as([cut]);
  if (at === 'resume' && edge.label === 'afresh') return ends(model.start);
  if (edge.stays) return as([at]);
  if (edge.go) return ends(edge.go);
  return as([...path.toReversed(), model.home]);
}

async function take(edge) {
  const from = at;
  const candidates = leads(edge);
  astray &&= model.interludes.includes(from);
  if (from === 'language' && edge.go) language = edge.label;
  await press(edge.typed);
  mine.tried[edge.key] = (mine.tried[edge.key] ?? 0) + 1;
  found.tried[edge.key] = (found.tried[edge.key] ?? 0) + 1;
  look(edge.key, candidates);
  if (at) mine.led[edge.key] = found.led[edge.key] = at;
  if (!at || over) path = [];
}

async function dial(code = model.code) {
  if (!over) hangUp();
  path = [];
  await press(code);
  const preset = code !== model.code;
  look(`dial ${code}`, preset ? everywhere() : [...ends(model.start), ...as(cut ? ['resume'] : [])]);
  if (at !== 'resume') cut = null;
  if (at === 'language') language = model.first; // who has not chosen is spoken to in this one
  astray = preset;
}

function hangUp() {
  cut = at;
  $('end').click();
  over = true;
  at = null;
}

/** The acts of an officer on a case, by the forms of their page. */
async function officer(number, fields) {
  const response = await fetch(`/simulator/officer/case/${number}`, {
    method: 'POST',
    body: new URLSearchParams({ role: 'officer', ...fields }),
  });
  const page = await response.text();
  if (!response.ok || !page.includes('Done.')) fault(`officer: HTTP ${response.status}`, JSON.stringify(fields));
}

/** Types what leaves a screen as it is, unless somebody has. */
async function probe() {
  for (const edge of edges(at).filter(({ stays, key, label }) => stays && label !== '98' && !found.tried[key])) {
    await take(edge);
  }
}

/** A step of a tour: a screen and what is typed there, or something that is done to the phone or to a matter. */
async function step(words) {
  if (words.twin) return twin(words.twin);
  const [word, rest] = [words.split(' ')[0], words.slice(words.indexOf(' ') + 1)];
  if (word === 'dial') return dial(words === 'dial' ? undefined : rest);
  if (word === 'drop') {
    cut = at;
    $('drop').click();
    at = null;
    over = true;
    return undefined;
  }
  if (word === 'again') {
    const before = text;
    $('again').click();
    await settled();
    found.steps++;
    if ($('text').textContent !== before) fault('a turn repeated is answered otherwise', path.at(-1));
    return undefined;
  }
  if (word === 'resolve') return officer(kept[rest], { action: 'resolve' });
  if (word === 'jar') return terminal(rest);
  if (word === 'pay') return pay(rest);
  if (word === 'mute') return officer(kept[rest], { action: 'mute', reason: 'insults' });
  const [, screen, label, typed, maybe] = words.match(/^(\S+) > ([^=?]+)(?:=([^?]*))?(\?)?$/);
  if (screen !== at) {
    if (!maybe) fault(`tour: ${words}, but this is ${at}`, path.at(-1));
    return maybe ? undefined : 'lost';
  }
  await probe();
  const known = edges(at).find((edge) => edge.label === label);
  if (!known && typed === undefined) {
    fault(`tour: ${words} is not known here`, path.at(-1));
    return 'lost';
  }
  const go = known ? known.go : model.screens[at].go;
  return take({ label, typed: typed ?? known.typed, go, stays: known?.stays, key: `${screen} > ${label}` });
}

/** Whether a call may still end in a way that nobody has seen. */
function open(go, seen = []) {
  const screen = model.screens[go];
  if (screen?.kind !== 'call' || seen.includes(go)) return false;
  return screen.next.some((next) => !found.ways[`${go} > ${next}`] && !model.rare.includes(`${go} > ${next}`))
    || screen.next.some((next) => open(next, [...seen, go]));
}

const avoided = (edge) => (caller.avoid ?? model.avoid).includes(edge.key)
  || (edge.key.startsWith('language > ') && edge.go && edge.label !== caller.language);

function worth(edge) {
  if (avoided(edge) || mine.goals[edge.key] > 25) return false;
  return !found.tried[edge.key] || (edge.go && !mine.tried[edge.key] && open(edge.go));
}

/** The first step on the shortest known way to something that is worth trying. */
function plan() {
  const before = new Map([[at, null]]);
  const queue = [at];
  while (queue.length) {
    const id = queue.shift();
    for (const edge of edges(id)) {
      const to = mine.led[edge.key] ?? found.led[edge.key];
      if (avoided(edge) || !to || before.has(to)) continue;
      before.set(to, { from: id, edge });
      const goal = edges(to).find(worth);
      if (!goal) {
        queue.push(to);
        continue;
      }
      mine.goals[goal.key] = (mine.goals[goal.key] ?? 0) + 1;
      let first = before.get(to);
      while (first.from !== at) first = before.get(first.from);
      return first.edge;
    }
  }
  return null;
}

/** Tries what is worth it; what remains where the page has held enough is for another load of it. */
async function explore() {
  let afresh = false;
  for (let held = 0; mine.left > 0; mine.left--, held++) {
    if (held >= HELD || found.faults.length > FAULTS) {
      if (!over) hangUp();
      return;
    }
    if (over || !at) {
      await dial();
    } else if (path.length > AFTER && path.at(-1) === model.home) {
      hangUp();
    } else if (path.length > AFTER) {
      await take({ label: '00', typed: '00', key: `${at} > 00` });
    } else {
      const next = edges(at).find(worth) ?? plan();
      if (!next && afresh) {
        mine.left = 0;
        return;
      }
      if (!next) hangUp();
      else await take(next);
      afresh = !next;
    }
  }
  if (caller.explore) found.unfinished.push(caller.name);
}

/** The steps of a tour, each name of a part replaced by its steps. */
function parts(tour) {
  return tour.flatMap((words) => (caller.parts?.[words] ? parts(caller.parts[words]) : [words]));
}

async function walk() {
  const number = $('number');
  number.value = caller.number;
  number.dispatchEvent(new Event('change'));
  for (const tour of fresh ? caller.tours.map(parts) : []) {
    for (const [i, words] of tour.entries()) {
      if ((await step(words)) === 'lost') break;
      if (at === 'resume' && !tour[i + 1]?.startsWith?.('resume >')) await step('resume > afresh');
    }
    if (!over) hangUp();
  }
  await explore();
  if (found.faults.length > FAULTS) mine.left = 0;
  if (!over && at) await take({ label: '00', typed: '00', key: `${at} > 00` });
  if (!over) hangUp();
  Object.assign(mine, { language, cut });
}

walk().then(
  () => done(JSON.stringify(found)),
  (error) => done(JSON.stringify({ ...found, error: `${error}\n${error.stack}\n${at}: ${text}` })),
);
