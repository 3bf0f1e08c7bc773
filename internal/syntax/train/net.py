"""The network: a word encoder of two bidirectional LSTM layers with heads for tags, arcs and
relations. Kept plain, since internal/syntax computes the same in integers."""
import ctypes
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

import data


def drop(x, p, on):
    """Variational dropout: one mask for all words of a sentence. x: [B, T, D]."""
    if not on or p == 0:
        return x
    m = torch.bernoulli(torch.full((x.size(0), 1, x.size(2)), 1 - p)) / (1 - p)
    return x * m


fast = ctypes.CDLL(os.environ['FAST'])  # fast.c, built
ptr = lambda x: ctypes.c_void_p(x.data_ptr())


class Recurrence(torch.autograd.Function):
    """One direction of an LSTM over packed sentences, given the input sums."""

    @staticmethod
    def forward(ctx, sums, w, sizes, back):
        n, h = sums.size(0), w.size(1)
        g, w = sums.detach().clone(), w.contiguous()
        y, c, before, tc = (torch.empty(n, h) for _ in range(4))
        fast.lstm_forward(len(sizes), h, ptr(sizes), back, ptr(g), ptr(w), ptr(y), ptr(c), ptr(before), ptr(tc))
        ctx.kept = sizes, back, g, w, c, before, tc
        return y

    @staticmethod
    def backward(ctx, dy):
        sizes, back, g, w, c, before, tc = ctx.kept
        d = dy.clone(memory_format=torch.contiguous_format)
        ds, dc = torch.empty_like(g), torch.empty_like(c)
        fast.lstm_backward(len(sizes), w.size(1), ptr(sizes), back, ptr(g), ptr(w), ptr(c), ptr(tc), ptr(d), ptr(ds), ptr(dc))
        return ds, ds.t() @ before, None, None


class Adam:
    """Adam with an average of the weights over the last steps."""

    def __init__(self, params, lr, betas=(0.9, 0.95)):
        self.params, self.lr, self.betas, self.step_ = params, lr, betas, 0
        self.m = [torch.zeros_like(p) for p in params]
        self.v = [torch.zeros_like(p) for p in params]
        self.avg = [p.detach().clone() for p in params]

    def step(self, clip, keep):
        self.step_ += 1
        have = [i for i, p in enumerate(self.params) if p.grad is not None]
        grads = [self.params[i].grad.contiguous() for i in have]
        norm = math.sqrt(sum(float(g.norm()) ** 2 for g in grads))
        scale = min(1.0, clip / (norm + 1e-6))
        b1, b2 = self.betas
        f = ctypes.c_float
        for i, g in zip(have, grads):
            p = self.params[i].data
            fast.adam(ctypes.c_long(p.numel()), ptr(p), ptr(g), ptr(self.m[i]), ptr(self.v[i]), ptr(self.avg[i]), f(self.lr), f(b1), f(b2),
                      f(1 / (1 - b1 ** self.step_)), f(1 / (1 - b2 ** self.step_)), f(scale), f(keep))
            self.params[i].grad = None


class LSTM(nn.Module):
    """One bidirectional layer with dropped recurrent connections (Merity et al. 2018)."""

    def __init__(self, inp, hid, pdrop):
        super().__init__()
        self.hid, self.pdrop = hid, pdrop
        self.w = nn.ParameterList()
        for _ in range(2):
            ih, hh = torch.empty(4 * hid, inp), torch.empty(4 * hid, hid)
            nn.init.xavier_uniform_(ih)
            for k in range(4):
                nn.init.orthogonal_(hh[k * hid:(k + 1) * hid])
            b = torch.zeros(4 * hid)
            b[hid:2 * hid] = 1
            for p in (ih, hh, b):
                self.w.append(nn.Parameter(p))

    def forward(self, packed):
        out = []
        for d in range(2):
            ih, hh, b = self.w[3 * d:3 * d + 3]
            if self.training and self.pdrop:
                hh = F.dropout(hh, self.pdrop)
            out.append(Recurrence.apply(F.linear(packed.data, ih, b), hh, packed.batch_sizes, d))
        return PackedSequence(torch.cat(out, 1), packed.batch_sizes)


