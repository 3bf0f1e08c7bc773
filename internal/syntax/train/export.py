"""Writes the weights as internal/syntax reads them (model.go has the form, internal/neural/reader.go that of its parts), in integers.

    export.py MODEL.pt VOCAB.txt SETTINGS.txt OUT.bin
"""
import hashlib
import struct
import sys

import numpy as np
import torch

import data

INPUT, STATE, SUM = 11, 13, 10  # bits behind the point: words' vectors, LSTM outputs, sums and hidden layers
VERSION = 1


def rows8(a):
    """A table with a byte for each value and a shift for each row: value = byte << shift."""
    a = a * 2 ** INPUT
    top = np.abs(a).max(1)
    shift = np.maximum(0, np.ceil(np.log2(np.maximum(top, 1) / 127))).astype(np.int64)
    q = np.round(a / 2.0 ** shift[:, None]).clip(-127, 127).astype(np.int8)
    return q.tobytes() + shift.astype(np.uint8).tobytes()


def matrix(w, b, inbits, inmax, outbits=SUM):
    """rows, columns, shift, 16-bit weights by row, 16-bit bias at the result's scale."""
    bits = 14
    while np.abs(w).max() * 2 ** bits > 32767 or (np.abs(w).sum(1) * 2.0 ** bits * inmax).max() > 2 ** 31 - 2 ** 27:
        bits -= 1
    q = np.round(w * 2 ** bits).astype(np.int16)
    assert bits + inbits > outbits and bits >= 8, (bits, inbits)
    bias = np.round(b * 2 ** outbits).clip(-32767, 32767).astype(np.int16)
    print('matrix', w.shape, 'bits', bits, 'largest', np.abs(w).max())
    return struct.pack('<III', w.shape[0], w.shape[1], bits + inbits - outbits) + q.tobytes() + bias.tobytes()


def text(lines):
    s = '\n'.join(lines).encode('utf-8')
    return struct.pack('<I', len(s)) + s


def gates():
    """The tables of the sigmoid and of tanh: 4096 values over [-8, 8), in 1/32768."""
    x = (np.arange(4096) + 0.5 - 2048) / 256
    return b''.join(np.round(f * 32768).clip(-32767, 32767).astype(np.int16).tobytes() for f in (1 / (1 + np.exp(-x)), np.tanh(x)))


def main():
    model, vocab, settings, out = sys.argv[1:]
    z = torch.load(model, map_location='cpu')
    o, sd = z['options'], {k: v.numpy().astype(np.float64) for k, v in z['model'].items()}
    h = o['hid']
    words = [l.split('\t')[0] for l in open(vocab, encoding='utf-8')]
    table = sd['enc.word.weight'] + sd['enc.delta.weight'][z['model']['enc.dmap'].numpy()]
    unk = sd['enc.unk']
    table[0] = unk[:o['dword']]
    feat = sd['enc.feat.weight'] / 3
    parts = [b'CHSN', struct.pack('<I', VERSION), hashlib.sha256(open(settings, 'rb').read()).digest(),
             struct.pack('<9I', len(words), data.FEATURES, o['dword'], o['dfeat'], h, o['dtag'], o['darc'], o['drel'], 0)]
    parts += [text(z['tags']), text(z['rels']), text(words)]
    parts += [gates(), rows8(table), rows8(feat)]
    wide, one = 2 ** 14, 2 ** STATE
    for l, inbits, inmax in (('l1', INPUT, wide), ('l2', STATE, one)):
        w = [sd['enc.%s.w.%d' % (l, k)] for k in range(6)]
        parts.append(matrix(np.concatenate([w[0], w[3]]), np.concatenate([w[2], w[5]]), inbits, inmax))
        parts.append(matrix(w[1], np.zeros(4 * h), STATE, one))
        parts.append(matrix(w[4], np.zeros(4 * h), STATE, one))
    names = ['tag_h', 'arc_d', 'arc_h', 'rel_d', 'rel_h']
    bias = [sd.get(n + '.bias', np.zeros(len(sd[n + '.weight']))) for n in names]
    parts.append(matrix(np.concatenate([sd[n + '.weight'] for n in names]), np.concatenate(bias), STATE, one))
    parts.append(matrix(sd['tag.weight'], sd['tag.bias'], SUM, 2 ** 13))
    parts.append(matrix(sd['u'].T, sd['ub'], SUM, 2 ** 13))
    parts.append(matrix(sd['rel.weight'], sd['rel.bias'], SUM, 2 ** 13))
    root = sd['root']
    for v in (np.maximum(0, sd['arc_h.weight'] @ root + sd['arc_h.bias']), sd['rel_h.weight'] @ root):
        parts.append(np.round(v * 2 ** SUM).clip(-32767, 32767).astype(np.int16).tobytes())
    b = b''.join(parts)
    open(out, 'wb').write(b)
    print(len(b), 'bytes')


if __name__ == '__main__':
    main()
