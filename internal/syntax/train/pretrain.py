"""Teaches the word encoder on raw text before it sees a treebank: the first layer's two directions
guess the next and the previous word, the second layer guesses words that were hidden.

    pretrain.py WORKDIR NAME [--key value …]

Writes WORKDIR/NAME.pt with the encoder.
"""
import argparse
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
import net


def settings(argv):
    p = argparse.ArgumentParser()
    p.add_argument('work')
    p.add_argument('name')
    for k, v in dict(hid=128, dword=96, dfeat=64, batch=1500, threads=1, seed=1, negatives=800, dout=96).items():
        p.add_argument('--' + k, type=int, default=v)
    for k, v in dict(lr=2e-3, noword=0.1, nofeat=0.1, hide=0.2, xdrop=0.05, hdrop=0.05, ldrop=0.05, minutes=20, passes=1).items():
        p.add_argument('--' + k, type=float, default=v)
    p.add_argument('--init', default='')
    return p.parse_args(argv)


class Guess(nn.Module):
    """Sampled softmax over words: own output vectors behind a linear map."""

    def __init__(self, inp, o, out):
        super().__init__()
        self.map = nn.Linear(inp, o.dout)
        self.out = out

    def forward(self, y, target, sample, logq):
        cand = torch.cat([target, sample])
        uniq, inv = torch.unique(cand, return_inverse=True)
        e = self.out(uniq)
        z = self.map(y) @ e[:, :-1].t() + e[:, -1] - logq[uniq]
        return F.cross_entropy(z, inv[:len(target)])


def drop(y):
    return F.dropout(y, 0.1)



def main():
    o = settings(sys.argv[1:])
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = np.random.RandomState(o.seed)
    z = np.load(o.work + '/raw.npz')
    flat, lens, weights, form_word, form_feat = (z[k] for k in ('flat', 'lens', 'weights', 'form_word', 'form_feat'))
    start = np.concatenate([[0], np.cumsum(lens)])[:-1]
    count = np.array([float(l.rsplit('\t', 1)[1]) for l in open(o.work + '/vocab.txt')])
    o.vocab, o.known = len(count), 1
    enc = net.Encoder(o)
    v = torch.from_numpy(np.fromfile(o.init, dtype=np.float32).reshape(o.vocab, -1).copy())
    enc.word.weight.data.copy_(v / v.std() * 0.5)
    out = nn.Embedding(o.vocab, o.dout + 1)
    out.weight.data.normal_(0, 0.05)
    guess = nn.ModuleList([Guess(o.hid, o, out), Guess(o.hid, o, out), Guess(2 * o.hid, o, out)])
    sparse = [enc.word.weight, out.weight]
    enc.word.sparse = True
    out.sparse = True
    dense = [p for n, p in list(enc.named_parameters()) + list(guess.named_parameters()) if p is not enc.word.weight and p is not out.weight and not n.startswith('delta')]
    dense = list({id(p): p for p in dense}.values())
    od = net.Adam(dense, o.lr, (0.9, 0.98))
    os_ = torch.optim.SparseAdam(sparse, lr=o.lr)
    q = count ** 0.7
    q[0] *= 0.1
    q /= q.sum()
    cum = np.cumsum(q)
    began, step, done, sums, words = time.time(), 0, 0, np.zeros(3), 0
    total = float((lens * weights).sum()) * o.passes
    stop = False
    enc.train()
    while not stop:
        order = np.repeat(np.arange(len(lens)), weights)
        rng.shuffle(order)
        groups = []
        for c in range(0, len(order), 20000):  # sentences of like length together
            part = order[c:c + 20000]
            part = part[np.argsort(lens[part], kind='stable')]
            cut = np.cumsum(lens[part]) // o.batch
            groups += np.split(part, np.flatnonzero(np.diff(cut)) + 1)
        rng.shuffle(groups)
        for g in groups:
            g = g[::-1]
            n = lens[g]
            B, T = len(g), int(n[0])
            T = int(n.max())
            idx = start[g][:, None] + np.arange(T)[None]
            mask = np.arange(T)[None] < n[:, None]
            forms = np.where(mask, flat[np.minimum(idx, len(flat) - 1)], 0)
            w = torch.from_numpy(np.where(mask, form_word[forms], 0).astype(np.int64))
            f = torch.from_numpy(form_feat[forms].astype(np.int64))
            x = enc.embed(w, f, o.noword, o.nofeat)
            m = torch.from_numpy(mask)
            hide = (torch.rand(B, T) < o.hide) & m
            x = torch.where(hide.unsqueeze(2), enc.unk, x)
            y1, y2 = enc(x, torch.from_numpy(n.astype(np.int64)))
            sample = torch.from_numpy(np.searchsorted(cum, rng.rand(o.negatives)).clip(max=o.vocab - 1))
            tgt_f, tgt_b = w[:, 1:][m[:, 1:]], w[:, :-1][m[:, 1:]]
            words_here = int(n.sum())
            # expected count of a word among the candidates: samples and targets
            p = torch.from_numpy(np.log(q * (o.negatives + words_here) + 1e-9).astype(np.float32)).clamp(max=0)
            a = guess[0](drop(y1[:, :-1, :o.hid][m[:, 1:]]), tgt_f, sample, p)
            b = guess[1](drop(y1[:, 1:, o.hid:][m[:, 1:]]), tgt_b, sample, p)
            c = guess[2](drop(y2[hide]), w[hide], sample, p)
            done += words_here
            part = max(done / total, (time.time() - began) / 60 / o.minutes)
            lr = o.lr * min(1, (step + 1) / 300) * max(0.05, 1 - part)
            od.lr = os_.param_groups[0]['lr'] = lr
            os_.zero_grad(set_to_none=True)
            (a + b + c).backward()
            od.step(1.0, 0.99)
            os_.step()
            step += 1
            sums += [a.item(), b.item(), c.item()]
            if step % 200 == 0:
                print('%5d %5.0fs words %d lr %.5f loss %s' % (step, time.time() - began, done, lr, np.round(sums / 200, 3)), flush=True)
                sums[:] = 0
            if part >= 1:
                stop = True
                break
    sd = {k: v for k, v in enc.state_dict().items() if not k.startswith('delta') and k != 'dmap'}
    torch.save(dict(options=vars(o), encoder=sd), '%s/%s.pt' % (o.work, o.name))


if __name__ == '__main__':
    main()