class Encoder(nn.Module):
    def __init__(self, o):
        super().__init__()
        self.o = o
        self.word = nn.Embedding(o.vocab, o.dword)
        self.word.weight.data.zero_()
        self.delta = nn.Embedding(o.known, o.dword)  # what training adds to the vectors of words in the treebanks
        self.register_buffer('dmap', torch.zeros(o.vocab, dtype=torch.long))  # word to row of delta; row 0 is none
        self.delta.weight.data.zero_()
        self.feat = nn.Embedding(data.FEATURES, o.dfeat)
        self.feat.weight.data.normal_(0, 0.3)
        self.unk = nn.Parameter(torch.zeros(o.dword + o.dfeat))
        self.l1 = LSTM(o.dword + o.dfeat, o.hid, o.hdrop)
        self.l2 = LSTM(2 * o.hid, o.hid, o.hdrop)

    def embed(self, w, f, noword=0.0, nofeat=0.0):
        """w: [B, T], f: [B, T, NFEAT]; noword, nofeat: share of words hidden."""
        e = self.word(w) + self.delta(self.dmap[w])
        x = self.feat(f).sum(2) * (1 / 3)
        e = torch.where((w == 0).unsqueeze(2), self.unk[:self.o.dword], e)
        if self.training:
            if noword:
                m = (torch.rand(w.shape) < noword).unsqueeze(2)
                e = torch.where(m, self.unk[:self.o.dword], e)
            if nofeat:
                m = (torch.rand(w.shape) < nofeat).unsqueeze(2)
                x = torch.where(m, self.unk[self.o.dword:], x)
        return torch.cat([e, x], 2)

    def forward(self, x, lens):
        """x: [B, T, dword+dfeat], lens falling: outputs of both layers, [B, T, 2*hid]."""
        p = pack_padded_sequence(drop(x, self.o.xdrop, self.training), lens, batch_first=True)
        a = self.l1(p)
        y1 = pad_packed_sequence(a, batch_first=True)[0]
        p = pack_padded_sequence(drop(y1, self.o.ldrop, self.training), lens, batch_first=True)
        y2 = pad_packed_sequence(self.l2(p), batch_first=True)[0]
        return y1, y2


class Parser(nn.Module):
    def __init__(self, o):
        super().__init__()
        self.o = o
        self.enc = Encoder(o)
        h = 2 * o.hid
        self.tag_h = nn.Linear(h, o.dtag)
        self.tag = nn.Linear(o.dtag, o.tags)
        self.arc_d = nn.Linear(h, o.darc)
        self.arc_h = nn.Linear(h, o.darc)
        self.root = nn.Parameter(torch.zeros(h))
        self.u = nn.Parameter(torch.eye(o.darc) * 0.3 + torch.randn(o.darc, o.darc) * 0.02)
        self.ub = nn.Parameter(torch.zeros(o.darc))
        self.rel_d = nn.Linear(h, o.drel)
        self.rel_h = nn.Linear(h, o.drel, bias=False)
        self.rel = nn.Linear(o.drel, o.rels)
        for l in (self.tag_h, self.tag, self.arc_d, self.arc_h, self.rel_d, self.rel_h, self.rel):
            nn.init.xavier_uniform_(l.weight)

    def encode(self, w, f, lens):
        o = self.o
        x = self.enc.embed(w, f, o.noword, o.nofeat)
        y = self.enc(x, lens)[1]
        return drop(y, o.ydrop, self.training)

    def heads(self, y):
        """Tag scores [B,T,tags], arc scores [B,T,1+T] (column 0 is the root) and the relation states."""
        B = y.size(0)
        yr = torch.cat([self.root.expand(B, 1, -1), y], 1)
        p = self.o.mdrop
        tag = self.tag(drop(F.relu(self.tag_h(y)), p, self.training))
        d = drop(F.relu(self.arc_d(y)), p, self.training)
        h = drop(F.relu(self.arc_h(yr)), p, self.training)
        arc = (d @ self.u + self.ub) @ h.transpose(1, 2)
        return tag, arc, self.rel_d(y), self.rel_h(yr)

    def relations(self, rd, rh, heads):
        """Relation scores [B,T,rels] given the heads [B,T] (0 = root)."""
        g = rh.gather(1, heads.unsqueeze(2).expand(-1, -1, rh.size(2)))
        return self.rel(drop(F.relu(rd + g), self.o.mdrop, self.training))
