// Writes what wink-nlp or compromise makes of plain text as CoNLL-U, or measures its speed.
//
//	node tools.js wink|compromise FILE            paragraphs are parted by an empty line
//	node tools.js wink|compromise FILE SECONDS    tokens for each second of processor time
'use strict';
const fs = require('fs');
const [tool, file, seconds] = process.argv.slice(2);
const paragraphs = fs.readFileSync(file, 'utf8').split(/\n\s*\n/).filter((p) => p.trim());

// A reader returns the sentences of a paragraph, each a list of [token, UPOS, words]; words is set for a
// contraction: a list of [form, UPOS].
const readers = {
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
    const its = nlp.its;
    return (text) => {
      const out = [];
      nlp.readDoc(text).sentences().each((s) => {
        const sentence = [];
        s.tokens().each((t) => {
          if (t.out(its.type) !== 'tabCRLF' && t.out().trim()) sentence.push([t.out(), t.out(its.pos)]);
        });
        if (sentence.length) out.push(sentence);
      });
      return out;
    };
  },
  compromise() {
    const nlp = require('compromise');
    const marks = (s) => (s.match(/([^\s])\1*/gu) || []).map((m) => [m, 'PUNCT']);
    const upos = (tags) => {
      const has = (t) => tags.includes(t);
      if (has('Pronoun')) return 'PRON';
      if (has('ProperNoun') || has('Acronym') || has('Month') || has('WeekDay')) return 'PROPN';
      if (has('Ordinal')) return 'ADJ';
      if (has('Value') || has('Cardinal')) return 'NUM';
      if (has('Copula') || has('Modal') || has('Auxiliary')) return 'AUX';
      if (has('Verb')) return 'VERB';
      if (has('Adjective')) return 'ADJ';
      if (has('Negative') || has('Adverb')) return has('Negative') ? 'PART' : 'ADV';
      if (has('Determiner')) return 'DET';
      if (has('Preposition')) return 'ADP';
      if (has('Conjunction')) return 'CCONJ';
      if (has('Expression')) return 'INTJ';
      if (has('QuestionWord')) return 'PRON';
      if (has('Noun')) return 'NOUN';
      return 'X';
    };
    return (text) => nlp(text).json().map((s) => {
      const out = [];
      s.terms.forEach((t) => {
        out.push(...marks(t.pre || ''));
        const word = [t.implicit || t.text, upos(t.tags)];
        if (t.text) out.push([t.text, word[1], t.implicit ? [word] : undefined]);
        else if (t.implicit && out.length) {
          // the second half of a contraction: marks of the first half's end stand before it
          for (let i = out.length - 1; i >= 0; i--) {
            if (out[i][2]) { out[i][2].push(word); break; }
          }
        }
        out.push(...marks(t.post || ''));
      });
      return out;
    }).filter((s) => s.length);
  },
};
const read = readers[tool]();

if (seconds) {
  const whole = paragraphs;
  let tokens = 0;
  for (const p of whole) for (const s of read(p)) tokens += s.length; // warm
  const start = process.cpuUsage();
  let n = 0, used = 0;
  while (used < seconds * 1e6) {
    for (const p of whole) read(p);
    n += tokens;
    const u = process.cpuUsage(start);
    used = u.user + u.system;
  }
  console.log(Math.round(n / (used / 1e6)));
} else {
  const lines = [];
  for (const p of paragraphs) {
    // the characters count: what the tool drops or changes is put back as it stands
    let rest = p.replace(/\s+/gu, '');
    for (const sentence of read(p)) {
      let id = 0;
      const row = (form, tag) => {
        id++;
        lines.push([id, form, '_', tag, '_', '_', id === 1 ? 0 : 1, id === 1 ? 'root' : 'dep', '_', '_'].join('\t'));
      };
      for (let [form, tag, words] of sentence) {
        form = form.replace(/\s+/gu, '');
        const at = rest.indexOf(form);
        if (!form || at < 0) continue;
        if (at > 0) row(rest.slice(0, at), 'PUNCT');
        rest = rest.slice(at + form.length);
        if (words && words.length > 1) {
          lines.push([`${id + 1}-${id + words.length}`, form, '_', '_', '_', '_', '_', '_', '_', '_'].join('\t'));
          for (const [f, t] of words) row(f, t);
        } else row(form, tag);
      }
      if (id) lines.push('');
    }
    if (rest) lines.push(['1', rest, '_', 'X', '_', '_', 0, 'root', '_', '_'].join('\t'), '');
  }
  fs.writeSync(1, lines.join('\n') + '\n');
}
