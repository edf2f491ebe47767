import { cardElement } from "./cards.js";
import { Client, newKey, Refusal } from "./client.js";
import { el, unseen, words } from "./dom.js";

const MAX_MESSAGE = 2000;

/** The chat of the page: what is shown, and what happens on each act. */
class Chat {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.client = new Client();
    this.log = root.querySelector("#log");
    this.status = root.querySelector("#status");
    this.form = root.querySelector("#composer");
    this.input = root.querySelector("#message");
    this.busy = false;
    this.listen(root);
  }

  listen(root) {
    this.form.hidden = false;
    root.querySelector("#tools").hidden = false;
    root.querySelector("#no-script").hidden = true;
    printWhole(this.log);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    const restart = root.querySelector("#restart");
    restart.addEventListener("click", () => this.restart());
    this.eraser = root.querySelector("#erase");
    this.eraser.addEventListener("click", () => this.askToErase());
  }

  /** Takes up this tab's chat, or opens a new one. */
  async start() {
    if (!this.client.token) return this.open();
    await this.during(async () => {
      const { messages } = await this.client.history();
      if (!messages.length) return this.openNow();
      this.show(messages);
      this.toBottom("instant");
    }, () => this.open());
  }

  async open() {
    await this.during(() => this.openNow(), (error) => {
      this.notice(this.reason(error), this.words.retry, () => this.open());
    });
  }

  async openNow() {
    const { messages, delivered } = await this.client.open();
    this.expired = false;
    this.show(messages);
    if (!delivered) this.offer(this.words.retry, () => this.open());
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text || this.busy) return;
    if (text.length > MAX_MESSAGE) {
      this.notice(this.words.too_long);
      return;
    }
    if (!this.isOpen()) await this.open();
    if (!this.isOpen()) return;
    this.input.value = "";
    this.say(text, { text });
  }

  isOpen() {
    return Boolean(this.client.token) && !this.expired;
  }

  /** Shows what the person says and sends it. */
  say(shown, body) {
    if (this.busy) return;
    this.dropButtons();
    this.append(el("p", { class: "bubble" }, unseen(`${this.words.you}: `), shown), "user");
    this.deliver(body, newKey());
  }

  async deliver(body, key) {
    const again = () => this.deliver(body, key);
    await this.during(async () => {
      const { messages, delivered } = await this.client.send(body, key);
      this.show(messages);
      if (!delivered) this.offer(this.words.resend, again);
    }, (error) => {
      if (error instanceof Refusal && error.status !== 429 && error.status < 500) {
        this.notice(this.reason(error));
      } else {
        this.notice(this.reason(error), this.words.resend, again);
      }
    });
  }

  restart() {
    if (this.isOpen()) this.say(this.words.restart, { command: "restart" });
    else this.fresh();
  }

  askToErase() {
    this.erasing?.remove();
    const keep = () => {
      this.erasing.remove();
      this.eraser.focus({ preventScroll: true });
    };
    const yes = el("button", { type: "button", onclick: () => this.erase() }, this.words.erase_yes);
    const no = el("button", { type: "button", onclick: keep }, this.words.erase_no);
    this.erasing = this.notice(this.words.erase_question);
    this.erasing.append(choices([yes, no]));
    this.toBottom();
    yes.focus({ preventScroll: true });
  }

  async erase() {
    await this.during(async () => {
      await this.client.erase();
      this.log.replaceChildren();
      this.notice(this.words.erased, this.words.restart, () => this.fresh());
    }, () => this.notice(this.words.erase_failed));
  }

  fresh() {
    this.log.replaceChildren();
    this.open();
  }

  /** Runs one exchange with the server, showing that it is under way. */
  async during(act, onError) {
    if (this.busy) return;
    this.busy = true;
    this.dropNotices();
    this.status.replaceChildren(dots(), `${this.words.typing}…`);
    let failure = null;
    try {
      await act();
    } catch (error) {
      failure = error;
    }
    this.busy = false;
    this.status.replaceChildren();
    if (failure) onError(failure);
  }

  reason(error) {
    if (!(error instanceof Refusal)) return this.words.failed;
    if (error.status === 401) {
      this.expired = true;
      return this.words.expired;
    }
    if (error.type.endsWith(":stale-button")) return this.words.stale;
    return error.message || this.words.failed;
  }

  show(messages) {
    const isFirst = !this.log.childElementCount;
    const elements = messages.map((message) => this.message(message));
    // The page opens at its top; what follows is shown from its first words.
    if (elements.length && !isFirst) this.toShow(elements[0]);
  }

  message(message) {
    const holder = this.append(null, message.sender);
    if (message.text) {
      const who = this.words[message.sender === "user" ? "you" : "bot"];
      const text = message.sender === "user" ? [message.text] : words(message.text);
      holder.append(el("p", { class: "bubble" }, unseen(`${who}: `), ...text));
    }
    const card = message.card ? cardElement(message.card, this.words) : null;
    if (card) {
      holder.classList.add("card-holder");
      holder.append(card);
    }
    const buttons = message.buttons.map((button) => this.choice(button));
    if (buttons.length) holder.append(choices(buttons, this.words.choose));
    return holder;
  }

  choice({ title, token }) {
    const press = () => {
      this.log.focus({ preventScroll: true });
      this.say(title, { button: token });
    };
    return el("button", { type: "button", onclick: press }, title);
  }

  append(child, sender) {
    const holder = el("div", { class: `message ${sender}` });
    if (child) holder.append(child);
    const isFirst = !this.log.childElementCount;
    this.log.append(holder);
    if (!isFirst && sender !== "bot") this.toBottom();
    return holder;
  }

  /** Shows a message and what follows: whole if it fits, else from its top. */
  toShow(element) {
    const { scroller, sight } = this.view();
    const from = element.getBoundingClientRect().top;
    const until = this.log.lastElementChild.getBoundingClientRect().bottom;
    const down = Math.min(from - sight.top, until - sight.bottom);
    scroller.scrollBy({ top: down });
  }

  toBottom(behavior = "auto") {
    const last = this.log.lastElementChild;
    if (!last) return;
    const { scroller, sight } = this.view();
    scroller.scrollBy({ top: last.getBoundingClientRect().bottom - sight.bottom, behavior });
  }

  /** What scrolls, the log or on a small screen the page, and the part in sight. */
  view() {
    const room = 12;
    if (getComputedStyle(this.log).overflowY !== "visible") {
      const { top, bottom } = this.log.getBoundingClientRect();
      return { scroller: this.log, sight: { top: top + room, bottom: bottom - room } };
    }
    const bottom = window.innerHeight - this.form.offsetHeight - room;
    return { scroller: window, sight: { top: room, bottom } };
  }

  /** Something the page itself says, with at most one thing to do about it. */
  notice(text, label, act) {
    const holder = this.append(el("p", { class: "bubble" }, text), "notice");
    if (label) this.offer(label, act);
    return holder;
  }

  offer(label, act) {
    const button = el("button", { type: "button", onclick: act }, label);
    this.append(choices([button]), "notice");
  }

  dropNotices() {
    for (const notice of this.log.querySelectorAll(".notice")) notice.remove();
  }

  dropButtons() {
    this.dropNotices();
    for (const list of this.log.querySelectorAll(".choices")) list.remove();
  }
}

/** Prints the reasons unfolded, and folds them again. */
function printWhole(log) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...log.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}

function choices(buttons, label = null) {
  const items = buttons.map((button) => el("li", {}, button));
  return el("ul", { class: "choices", "aria-label": label }, ...items);
}

function dots() {
  return el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}

new Chat(document.querySelector("#chat")).start();
