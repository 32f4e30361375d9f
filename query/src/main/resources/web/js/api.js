// Asks the service. Every failure becomes an ApiError with words for people.

const BASE = "/api/v1";
const PAGE = 1000;
const MOST_PAGES = 20;

export class ApiError extends Error {
  constructor(message, { status = 0, notReady = false } = {}) {
    super(message);
    this.status = status;
    this.notReady = notReady;
  }
}

/** The path of a question, with the parameters that have a value. */
export function path(question, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value) query.append(name, value);
  }
  const text = query.toString();
  return BASE + question + (text ? `?${text}` : "");
}

/** One answer as JSON. */
export async function get(question, parameters, signal) {
  let response;
  try {
    response = await fetch(path(question, parameters), { signal, headers: { Accept: "application/json" } });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new ApiError("The service does not answer. It may have been stopped, or the connection is down.");
  }
  if (!response.ok) throw await problem(response);
  try {
    return await response.json();
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new ApiError("The service gave an answer that is not JSON.", { status: response.status });
  }
}

/** All items of a list, page after page, with the first page; `complete` is false where there were too many. */
export async function list(question, parameters, signal) {
  const items = [];
  let cursor = null;
  let first;
  let answer;
  for (let page = 0; page < MOST_PAGES; page++) {
    answer = await get(question, { ...parameters, limit: PAGE, cursor }, signal);
    first ??= answer;
    items.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return { items, first, asOf: answer.asOf, complete: !cursor };
}

async function problem(response) {
  let told = null;
  try {
    told = await response.json();
  } catch {
    // A proxy's page in place of a problem; its status is all there is to say.
  }
  const detail = told?.detail ?? told?.title ?? response.statusText;
  const notReady = response.status === 503;
  const message = notReady
    ? `The record is still being read${detail ? ` (${detail})` : ""}. This page tries again by itself.`
    : `The service answered with error ${response.status}${detail ? `: ${detail}` : ""}`;
  return new ApiError(message, { status: response.status, notReady });
}
