/** What the server said no with, in words that can be shown. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.errors?.[0]?.detail ?? problem.detail ?? "");
    this.status = status;
    this.type = problem.type ?? "";
  }
}

const KEPT = "sportello-chat";

/** The chat API, and the token of this tab's chat. */
export class Client {
  get token() {
    return sessionStorage.getItem(KEPT);
  }

  /** Opens a new chat; answers its first messages. */
  async open() {
    sessionStorage.removeItem(KEPT);
    const opened = await request("POST", "/chat/sessions", { body: {} });
    sessionStorage.setItem(KEPT, opened.token);
    return opened;
  }

  /** Sends one message; the same key sends the same message again. */
  send(body, key) {
    return request("POST", "/chat/messages", {
      body,
      token: this.token,
      headers: { "Idempotency-Key": key },
    });
  }

  history() {
    return request("GET", "/chat/history", { token: this.token });
  }

  async erase() {
    await request("DELETE", "/chat/session", { token: this.token });
    sessionStorage.removeItem(KEPT);
  }
}

/** An idempotency key; randomUUID is missing outside HTTPS. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function request(method, path, { body, token, headers = {} }) {
  const sent = { ...headers };
  if (body) sent["Content-Type"] = "application/json";
  if (token) sent.Authorization = `Bearer ${token}`;
  const response = await fetch(path, {
    method,
    headers: sent,
    body: body ? JSON.stringify(body) : undefined,
    credentials: "omit",
  });
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}
