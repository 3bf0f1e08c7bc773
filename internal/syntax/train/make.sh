#!/bin/sh
# Trains the weights anew: train/make.sh WORKDIR, run at the root of the repository. Needs Debian's python3-torch,
# python3-numpy, libopenblas0-pthread and gcc, and ../shared/data. Takes about an hour and a half on two cores.
set -eu
work=$1 here=internal/syntax/train
set_() { sed -n "s/^$1	//p" $here/settings.txt; }
mkdir -p "$work"
export FAST="$work/fast.so" OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
gcc -O3 -march=native -ffast-math -o "$work/vectors" $here/vectors.c -lm
gcc -O3 -march=native -ffast-math -shared -fPIC -o "$FAST" $here/fast.c -l:libopenblas.so.0 -lmvec -lm
python=${PYTHON:-/usr/bin/python3}
$python $here/prepare.py "$work"
"$work/vectors" "$work/corpus.bin" "$work/vocab.txt" "$work/vectors.bin" $(set_ vectors)
init=$work/vectors.bin
if [ "$(set_ pretrain)" != none ]; then
	$python $here/pretrain.py "$work" encoder --init "$init" $(set_ pretrain)
	init=$work/encoder.pt
fi
$python $here/train.py "$work" parser --init "$init" $(set_ train)
$python $here/export.py "$work/parser.pt" "$work/vocab.txt" $here/settings.txt internal/syntax/en/weights.bin
