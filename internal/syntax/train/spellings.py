"""Writes internal/neural/testdata/spellings.txt: what data.py makes of some forms; a test compares spelling.go."""
import data

FORMS = "the Minister BEIJING U.S. don't n't ’s 1990s 12,500.75 – — “ ” `` '' ... … well-known Müller Überlingen Łódź İstanbul Пекин 北京 COVID-19 F-16s x X 7 $ % iPhone8 a-b-c-d-e-f É".split(' ')

with open('internal/neural/testdata/spellings.txt', 'w', encoding='utf-8') as f:
    for w in FORMS:
        f.write('\t'.join([w, data.norm(w)] + [str(x) for x in data.features(w)]) + '\n')
