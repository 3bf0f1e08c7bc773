#!/bin/sh
# Trains the weights anew: train/make.sh WORKDIR, run at the root of the repository. README.md beside it says what it needs.
set -eu
work=$1 here=internal/syntax/train
options() { sed -n "s/^$1	//p" $here/settings.txt; }
mkdir -p "$work"
export FAST="$work/fast.so" OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
python=${PYTHON:-/usr/bin/python3}
gcc -O3 -march=native -ffast-math -o "$work/vectors" $here/vectors.c -lm
gcc -O3 -march=native -ffast-math -shared -fPIC -o "$FAST" $here/fast.c -l:libopenblas.so.0 -lmvec -lm
$python $here/prepare.py "$work"
"$work/vectors" "$work/corpus.bin" "$work/vocab.txt" "$work/vectors.bin" $(options vectors)
# Two teachers, which parse raw reports together …
$python $here/train.py "$work" teacher1 --init "$work/vectors.bin" $(options teacher1)
$python $here/pretrain.py "$work" encoder --init "$work/vectors.bin" $(options pretrain)
$python $here/train.py "$work" teacher2 --init "$work/encoder.pt" $(options teacher2)
$python $here/silver.py "$work" "$work/silver.npz" $(options silver) "$work/teacher1.pt" "$work/teacher2.pt"
# … and the network that learns from the treebanks and from them.
$python $here/train.py "$work" parser --init "$work/vectors.bin" --silver "$work/silver.npz" $(options train)
$python $here/export.py "$work/parser.pt" "$work/vocab.txt" $here/settings.txt internal/syntax/en/weights.bin
