"""Trains the tagger and parser on the treebanks.

    train.py WORKDIR NAME [--key value …]     (run at the root of the repository)

Writes WORKDIR/NAME.pt (averaged weights, settings) and a log line for each evaluation.
"""
import argparse
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import net


def settings(argv):
    p = argparse.ArgumentParser()
    p.add_argument('work')
    p.add_argument('name')
    for k, v in dict(hid=128, dword=96, dfeat=64, dtag=96, darc=96, drel=128, epochs=30, batch=1000, threads=1, seed=1, headlines=0).items():
        p.add_argument('--' + k, type=int, default=v)
    for k, v in dict(lr=2e-3, noword=0.15, nofeat=0.15, xdrop=0.2, hdrop=0.2, ldrop=0.3, ydrop=0.3, mdrop=0.3,
                     augment=0.06, decay=0.3).items():
        p.add_argument('--' + k, type=float, default=v)
    p.add_argument('--init', default='')
    p.add_argument('--silver', default='')
    p.add_argument('--share', type=float, default=1.0)
    return p.parse_args(argv)


TB = data.SHARED + '/data/treebanks/'
LEFT_OUT = open('internal/syntax/train/left-out.txt').read().split()


def load_vocab(work):
    return {l.split('\t')[0]: i for i, l in enumerate(open(work + '/vocab.txt'))}


def labels(train):
    """Tags are pairs of UPOS and XPOS; relations with their subtypes; each seen three times or more."""
    from collections import Counter
    t = Counter(a + ' ' + b for s in train for a, b in zip(s.upos, s.xpos))
    r = Counter(x for s in train for x in s.rels)
    return sorted(x for x in t if t[x] >= 4), sorted(x for x in r if r[x] >= 4)


class Coded:
    __slots__ = ('n', 'w', 'f', 't', 'h', 'r', 'w2')


def code(s, vocab, tags, rels, forms=None):
    c = Coded()
    forms = [x.replace(' ', '') for x in (forms or s.forms)]
    c.n = len(forms)
    c.w = [vocab.get(data.norm(x), 0) for x in forms]
    c.f = [data.features(x) for x in forms]
    c.t = [tags.get(a + ' ' + b, -1) for a, b in zip(s.upos, s.xpos)]
    c.h = s.heads
    c.r = [rels.get(x, rels.get(x.split(':')[0], -1)) for x in s.rels]
    return c


def headline(s, rng):
    """The sentence without articles, auxiliaries of the passive and the progressive and its final stop, with a comma for
    "and", "to" for "will", and often in the capitals of headlines; or None if it is too short or too long."""
    n = len(s.forms)
    if not 4 <= n <= 25:
        return None
    leaf = [True] * (n + 1)
    for h in s.heads:
        leaf[h] = False
    gone = [leaf[i + 1] and (s.upos[i] == 'DET' and s.forms[i].lower() in ('the', 'a', 'an') or s.upos[i] == 'AUX' and s.rels[i].startswith('aux') and
                             s.forms[i].lower() in ('is', 'are', 'was', 'were', 'has') or i == n - 1 and s.rels[i] == 'punct') for i in range(n)]
    keep = [i for i in range(n) if not gone[i]]
    if len(keep) < 3:
        return None
    new = {0: 0}
    for k, i in enumerate(keep):
        new[i + 1] = k + 1
    t = data.Sentence()
    t.doc = s.doc
    t.forms, t.upos, t.xpos, t.rels = ([x[i] for i in keep] for x in (s.forms, s.upos, s.xpos, s.rels))
    t.heads = [new[s.heads[i]] for i in keep]
    for k in range(1, len(keep) - 1):
        if t.forms[k] == 'and' and t.rels[k] == 'cc' and t.upos[k + 1] in ('NOUN', 'PROPN') and t.forms[k - 1] != ',':
            t.forms[k], t.upos[k], t.xpos[k], t.rels[k] = ',', 'PUNCT', ',', 'punct'
        elif t.forms[k] == 'will' and t.rels[k] == 'aux':
            t.forms[k], t.upos[k], t.xpos[k], t.rels[k] = 'to', 'PART', 'TO', 'mark'
    case = rng.randrange(4)
    if case == 0:
        t.forms = [x.upper() for x in t.forms]
    elif case < 3:
        t.forms = [x[:1].upper() + x[1:] if len(x) > 3 or u not in ('ADP', 'CCONJ', 'PART') else x for x, u in zip(t.forms, t.upos)]
    return t


