"""Prepares the inputs of vectors.c and of the trainer: the vocabulary and the raw text as numbers.

    prepare.py WORKDIR        (run at the root of the repository; reads ../shared/data)
"""
import collections
import sys

import numpy as np

import data

VOCABULARY = 48000

work = sys.argv[1]
tb = data.SHARED + '/data/treebanks/'
train = data.read_conllu(tb + 'en_ewt-train.conllu.gz') + data.read_conllu(tb + 'en_gum-train.conllu.gz', open('internal/syntax/train/left-out.txt').read().split())
count = collections.Counter()
forms = {}
ids = []
weights = []
fid = []
for s, w in data.raw_sentences():
    row = []
    for t in s:
        k = forms.get(t)
        if k is None:
            k = forms[t] = len(forms)
            fid.append(data.norm(t))
        row.append(k)
    for k in row:
        count[fid[k]] += w
    ids.append(row)
    weights.append(w)
nraw = len(ids)
for s in train:
    row = []
    for t in s.forms:
        t = t.replace(' ', '')
        k = forms.get(t)
        if k is None:
            k = forms[t] = len(forms)
            fid.append(data.norm(t))
        row.append(k)
    for k in row:
        count[fid[k]] += 2
    ids.append(row)
    weights.append(2)
vocab = ['<unk>'] + [w for w, c in sorted(count.items(), key=lambda x: (-x[1], x[0]))[:VOCABULARY - 1] if c >= 4]
number = {w: i for i, w in enumerate(vocab)}
print('sentences', nraw, len(ids), 'words', sum(map(len, ids)), 'forms', len(forms), 'vocabulary', len(vocab))
total = sum(count.values())
print('covered %.4f' % (sum(count[w] for w in vocab) / total))
open(work + '/vocab.txt', 'w').write(''.join('%s\t%d\n' % (w, count[w]) for w in vocab))
form_word = np.array([number.get(k, 0) for k in fid], dtype=np.int32)
form_feat = np.array([data.features(f) for f in forms], dtype=np.int32)
flat = np.concatenate([np.array(r, dtype=np.int32) for r in ids])
lens = np.array([len(r) for r in ids], dtype=np.int32)
np.savez(work + '/raw.npz', flat=flat, lens=lens, weights=np.array(weights, dtype=np.int8), form_word=form_word, form_feat=form_feat, nraw=nraw)
# for vectors.c: word numbers, -1 after each sentence, repeated by weight
with open(work + '/corpus.bin', 'wb') as f:
    pos = 0
    for n, w in zip(lens, weights):
        a = np.append(form_word[flat[pos:pos + n]], -1).astype(np.int32).tobytes()
        for _ in range(w):
            f.write(a)
        pos += n
