// The stylesheet owns the colours; the canvas gets them resolved for the theme in force.

const NAMES = ['panel', 'raised', 'line', 'line-strong', 'text', 'muted', 'accent', 'up', 'down', 'gap', 'warn'];

export function palette(element) {
  const probe = document.createElement('i');
  element.append(probe);
  const colours = {};
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return { ...colours, font: getComputedStyle(element).fontFamily };
}
