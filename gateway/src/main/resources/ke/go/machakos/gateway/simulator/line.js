// The way to the server side, which plays the aggregator. One request at a time.
export class Fault extends Error {
  constructor(status, what) {
    super(what);
    this.silent = status === 0 || status === 502;
  }
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Fault(0, '');
  }
  if (!response.ok) {
    const fault = await response.json().catch(() => ({}));
    throw new Fault(response.status, fault.fault ?? String(response.status));
  }
  return response;
}

export const setup = async () => (await fetch('/simulator/setup')).json();
export const turn = async (body) => (await post('/simulator/turn', body)).json();
export const event = async (body) => (await post('/simulator/event', body)).json();
export const talk = async (steps) => (await post('/simulator/talk', steps)).text();
