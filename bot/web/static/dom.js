/** Builds an element; text children are text, never markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** Text with **strong** parts and numbers to call, as nodes. */
export function words(text) {
  return text
    .split(/\*\*(.+?)\*\*/)
    .flatMap((part, place) => (place % 2 ? el("strong", {}, ...calls(part)) : calls(part)));
}

// The emergency number after its article; else a prefix, a space, the rest.
const NUMBER = /((?<=\b(?:il|al) )112\b|(?<![\d/.,])(?:0\d{1,3}|3\d{2}|800) \d{2,7}(?: \d{2,4}){0,3}(?![\d/]))/;

function calls(text) {
  return text.split(NUMBER).map((part, place) => (place % 2 ? call(part) : part));
}

function call(number) {
  const digits = number.replaceAll(" ", "");
  const dialled = digits.startsWith("0") || digits.startsWith("3") ? `+39${digits}` : digits;
  return el("a", { href: `tel:${dialled}` }, number);
}

/** Text that only a screen reader says. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}
