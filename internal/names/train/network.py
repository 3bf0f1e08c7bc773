"""Trains the network that finds names, together with the weights of the features, and writes network.bin.

    network.py WORKDIR EXAMPLES OUT.bin [--key value …]     (run at the root of the repository)

EXAMPLES is what "go run ./internal/names/train examples" writes; WORKDIR holds vocab.txt and encoder.pt, made by
internal/syntax/train. ../network.go says what the network computes and how network.bin is laid out.
"""
import argparse
import hashlib
import os
import struct
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

sys.path.insert(0, 'internal/syntax/train')
import data  # noqa: E402
import export  # noqa: E402
import net  # noqa: E402

LABELS = 17  # outside; of persons, organizations, places and others: begin, inside, final, single
BITS = 52    # ../network.go, numBits
NEVER = -1e4
SCORE = 7    # ../network.go, scoreBits

# Which features of a word tell its letters, or letters, affixes and clusters, or those of its neighbours: as in ../hide.go.
OWN, BEFORE, AFTER = (np.zeros(256, np.uint8) for _ in range(3))
OWN[[1, 2, 14, 15]], OWN[[5, 6, 7, 8, 9, 23, 24, 25, 30, 31]] = 3, 2
BEFORE[[10, 14, 16, 17, 21]], BEFORE[[26, 28, 30, 32]] = 3, 2
AFTER[[11, 15, 16, 18, 22]], AFTER[[27, 29, 31, 32]] = 3, 2
ORDERED = 35  # features with a position of their own


def settings(argv):
    p = argparse.ArgumentParser()
    for k in ('work', 'examples', 'out'):
        p.add_argument(k)
    for k, v in dict(hid=128, dword=96, dfeat=64, dbits=32, dhidden=128, epochs=8, batch=1200, threads=1, seed=1, seen=2, least=3).items():
        p.add_argument('--' + k, type=int, default=v)
    # hide: of names, how many hide their letters; all: how many of them affixes and clusters too. outside: what is taken off the score of no name.
    for k, v in dict(lr=2e-3, flr=0.02, xdrop=0.2, hdrop=0.2, ldrop=0.3, ydrop=0.4, mdrop=0.3, fdrop=0.3, hide=0.5, all=0.25, noword=0.05, outside=0.5).items():
        p.add_argument('--' + k, type=float, default=v)
    p.add_argument('--settings', default='internal/names/train/settings.txt')
    return p.parse_args(argv)


class Sentence:
    """n words: numbers in the vocabulary w, features of letters f, labels y, open, bits; features of the tagger as tok (word), ids, pos."""
    __slots__ = ('n', 'w', 'f', 'y', 'open', 'bits', 'raw', 'tok', 'ids', 'pos')


def read(path, vocab):
    b, at, forms = open(path, 'rb').read(), 0, {}

    def numbers(k):
        nonlocal at
        at += 4 * k
        return struct.unpack_from('<%dI' % k, b, at - 4 * k)

    out = []
    for _ in range(numbers(1)[0]):
        s = Sentence()
        s.n, s.w, s.f, s.y, s.bits, s.open, s.raw = numbers(1)[0], [], [], [], [], [], []
        for _ in range(s.n):
            k = numbers(1)[0]
            form = b[at:at + k].decode('utf8', 'replace').replace(' ', '')
            at += k
            if form not in forms:
                forms[form] = vocab.get(data.norm(form), 0), data.features(form)
            y, low, high, m = numbers(4)
            s.w.append(forms[form][0])
            s.f.append(forms[form][1])
            s.y.append(y)
            s.bits.append(low | high << 32)
            s.open.append(m > 0)
            s.raw.append(np.frombuffer(b, '<u4', m, at))
            at += 4 * m
        s.bits = np.array(s.bits, np.uint64)
        s.w, s.f, s.y, s.open = (np.array(x) for x in (s.w, s.f, s.y, s.open))
        if s.open.any():
            out.append(s)
    return out


def index(list, seen):
    """Numbers the features that are seen so often; returns their hashes."""
    u, c = np.unique(np.concatenate([a for s in list for a in s.raw]), return_counts=True)
    u = u[c >= seen]
    for s in list:
        tok, ids, pos = [], [], []
        for i, a in enumerate(s.raw):
            k = np.minimum(np.searchsorted(u, a), len(u) - 1)
            known = u[k] == a
            at = np.where(np.arange(len(a)) < ORDERED, np.arange(len(a)), 255)
            tok.append(np.full(known.sum(), i))
            ids.append(k[known])
            pos.append(at[known])
        s.tok, s.ids, s.pos, s.raw = np.concatenate(tok), np.concatenate(ids), np.concatenate(pos), None
    return u


def follows(a, b):
    if a == 0 or (a - 1) % 4 in (2, 3):
        return b == 0 or (b - 1) % 4 in (0, 3)
    return b != 0 and (b - 1) // 4 == (a - 1) // 4 and (b - 1) % 4 in (1, 2)


ALLOWED = torch.tensor([[follows(a, b) for b in range(LABELS)] for a in range(LABELS)])


