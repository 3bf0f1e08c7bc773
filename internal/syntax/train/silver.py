"""Parses raw reports with several trained models together, for one model to learn from.

    silver.py WORKDIR OUT.npz WORDS MODEL.pt …     (all models with one set of labels)

Tags, heads and relations are those of the mean of the models' probabilities; where it is under SURE,
the word teaches nothing.
"""
import sys

import numpy as np
import torch

import data
import net
import train

SURE = 0.55


def load(path):
    z = torch.load(path)
    o = train.settings(['', ''])
    o.__dict__.update(z['options'])
    m = net.Parser(o)
    m.load_state_dict(z['model'])
    m.eval()
    return m, z['tags'], z['rels']


@torch.no_grad()
def main():
    work, out, words = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(1)
    models = [load(p) for p in sys.argv[4:]]
    assert all(m[1:] == models[0][1:] for m in models)
    models = [m[0] for m in models]
    z = np.load(work + '/raw.npz')
    lens, flat, form_word, form_feat = z['lens'], z['flat'], z['form_word'], z['form_feat']
    start = np.concatenate([[0], np.cumsum(lens)])[:-1]
    rng = np.random.RandomState(5)
    # the first three files of RAW are reports
    count = sum(1 for s, w in data.raw_sentences(data.RAW[:3]))
    order = [i for i in rng.permutation(count) if 5 <= lens[i] <= 60]
    pick, n = [], 0
    for i in order:
        pick.append(i)
        n += lens[i]
        if n >= words:
            break
    pick.sort(key=lambda i: lens[i])
    done = {}
    batch, size = [], 0
    for k, i in enumerate(pick):
        batch.append(i)
        size += lens[i]
        if size >= 4000 or k == len(pick) - 1:
            batch = batch[::-1]
            B, T = len(batch), lens[batch[0]]
            forms = np.zeros((B, T), np.int64)
            for b, i in enumerate(batch):
                forms[b, :lens[i]] = flat[start[i]:start[i] + lens[i]]
            w, f = torch.from_numpy(form_word[forms].astype(np.int64)), torch.from_numpy(form_feat[forms].astype(np.int64))
            ln = torch.from_numpy(lens[batch].astype(np.int64))
            outs = []
            for m in models:
                tag, arc, rd, rh = m.heads(m.encode(w, f, ln))
                outs.append((tag.softmax(2), train.arc_mask(arc, ln).softmax(2), rd, rh))
            tp, t = sum(o[0] for o in outs).div(len(models)).max(2)
            hp, h = sum(o[1] for o in outs).div(len(models)).max(2)
            rp, r = sum(m.relations(o[2], o[3], h).softmax(2) for m, o in zip(models, outs)).div(len(models)).max(2)
            r[hp < SURE] = -1
            h[hp < SURE] = -1
            t[tp < SURE] = -1
            r[rp < SURE] = -1
            for b, i in enumerate(batch):
                done[i] = [x[b, :lens[i]].numpy().astype(np.int16) for x in (t, h, r)]
            batch, size = [], 0
    rng.shuffle(pick)
    cat = lambda k: np.concatenate([done[i][k] for i in pick])
    f = np.concatenate([flat[start[i]:start[i] + lens[i]] for i in pick])
    np.savez(out, lens=lens[pick], forms=f, t=cat(0), h=cat(1), r=cat(2))
    print('sentences', len(pick), 'words', len(f), 'sure: tags %.3f heads %.3f relations %.3f' % tuple((cat(k) >= 0).mean() for k in range(3)))


if __name__ == '__main__':
    main()
