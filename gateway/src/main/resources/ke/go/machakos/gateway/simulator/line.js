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

async function get(path) {
  let response;
  try {
    response = await fetch(path);
  } catch {
    throw new Fault(0, '');
  }
  if (!response.ok) throw new Fault(response.status, String(response.status));
  return response.status === 204 ? null : response.json();
}

export const setup = async () => (await fetch('/simulator/setup')).json();
export const turn = async (body) => (await post('/simulator/turn', body)).json();
export const event = async (body) => (await post('/simulator/event', body)).json();
export const talk = async (steps) => (await post('/simulator/talk', steps)).text();

export const smsSetup = () => get('/simulator/sms/setup');
/** The messages of a number, or null where `seen` is still the version. */
export const inbox = (number, seen) => get(`/simulator/sms/inbox?number=${encodeURIComponent(number)}&seen=${seen}`);
export const wire = (id) => get(`/simulator/sms/wire?id=${encodeURIComponent(id)}`);
export const faults = () => get('/simulator/sms/faults');
export const tell = async (body) => (await post('/simulator/sms/faults', body)).json();
export const smsPhone = async (body) => (await post('/simulator/sms/phone', body)).json();
export const text = async (body) => (await post('/simulator/sms/text', body)).json();

/** What M-Pesa of the stand-in is, or null where none is played. */
export async function mpesaSetup() {
  const response = await fetch('/simulator/mpesa/setup');
  return response.ok ? response.json() : null;
}
/** A phone's M-Pesa, or null where `seen` is still the version. */
export const mpesa = (number, seen) => get(`/simulator/mpesa/phone?number=${encodeURIComponent(number)}&seen=${seen}`);
export const mpesaFaults = () => get('/simulator/mpesa/faults');
export const mpesaTell = async (body) => (await post('/simulator/mpesa/faults', body)).json();
export const mpesaAnswer = async (body) => (await post('/simulator/mpesa/answer', body)).json();
export const mpesaCancel = async (body) => (await post('/simulator/mpesa/cancel', body)).json();
export const mpesaPay = async (body) => (await post('/simulator/mpesa/pay', body)).json();
export const mpesaBalance = async (body) => (await post('/simulator/mpesa/balance', body)).json();
