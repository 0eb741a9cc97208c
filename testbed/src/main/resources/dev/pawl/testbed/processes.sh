#!/usr/bin/env bash
# Starts and ends the servers of one folder, and knows them by their pid files. Sourced by the other scripts, or called:
#
#   processes.sh launch NAME COMMAND [ARGUMENT…]   start it, detached; its output goes to logs/NAME.log
#   processes.sh stop NAME…                        ask it to end, then end it
#   processes.sh kill NAME…                        kill -9
#   processes.sh alive NAME                        exit 0 when it runs
#   processes.sh close                             kill all, for good: nothing starts here any more
#
# A server is nobody's child: it must survive whoever started it (a worker killed in the middle of a swap), and it must
# not hold its caller's pipes or locks. The watchdog sees to it that it does not survive the owner of the folder.

set -u
dir=${PAWL_TESTBED_DIR:?}

start_time() { # <pid>: when it began, in clock ticks; empty when there is no such process
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  # The name, in brackets, may hold spaces: count from behind it.
  stat=${stat##*) }
  set -- $stat
  # A zombie has ended; it only waits to be counted.
  [[ $1 == Z ]] || echo "${20}"
}

pid_of() { # <name>: its pid when it runs; a pid that was given to somebody else since does not count
  local pid began
  read -r pid began 2>/dev/null <"$dir/run/$1.pid" || return 1
  [[ -n $began && $(start_time "$pid") == "$began" ]] || return 1
  echo "$pid"
}

alive() { pid_of "$1" >/dev/null; }

closed() { [[ -e $dir/run/closed || ! -d $dir/run ]]; }

within() { # <seconds> <command…>: true as soon as the command is
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.05
  done
}

gone() { ! alive "$1"; }

launch() { # <name> <command…>
  local name=$1
  shift
  alive "$name" && return 0
  rm -f "$dir/run/$name.pid"
  # Twice forked, so that killing our caller's process tree does not reach it. The pid file is written before the
  # look at "closed", and close() writes "closed" before it reads pid files: one of the two sees the other.
  (setsid bash -c '
    run=$1 name=$2
    shift 2
    stat=$(cat /proc/$$/stat); stat=${stat##*) }; fields=($stat)
    echo "$$ ${fields[19]}" >"$run/.$name.$$" && mv "$run/.$name.$$" "$run/$name.pid" || exit 1
    [[ -e $run/closed ]] && exit 1
    exec "$@"
  ' "$name" "$dir/run" "$name" "$@" >>"$dir/logs/$name.log" 2>&1 </dev/null 8>&- 9>&- &)
  within 5 test -e "$dir/run/$name.pid"
}

kill_hard() { # <name…>
  local name pid
  for name; do pid=$(pid_of "$name") && kill -KILL "$pid" 2>/dev/null; done
  for name; do within 5 gone "$name"; done
}

stop() { # <name…>
  local name pid
  for name; do pid=$(pid_of "$name") && kill -TERM "$pid" 2>/dev/null; done
  # An apiserver with open watches takes five seconds to say goodbye; its data is safe in etcd long before.
  for name; do within 2 gone "$name" || kill_hard "$name"; done
}

names() { # all that ever started here
  local file
  for file in "$dir"/run/*.pid; do [[ -e $file ]] && basename "$file" .pid; done
}

close_all() {
  [[ -d $dir/run ]] || return 0
  touch "$dir/run/closed"
  local name
  # Once more than seems needed: a launch that was under way has written its pid file by then, or has seen "closed".
  for _ in 1 2; do
    for name in $(names); do kill_hard "$name"; done
  done
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  command=${1:?}
  shift
  case $command in
    launch) launch "$@" ;;
    stop) stop "$@" ;;
    kill) kill_hard "$@" ;;
    alive) alive "$@" ;;
    close) close_all ;;
    *) echo "processes.sh: no such command: $command" >&2; exit 64 ;;
  esac
fi
