"""Reads the treebanks and the raw text, and what the trainer and the exporter must agree on with
the Go side: how a form becomes a vocabulary key and which affix features it has.

The normal form of a word is lower case with every digit as 0. Its features are hashed with
FNV-1a into a table of FEATURES rows; internal/neural/spelling.go does the same.
"""
import gzip
import re

FEATURES = 16384  # rows of the table of hashed features; a power of two
SHARED = '../shared'

QUOTES = str.maketrans({'“': '"', '”': '"', '„': '"', '‘': "'", '’': "'", '`': "'", '–': '-', '—': '-', '\u00a0': ' '})


def lower(form):
    """Character by character, as Go does it."""
    return form.replace('\u0130', 'i').lower()


def norm(form):
    """The key of a form in the vocabulary."""
    s = lower(form.translate(QUOTES))
    if any('0' <= c <= '9' for c in s):
        s = re.sub('[0-9]', '0', s)
    return s


def fnv(kind, s):
    h = 2166136261 ^ kind
    h = h * 16777619 & 0xffffffff
    for b in s.encode('utf-8'):
        h = (h ^ b) * 16777619 & 0xffffffff
    return (h ^ h >> 15) & (FEATURES - 1)


def shape(form):
    """Classes of the characters, at most two equal ones in a row: Xxx, XX, 00, x-x."""
    out = []
    for c in form:
        if c.isdigit():
            k = '0'
        elif c.isupper():
            k = 'X'
        elif c.isalpha():
            k = 'x'
        else:
            k = c
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
    return ''.join(out[:8])


NFEAT = 9


def features(form):
    """The NFEAT rows of the feature table of a form."""
    low = re.sub('[0-9]', '0', lower(form))
    n = len(low)
    return [fnv(1, low[:1]), fnv(2, low[:2]), fnv(3, low[:3]),
            fnv(4, low[n - 1:]), fnv(5, low[max(0, n - 2):]), fnv(6, low[max(0, n - 3):]), fnv(7, low[max(0, n - 4):]),
            fnv(8, shape(form)), fnv(9, low)]


class Sentence:
    __slots__ = ('forms', 'upos', 'xpos', 'heads', 'rels', 'doc')


def read_conllu(path, skip_docs=()):
    out = []
    doc = ''
    rows = []
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('# newdoc'):
                doc = line.split('=', 1)[-1].strip()
            elif line.startswith('#'):
                pass
            elif line:
                c = line.split('\t')
                if c[0].isdigit():
                    rows.append(c)
            elif rows:
                s = Sentence()
                s.forms = [c[1] for c in rows]
                s.upos = [c[3] for c in rows]
                s.xpos = [c[4] for c in rows]
                s.heads = [int(c[6]) for c in rows]
                s.rels = [c[7] for c in rows]
                s.doc = doc
                rows = []
                if doc not in skip_docs:
                    out.append(s)
    return out


def doc_names(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return {l.split('=', 1)[-1].strip() for l in f if l.startswith('# newdoc')}


# Raw text: (file, how often each of its sentences counts when vectors are learned).
RAW = [('current-events', 2), ('kremlin', 1), ('human-rights', 1), ('un-general-debate', 1), ('history', 1),
       ('factbook', 1), ('white-house', 1), ('prime-ministers', 1)]

TOKEN = re.compile(r"""(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|No|vs|Jr|Sr|Inc|Ltd|Co|Corp|U\.S|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s)|[A-Z]\.(?=\s)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m|S)\b|[^\W\d_]+(?:['’][^\W\d_]{3,})?|\.\.\.+|--+|\S""", re.U)
ABBREV = re.compile(r"^(?:[A-Z]\.)+$|^[A-Z][a-z]{1,3}\.$")


def sentences(line):
    """Words of a raw line, cut into sentences; roughly as the treebanks do."""
    out, cur = [], []
    toks = TOKEN.findall(line)
    for i, t in enumerate(toks):
        cur.append(t)
        if t in '.?!' and (i + 1 == len(toks) or toks[i + 1][0].isupper() or toks[i + 1][0] in '"“‘'):
            out.append(cur)
            cur = []
        elif t in '"”’' and len(cur) == 1 and out:
            out[-1].append(t)
            cur = []
    if cur:
        out.append(cur)
    return out


def raw_sentences(names=RAW):
    for name, weight in names:
        with gzip.open('%s/data/raw/%s.txt.gz' % (SHARED, name), 'rt', encoding='utf-8') as f:
            for line in f:
                for s in sentences(line.strip()):
                    if 2 <= len(s) <= 120:
                        yield s, weight
