#!/usr/bin/env bash
# Ends the servers of a folder when the process that owns them has died, however it died; and then itself.
#
#   watchdog.sh OWNER_PID OWNER_START
#
# OWNER_START (clock ticks, field 22 of /proc/PID/stat) tells the owner from a later process with its pid.
source "$(dirname "${BASH_SOURCE[0]}")/processes.sh"

until closed; do
  if [[ $(start_time "$1") != "$2" ]]; then
    close_all
    exit 0
  fi
  sleep 0.5
done