class Tagger(nn.Module):
    def __init__(self, o, features):
        super().__init__()
        self.o = o
        self.enc = net.Encoder(o)
        del self.enc.l2
        self.bits = nn.Linear(BITS, o.dbits)
        self.hidden = nn.Linear(2 * o.hid + o.dbits, o.dhidden)
        self.out = nn.Linear(o.dhidden, LABELS)
        nn.init.xavier_uniform_(self.hidden.weight)
        self.feature = nn.Embedding(features, LABELS, sparse=True)
        self.feature.weight.data.zero_()
        self.step = nn.Parameter(torch.zeros(LABELS, LABELS))

    def forward(self, b):
        o, (B, T) = self.o, b['w'].shape
        x = self.enc.embed(b['w'], b['f'])
        if self.training:
            word, letters = x[..., :o.dword], x[..., o.dword:]
            gone = (b['hidden'] > 0) | (torch.rand(B, T) < o.noword)
            word = torch.where(gone.unsqueeze(2), self.enc.unk[:o.dword], word)
            letters = torch.where((b['hidden'] == 2).unsqueeze(2), self.enc.unk[o.dword:], letters)
            x = torch.cat([word, letters], 2)
        p = pack_padded_sequence(net.drop(x, o.xdrop, self.training), b['lens'], batch_first=True)
        y = pad_packed_sequence(self.enc.l1(p), batch_first=True)[0]
        y = torch.cat([net.drop(y, o.ydrop, self.training), self.bits(b['bits'])], 2)
        e = self.out(F.dropout(F.relu(self.hidden(y)), o.mdrop, self.training))
        ids, offsets, weights = b['features']
        return e + F.embedding_bag(ids, self.feature.weight, offsets, mode='sum', sparse=True, per_sample_weights=weights).view(B, T, LABELS)

    def loss(self, b):
        """Minus the log-likelihood of the labels of all sentences: a conditional random field over open words."""
        e, step = self(b), torch.where(ALLOWED, self.step, torch.tensor(NEVER))
        closed = torch.full((LABELS,), NEVER)
        closed[0] = 0
        e = torch.where(b['open'].unsqueeze(2), e, closed)
        y, lens = b['y'], b['lens']
        valid = torch.arange(e.size(1))[None] < lens[:, None]
        e = torch.where(valid.unsqueeze(2), e, torch.zeros(()))
        gold = (e.gather(2, y.unsqueeze(2)).squeeze(2) * valid).sum() + step[0, y[:, 0]].sum()
        gold = gold + (step[y[:, :-1], y[:, 1:]] * valid[:, 1:]).sum() + step[y.gather(1, (lens - 1).unsqueeze(1)).squeeze(1), 0].sum()
        a, all = step[0] + e[:, 0], 0
        for t in range(1, e.size(1)):
            n = int((lens > t).sum())
            if n < a.size(0):
                all = all + torch.logsumexp(a[n:] + step[:, 0], 1).sum()
                a = a[:n]
            a = torch.logsumexp(a.unsqueeze(2) + step, 1) + e[:n, t]
        return all + torch.logsumexp(a + step[:, 0], 1).sum() - gold


def batch(o, list, rng):
    list = sorted(list, key=lambda s: -s.n)
    B, T = len(list), list[0].n
    w, y, hidden = (np.zeros((B, T), np.int64) for _ in range(3))
    f, bits, opened = np.zeros((B, T, data.NFEAT), np.int64), np.zeros((B, T, BITS), np.float32), np.zeros((B, T), bool)
    tok, ids = [], []
    for k, s in enumerate(list):
        w[k, :s.n], f[k, :s.n], y[k, :s.n], opened[k, :s.n] = s.w, s.f, s.y, s.open
        bits[k, :s.n] = (s.bits[:, None] >> np.arange(BITS, dtype=np.uint64)) & np.uint64(1)
        h, how = np.zeros(s.n + 2, np.uint8), 0
        for i in np.flatnonzero(s.open):
            if s.y[i] == 0 or (s.y[i] - 1) % 4 in (0, 3):  # all words of a name hide together
                r = rng.rand()
                how = 2 if r < o.all else 1 if r < o.hide else 0
            h[i + 1] = how
        hidden[k, :s.n] = h[1:-1]
        gone = OWN[s.pos] & h[s.tok + 1] | BEFORE[s.pos] & h[s.tok] | AFTER[s.pos] & h[s.tok + 2]
        keep = (gone == 0) & (rng.rand(len(s.tok)) >= o.fdrop)
        tok.append(k * T + s.tok[keep])
        ids.append(s.ids[keep])
    tok, ids = np.concatenate(tok), np.concatenate(ids)
    t = torch.from_numpy
    return dict(w=t(w), f=t(f), y=t(y), open=t(opened), bits=t(bits), hidden=t(hidden), lens=torch.tensor([s.n for s in list]),
                features=(t(ids), t(np.searchsorted(tok, np.arange(B * T))), torch.full((len(ids),), 1 / (1 - o.fdrop))))


