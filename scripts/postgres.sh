#!/bin/bash
# postgres.sh: starts a PostgreSQL server of its own for tests, in a temporary folder and on a port
# of this machine alone, runs the command that it is given with its address in CHANCERY_POSTGRES, and
# stops it. Debian's PostgreSQL is installed where it is missing and that can be done; where it
# cannot, the command runs without an address, and the tests that need one say so.
#
#	scripts/postgres.sh go test ./internal/store
set -uo pipefail

find_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
bin=$(find_bin)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null)
if [ ! -x "$bin/initdb" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "postgres.sh: PostgreSQL is missing; installing it with apt-get"
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } >/dev/null 2>&1
	bin=$(find_bin)
fi
if [ ! -x "$bin/initdb" ]; then
	echo "postgres.sh: no PostgreSQL here: its tests are skipped"
	exec "$@"
fi

# The server refuses to run as root: then it runs as the user that its package made, or as nobody.
as=()
if [ "$(id -u)" = 0 ]; then
	user=postgres
	id "$user" >/dev/null 2>&1 || user=nobody
	as=(runuser -u "$user" --)
fi
dir=$(mktemp -d)
[ ${#as[@]} = 0 ] || chown "$user" "$dir"
port=$((20000 + RANDOM % 20000))
stop() { (cd / && "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop >/dev/null 2>&1); rm -rf "$dir"; }
trap stop EXIT
if (cd / && "${as[@]}" "$bin/initdb" -D "$dir/data" -U chancery -A trust -E UTF8 --locale=C >"$dir/log" 2>&1 &&
	"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/server.log" \
		-o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c shared_buffers=256MB -c fsync=off" start >>"$dir/log" 2>&1); then
	CHANCERY_POSTGRES="postgres://chancery@127.0.0.1:$port/postgres" "$@"
else
	echo "postgres.sh: the server does not start:"
	cat "$dir/log" "$dir/server.log" 2>/dev/null
	exit 1
fi
