#!/bin/sh
# Trains the network that finds names anew: train/make.sh WORKDIR, run at the root of the repository. README.md beside it says what it needs.
set -eu
work=$1 here=internal/names/train syntax=internal/syntax/train
options() { sed -n "s/^$1	//p" $here/settings.txt; }
mkdir -p "$work"
export FAST="$work/fast.so" OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
python=${PYTHON:-/usr/bin/python3}
go run ./$here weights
if [ ! -e "$work/encoder.pt" ]; then # what the words of raw text teach: half an hour
	gcc -O3 -march=native -ffast-math -o "$work/vectors" $syntax/vectors.c -lm
	gcc -O3 -march=native -ffast-math -shared -fPIC -o "$FAST" $syntax/fast.c -l:libopenblas.so.0 -lmvec -lm
	$python $syntax/prepare.py "$work"
	"$work/vectors" "$work/corpus.bin" "$work/vocab.txt" "$work/vectors.bin" $(options vectors)
	$python $syntax/pretrain.py "$work" encoder --init "$work/vectors.bin" $(options pretrain)
fi
network() { # network SETS OUT
	go run ./$here examples "$1" "$work/examples.bin"
	$python $here/network.py "$work" "$work/examples.bin" "$2" $(options network)
}
network shipped internal/names/network.bin
# The same without the sets that are scored, for docs/accuracy.md.
if [ "${FOLD:-}" ]; then
	fold=uner-ewt-train,gum-train,crossner-politics-train
	network $fold "$work/fold.bin"
	go run ./$here measure $fold "$work/fold.bin" uner-ewt-dev,crossner-politics-dev,wikigold,re3d-train,gum-dev
fi