def vary(s, rng, headlines):
    """A sentence as a headline or a careless writer might set it, or None."""
    k = rng.randrange(5 + headlines)
    if k > 4:
        return headline(s, rng)
    forms = list(s.forms)
    if k == 0:
        forms = [x.upper() for x in forms]
    elif k == 1:
        forms = [x.lower() for x in forms]
    elif k == 2:
        forms = [x[:1].upper() + x[1:] if len(x) > 3 else x for x in forms]
    elif k == 3:
        last = len(forms) - 1
        if last < 1 or s.rels[last] != 'punct' or (last + 1) in s.heads:
            return None
        t = data.Sentence()
        t.forms, t.upos, t.xpos, t.heads, t.rels, t.doc = forms[:-1], s.upos[:-1], s.xpos[:-1], s.heads[:-1], s.rels[:-1], s.doc
        return t
    else:
        forms = [{'"': '“', "'": '’', "'s": '’s', "n't": 'n’t', '-': '–'}.get(x, x) for x in forms]
        if forms == s.forms:
            return None
    t = data.Sentence()
    t.forms, t.upos, t.xpos, t.heads, t.rels, t.doc = forms, s.upos, s.xpos, s.heads, s.rels, s.doc
    return t


def batches(list_, size, rng):
    """Sentences of like length together, about size words each."""
    order = list(range(len(list_)))
    if rng:
        rng.shuffle(order)
        order.sort(key=lambda i: list_[i].n + rng.random() * (2 + list_[i].n * 0.2))
    else:
        order.sort(key=lambda i: list_[i].n)
    out, cur, words = [], [], 0
    for i in order:
        cur.append(i)
        words += list_[i].n
        if words >= size:
            out.append(cur)
            cur, words = [], 0
    if cur:
        out.append(cur)
    if rng:
        rng.shuffle(out)
    for ix in out:
        yield sorted((list_[i] for i in ix), key=lambda c: -c.n)


def tensors(b):
    B, T = len(b), b[0].n
    w = np.zeros((B, T), np.int64)
    f = np.zeros((B, T, data.NFEAT), np.int64)
    t, h, r = (np.full((B, T), -1, np.int64) for _ in range(3))
    for i, c in enumerate(b):
        w[i, :c.n], f[i, :c.n], t[i, :c.n], h[i, :c.n], r[i, :c.n] = c.w, c.f, c.t, c.h, c.r
    lens = torch.tensor([c.n for c in b])
    return tuple(map(torch.from_numpy, (w, f, t, h, r))) + (lens,)


def arc_mask(arc, lens):
    """Columns beyond the sentence are forbidden."""
    T = arc.size(2)
    return arc.masked_fill(torch.arange(T)[None, None, :] > lens[:, None, None], -1e4)


def loss(model, b):
    w, f, t, h, r, lens = tensors(b)
    y = model.encode(w, f, lens)
    tag, arc, rd, rh = model.heads(y)
    arc = arc_mask(arc, lens)
    hh = h.clamp(min=0)
    rel = model.relations(rd, rh, hh)
    n = float(lens.sum())
    ce = lambda x, y: F.cross_entropy(x.reshape(-1, x.size(-1)), y.reshape(-1), ignore_index=-1, reduction='sum') / n
    return ce(tag, t), ce(arc, h), ce(rel, r)


@torch.no_grad()
def evaluate(model, coded, sents, tags, rels, size=3000):
    """UPOS, UAS and LAS in percent, heads chosen word by word."""
    model.eval()
    upos = [x.split()[0] for x in tags]
    base = [x.split(':')[0] for x in rels]
    gold = {id(c): s for c, s in zip(coded, sents)}
    n = u = a = l = 0
    for b in batches(coded, size, None):
        w, f, t, h, r, lens = tensors(b)
        tag, arc, rd, rh = model.heads(model.encode(w, f, lens))
        heads = arc_mask(arc, lens).argmax(2)
        rel = model.relations(rd, rh, heads).argmax(2)
        tag = tag.argmax(2)
        for i, c in enumerate(b):
            s = gold[id(c)]
            for j in range(c.n):
                n += 1
                u += upos[tag[i, j]] == s.upos[j]
                if int(heads[i, j]) == s.heads[j]:
                    a += 1
                    l += base[rel[i, j]] == s.rels[j].split(':')[0]
    model.train()
    return 100 * u / n, 100 * a / n, 100 * l / n


def load_silver(work, path):
    """What silver.py made, as sentences in its order."""
    z, raw = np.load(path), np.load(work + '/raw.npz')
    word, feat = raw['form_word'], raw['form_feat']
    forms, t, h, r = (z[k] for k in ('forms', 't', 'h', 'r'))
    out, at = [], 0
    for n in z['lens']:
        c = Coded()
        cut = slice(at, at + n)
        c.n, c.w, c.f, c.t, c.h, c.r = int(n), word[forms[cut]], feat[forms[cut]], t[cut], h[cut], r[cut]
        out.append(c)
        at += n
    return out


