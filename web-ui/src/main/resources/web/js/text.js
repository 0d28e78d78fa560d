// Every sentence a person reads, in the language chosen. A key without a text shows itself: a test looks for that.

import { en } from './text/en.js';
import { zhTw } from './text/zh-tw.js';

const TEXTS = { 'en': en, 'zh-TW': zhTw };
const TAGS = { 'en': 'en', 'zh-TW': 'zh-Hant-TW' };

let texts = en;
let tag = 'en';

export function speak(language) {
  texts = TEXTS[language];
  tag = TAGS[language];
  document.documentElement.lang = tag;
}

/** For Intl and for lang attributes. */
export function languageTag() {
  return tag;
}

/** text('retry.in', {seconds: 3}) fills {seconds} in the sentence. */
export function text(key, values = {}) {
  const sentence = texts[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
