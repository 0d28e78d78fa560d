// What a person chose, remembered by the browser; where nothing was chosen the browser's language decides.

const KEY = 'tickring.settings';

const CHOICES = {
  language: ['en', 'zh-TW'],
  theme: ['system', 'light', 'dark'],
  colours: ['green-up', 'red-up'],
  zone: ['local', 'utc'],
  side: ['bid', 'mid', 'ask'],
  interval: ['1m', '5m', '15m', '1h'],
  range: ['1D', '1W', '1M', '3M', '1Y', 'ALL'],
};

export function choices(name) {
  return CHOICES[name];
}

/** Only what was chosen and is still a choice; symbol is any market's. */
export function loadChosen() {
  try {
    const stored = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(stored.filter(([name, value]) => name === 'symbol' || CHOICES[name]?.includes(value)));
  } catch {
    return {};
  }
}

export function saveChosen(chosen) {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // A browser that stores nothing still shows the page; the choice then lasts until it is closed.
  }
}

/** What holds: the choice, else the default. Taiwan reads red as up, so that default follows the language. */
export function resolve(chosen) {
  const language = chosen.language ?? browserLanguage();
  const defaults = { language, theme: 'system', colours: language === 'zh-TW' ? 'red-up' : 'green-up', zone: 'local',
    side: 'mid', interval: '1m', range: null, symbol: null };
  return { ...defaults, ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) };
}

function browserLanguage() {
  const first = navigator.languages?.[0] ?? navigator.language ?? 'en';
  return first.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en';
}
