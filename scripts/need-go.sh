#!/bin/sh
# need-go.sh: sees to it that a Go is there that can build Chancery. A Go from 1.21 on fetches
# the version that go.mod names by itself.
set -eu
fits() { command -v go >/dev/null && go version | grep -Eq 'go1\.(2[1-9]|[3-9][0-9])'; }
fits && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "need-go.sh: Go 1.21 or later is missing; installing it with apt-get"
	apt-get update -qq && apt-get install -y -qq golang-go >/dev/null || true
	fits && exit 0
fi
echo "need-go.sh: Chancery needs Go 1.26 (or any from 1.21 on, which fetches it): https://go.dev/dl/" >&2
exit 1