def dev_sets():
    """For the scores in the log; nothing is learned or chosen from them while training."""
    b = data.SHARED + '/bench/syntax/'
    return {k: data.read_conllu(b + k + '.conllu.gz') for k in ('ewt-dev', 'gum-dev', 'gum-news-fold')}


def main():
    o = settings(sys.argv[1:])
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    train = data.read_conllu(TB + 'en_ewt-train.conllu.gz') + data.read_conllu(TB + 'en_gum-train.conllu.gz', LEFT_OUT)
    vocab = load_vocab(o.work)
    tags, rels = labels(train)
    o.vocab, o.tags, o.rels = len(vocab), len(tags), len(rels)
    tnum, rnum = {x: i for i, x in enumerate(tags)}, {x: i for i, x in enumerate(rels)}
    enc = lambda s: code(s, vocab, tnum, rnum)
    coded = [enc(s) for s in train]
    dev = {k: ([enc(s) for s in v], v) for k, v in dev_sets().items()}
    seen = np.zeros(len(vocab), dtype=np.int64)
    for c in coded:
        for w in c.w:
            seen[w] += 1
    known = [w for w in range(1, len(vocab)) if seen[w] >= 2]
    o.known = len(known) + 1
    silver, silver_at = load_silver(o.work, o.silver) if o.silver else [], 0
    model = net.Parser(o)
    if o.init:
        if o.init.endswith('.bin'):
            v = torch.from_numpy(np.fromfile(o.init, dtype=np.float32).reshape(len(vocab), -1).copy())
            model.enc.word.weight.data.copy_(v / v.std())
            model.enc.word.weight.data *= 0.5
        else:
            z = torch.load(o.init)
            if 'model' in z:
                model.load_state_dict(z['model'])
            else:
                model.enc.load_state_dict(z['encoder'], strict=False)
    model.enc.word.weight.requires_grad = False
    model.enc.dmap[known] = torch.arange(1, o.known)
    params = [p for p in model.parameters() if p.requires_grad]
    opt = net.Adam(params, o.lr)
    began, step = time.time(), 0
    print('words', sum(c.n for c in coded), 'tags', len(tags), 'relations', len(rels), 'weights', sum(p.numel() for p in params), flush=True)
    for epoch in range(o.epochs):
        work = list(coded)
        for s in train:
            if rng.random() < o.augment:
                v = vary(s, rng, o.headlines)
                if v:
                    work.append(enc(v))
        # the parsed raw text, piece by piece, and none in the last fifth of the time
        room = o.share * sum(c.n for c in coded) if epoch / o.epochs < 0.8 else 0
        while silver and room > 0:
            work.append(silver[silver_at % len(silver)])
            room -= work[-1].n
            silver_at += 1
        sums = np.zeros(3)
        model.train()
        done, all_ = 0, sum(c.n for c in work)
        for b in batches(work, o.batch, rng):
            # part of the way done, by epochs or by the clock, whichever ends first
            part = (epoch + done / all_) / o.epochs
            done += sum(c.n for c in b)
            lr = o.lr * min(1, (step + 1) / 300) * min(1, max(0.02, (1 - part) / (1 - o.decay)))
            opt.lr = lr
            ls = loss(model, b)
            sum(ls).backward()
            if model.enc.delta.weight.grad is not None:
                model.enc.delta.weight.grad[0] = 0
            step += 1
            opt.step(5.0, min(0.998, step / (step + 10)))
            sums += [float(x) for x in ls]
        if epoch % 3 == 2 or epoch + 1 == o.epochs:
            keep = [p.detach().clone() for p in params]
            with torch.no_grad():
                for p, a in zip(params, opt.avg):
                    p.copy_(a)
            score = {k: evaluate(model, c, s, tags, rels) for k, (c, s) in dev.items()}
            torch.save(dict(options=vars(o), tags=tags, rels=rels, model=model.state_dict()), '%s/%s.pt' % (o.work, o.name))
            with torch.no_grad():
                for p, a in zip(params, keep):
                    p.copy_(a)
            print('%3d %5.0fs lr %.5f loss %s  %s' % (epoch + 1, time.time() - began, lr, np.round(sums / max(1, len(work)) * 20, 3),
                  '  '.join('%s %.2f %.2f %.2f' % ((k,) + v) for k, v in score.items())), flush=True)


if __name__ == '__main__':
    main()
