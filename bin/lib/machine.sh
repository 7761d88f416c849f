# What tests need of this machine, for bin/test. Sourced.
skipped=()

have() { command -v "$1" >/dev/null 2>&1 || [ -e "$1" ]; }

# want_package PROGRAM PACKAGE WHAT-FOR: install a Debian package when we may, else go on without it.
want_package() {
  have "$1" && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $2 for $3 …"
    [ -n "${apt_updated:-}" ] || { apt-get update -qq; apt_updated=yes; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null
  else
    echo "$2 is not installed ($3). On Debian:  sudo apt install $2" >&2
  fi
}

skip() { skipped+=("$1"); echo "SKIPPED $1"; }

# A PostgreSQL of our own in a temporary folder, on a socket that nobody else uses; gone when the script ends.
start_postgres() {
  local bin=/usr/lib/postgresql/15/bin as=()
  postgres_folder=$(mktemp -d /tmp/enishi-postgres.XXXXXX)
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_folder"; as=(runuser -u postgres --); fi
  "${as[@]}" "$bin/initdb" --pgdata "$postgres_folder/data" --username enishi --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null
  local port=54329
  while (echo > "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  "${as[@]}" "$bin/pg_ctl" --pgdata "$postgres_folder/data" --log "$postgres_folder/log" --wait \
    --options "-p $port -k $postgres_folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60" start >/dev/null
  postgres_url="postgres://enishi@127.0.0.1:$port/postgres"
  trap 'stop_postgres' EXIT
}

stop_postgres() {
  local as=()
  [ "$(id -u)" = 0 ] && as=(runuser -u postgres --)
  "${as[@]}" /usr/lib/postgresql/15/bin/pg_ctl --pgdata "$postgres_folder/data" --mode immediate stop >/dev/null || true
  rm -rf "$postgres_folder"
}

# With CI set, skipping is failing.
report_skipped() {
  [ ${#skipped[@]} -eq 0 ] && return 0
  printf '\nNot run on this machine:\n'; printf '  %s\n' "${skipped[@]}"
  [ -z "${CI:-}" ]
}
