// Elements are made and filled here and nowhere by markup text, so no name from the venue can become markup.

/** el('button', {className: 'x', onclick: f, 'aria-pressed': 'true'}, 'text', child) */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role' || name === 'for') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** Writes only what changed: an equal text costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function setAttribute(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

export function setClass(element, className) {
  if (element.className !== className) {
    element.className = className;
  }
}
