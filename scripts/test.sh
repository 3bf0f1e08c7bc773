#!/bin/bash
# test.sh: all checks and tests of Chancery, as CI runs them. It needs Go and, for the race
# detector, a C compiler; what is missing it installs where it can, and says so. Tests on shared gold
# sets run where the folder ../shared lies beside the repository, and are skipped elsewhere.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/need-go.sh

step() { echo "== $*"; }

step gofmt
bad=$(gofmt -l .)
[ -z "$bad" ] || { echo "not formatted: $bad"; exit 1; }

step go vet
go vet ./...

step staticcheck
go tool -modfile=tools/go.mod staticcheck ./...

step static binary without cgo
CGO_ENABLED=0 go build -trimpath -o bin/chancery ./cmd/chancery

step a browser for the tests of the pages
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! browser >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "no Chromium: installing it with apt-get"
	(apt-get update -qq && apt-get install -y -qq chromium >/dev/null) || true
fi
browser || echo "no Chromium: the tests in a browser are skipped"

step "go test, with a PostgreSQL of its own"
scripts/postgres.sh go test ./...

step "the same bytes on any number of workers, with the race detector"
if ! command -v gcc >/dev/null && ! command -v clang >/dev/null; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		echo "no C compiler: installing gcc with apt-get"
		apt-get update -qq && apt-get install -y -qq gcc libc6-dev >/dev/null || true
	fi
fi
if command -v gcc >/dev/null || command -v clang >/dev/null; then
	CGO_ENABLED=1 go test -race -run 'SameBytes' .
else
	echo "skipped: no C compiler, which the race detector needs"
fi
echo "== all passed"