def groups(o, list):
    """Sentences in groups of about o.batch words."""
    out, n = [[]], 0
    for s in list:
        if n >= o.batch:
            out.append([])
            n = 0
        out[-1].append(s)
        n += s.n
    return out


def train(o, m, list):
    rng = np.random.RandomState(o.seed)
    dense = [p for name, p in m.named_parameters() if name != 'feature.weight' and not name.startswith('enc.word')]
    m.enc.word.weight.requires_grad = False
    adam, feature = net.Adam(dense, o.lr, (0.9, 0.98)), m.feature.weight
    power, mean, means = torch.zeros(len(feature)), torch.zeros(feature.shape), 0
    step, total, began = 0, o.epochs * len(groups(o, list)), time.time()
    m.train()
    for epoch in range(o.epochs):
        order, chunks, loss = rng.permutation(len(list)), [], 0
        for c in range(0, len(order), 2000):  # like lengths together
            chunks += groups(o, [list[i] for i in sorted(order[c:c + 2000], key=lambda i: -list[i].n)])
        rng.shuffle(chunks)
        for g in chunks:
            left = 1 - step / total
            step += 1
            adam.lr = o.lr * min(1, step / 100) * max(0.02, left)
            l = m.loss(batch(o, g, rng))
            (l / len(g)).backward()
            adam.step(5.0, 0.999 if step > 500 else 0.9)
            grad = feature.grad.coalesce()  # Adagrad with one rate for each feature
            i, v = grad.indices()[0], grad.values()
            power[i] += v.pow(2).mean(1)
            feature.data[i] -= o.flr * max(0.05, left) * v / (power[i].sqrt() + 1e-3).unsqueeze(1)
            feature.grad = None
            loss += l.item()
        if epoch >= o.epochs // 2:
            mean += feature.data
            means += 1
        print('epoch %d loss %.4f %.0fs' % (epoch, loss / sum(int(s.open.sum()) for s in list), time.time() - began), flush=True)
    for p, a in zip(adam.params, adam.avg):
        p.data.copy_(a)
    feature.data.copy_(mean / means)


def write(o, m, hashes, words):
    sd = {k: v.numpy().astype(np.float64) for k, v in m.state_dict().items()}
    table = sd['enc.word.weight'] + sd['enc.delta.weight'][0]
    table[0] = sd['enc.unk'][:o.dword]
    parts = [b'CHNN', struct.pack('<I', 1), hashlib.sha256(open(o.settings, 'rb').read()).digest(), export.text(words), export.gates()]
    for t in (table, sd['enc.feat.weight'] / 3):
        parts.append(struct.pack('<II', *t.shape) + export.rows8(t))
    w, one = [sd['enc.l1.w.%d' % k] for k in range(6)], 2 ** export.STATE
    parts.append(export.matrix(np.concatenate([w[0], w[3]]), np.concatenate([w[2], w[5]]), export.INPUT, 2 ** 14))
    for k in (1, 4):
        parts.append(export.matrix(w[k], np.zeros(4 * o.hid), export.STATE, one))
    hidden, bits = sd['hidden.weight'][:, :2 * o.hid], sd['hidden.weight'][:, 2 * o.hid:]  # the bits' own layer is folded in
    parts.append(export.matrix(np.concatenate([hidden, bits @ sd['bits.weight']], 1), sd['hidden.bias'] + bits @ sd['bits.bias'], export.STATE, one))
    sd['out.bias'][0] -= o.outside
    parts.append(export.matrix(sd['out.weight'], sd['out.bias'], export.SUM, 2 ** 13))
    q = np.round(sd['feature.weight'] * 2 ** SCORE).clip(-127, 127).astype(np.int8)
    big = np.abs(q).max(1) >= o.least
    rows = np.zeros((big.sum(), 4 + LABELS), np.uint8)
    rows[:, :4] = hashes[big].astype('<u4').view(np.uint8).reshape(-1, 4)
    rows[:, 4:] = q[big].view(np.uint8)
    features = np.round(sd['step'] * 2 ** SCORE).astype('<i4').tobytes() + rows.tobytes()
    parts.append(struct.pack('<I', len(features)) + features)
    with open(o.out, 'wb') as f:
        f.write(b''.join(parts))
    print('%d of %d features, %d bytes' % (big.sum(), len(hashes), os.path.getsize(o.out)))


def main():
    o = settings(sys.argv[1:])
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    words = [l.rsplit('\t', 1)[0] for l in open(o.work + '/vocab.txt', encoding='utf-8')]
    list = read(o.examples, {w: i for i, w in enumerate(words)})
    hashes = index(list, o.seen)
    print(len(list), 'sentences', len(hashes), 'features', flush=True)
    o.vocab, o.known = len(words), 1
    m = Tagger(o, len(hashes))
    encoder = torch.load(o.work + '/encoder.pt')['encoder']
    m.enc.load_state_dict({k: v for k, v in encoder.items() if not k.startswith('l2')}, strict=False)
    train(o, m, list)
    m.eval()
    write(o, m, hashes, words)


if __name__ == '__main__':
    main()
