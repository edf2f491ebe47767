import { el } from "./dom.js";

const MARKS = {
  met: "✓",
  compatible: "✓",
  to_verify: "?",
  not_met: "✕",
  not_compatible: "✕",
};

/** The element of a card, or null for a kind that is not known. */
export function cardElement(card, words) {
  const make = { confirm, verdict, operators }[card.type];
  return make ? make(card, words) : null;
}

function confirm(card) {
  return el(
    "section",
    { class: "card", "aria-label": card.title },
    el("h3", {}, card.title),
    facts(card.rows),
  );
}

function verdict(card, words) {
  return el(
    "section",
    { class: `card verdict ${card.verdict}`, "aria-label": card.title },
    el(
      "div",
      { class: "verdict-head" },
      mark(card.verdict),
      el("div", {}, el("h3", {}, card.title), el("p", {}, card.summary)),
    ),
    el("h4", {}, words.reasons),
    recipients(card.classes[0], words),
    ...card.classes.slice(1).map((each) => otherRecipients(each, words)),
    changes(card.changes, words),
    el("details", {}, el("summary", {}, words.answers), facts(card.rows)),
    el("p", { class: "window" }, card.status),
    el("p", { class: "small" }, `${card.edition}. ${card.as_of}.`),
    code(card.code, words),
  );
}

function recipients(each, words) {
  const checks = each.checks.map((one) => check(one, words));
  return el(
    "div",
    { class: "recipients" },
    el("p", {}, `${each.title}: ${each.result}`),
    el("ul", {}, ...checks),
  );
}

/** A class that is farther from the person, folded. */
function otherRecipients(each, words) {
  const name = each.title.charAt(0).toLowerCase() + each.title.slice(1);
  const summary = el("summary", {}, `${words.other_way}: ${name}`);
  return el("details", {}, summary, recipients(each, words));
}

function check(one, words) {
  const word = el("span", { class: `word ${one.result}` }, one.word);
  const label = el("span", {}, `${one.label}: `, word);
  const summary = el("summary", {}, mark(one.result), label);
  // What can still be done is read without unfolding.
  const open = one.result !== "met" && one.said !== "";
  return el("li", { class: "check" }, el("details", { open }, summary, reason(one, words)));
}

/** What the assistant says of a check, which quotes the act; else the act's words. */
function reason(one, words) {
  const said = one.said ? [one.said] : [el("q", {}, one.quote)];
  return el(
    "div",
    { class: "quote" },
    el("p", {}, ...said),
    el("p", { class: "small" }, `${words.source}: ${one.source}`),
  );
}

function changes(list, words) {
  if (!list.length) return null;
  const kinds = [...new Set(list.map((each) => each.kind))];
  const groups = kinds.flatMap((kind) => {
    const ofKind = list.filter((each) => each.kind === kind);
    const ways = ofKind.map((each, place) =>
      el("li", {}, place ? el("p", {}, words.or) : null, facts(each.rows)),
    );
    return [el("p", {}, ofKind[0].label), el("ul", {}, ...ways)];
  });
  return el("div", { class: "changes" }, el("h4", {}, words.changes), ...groups);
}

function code(text, words) {
  if (!text) return null;
  return el(
    "div",
    {},
    el("p", { class: "small" }, words.code),
    el("p", { class: "code" }, text),
    el("p", { class: "small" }, words.code_note),
  );
}

function operators(card, words) {
  const items = card.items.map((item) => office(item, words));
  return el(
    "section",
    { class: "card", "aria-label": card.title },
    el("h3", {}, card.title),
    el("ol", { class: "offices" }, ...items),
    el("p", { class: "window" }, card.note),
  );
}

function office(item, words) {
  const name = el("strong", {}, item.name);
  return el(
    "li",
    {},
    el("div", { class: "office-head" }, name, el("span", {}, item.distance)),
    el("span", {}, item.kind),
    el("span", {}, item.address),
    phone(item, words),
    item.accreditation ? el("span", { class: "small" }, item.accreditation) : null,
    el("span", { class: "small" }, item.checked_on),
  );
}

function phone(item, words) {
  if (!item.tel) return el("span", { class: "small" }, item.phone || words.no_phone);
  const label = `${words.call} ${item.phone}`;
  return el("span", {}, el("a", { class: "call", href: `tel:${item.tel}` }, label));
}

function facts(rows) {
  const lines = rows.map((row) =>
    el("div", {}, el("dt", {}, row.label), el("dd", {}, row.value)),
  );
  return el("dl", { class: "facts" }, ...lines);
}

function mark(result) {
  const shape = { class: `mark ${result}`, "aria-hidden": "true" };
  return el("span", shape, MARKS[result]);
}
