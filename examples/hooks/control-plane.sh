#!/bin/sh
# Template of an exec driver for the control plane. Fill in the two marked functions.
#
# stdin:   {"upgrade": …, "action": "upgrade|rollback", "from": "1.35.4", "to": "1.36.3", "attempt": 1}
# stdout:  {} or {"message": "for a person"}; everything else belongs on stderr
# exit:    0 is success. Anything else is tried again, three times in all.
#
# It may be run again at any time, even beside a run that its dead worker left behind. Hence the
# lock, and the question "is it there already?" before anything is done.
set -eu

document=$(cat)
field() { printf '%s' "$document" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
to=$(field to)

exec 9>"${TMPDIR:-/tmp}/pawl-control-plane.lock"
flock 9

# FILL IN: print the version that runs now, such as 1.35.4.
running() {
  kubectl version -o json | sed -n '/"serverVersion"/,$s/.*"gitVersion": *"v\([^"]*\)".*/\1/p'
}

# FILL IN: bring the control plane to version $1 and wait until it serves. The same for upgrade and
# rollback here; look at `field action` where the way back differs. What it prints goes to the log.
bring_to() {
  echo "hooks/control-plane.sh is a template: fill in bring_to"
  exit 1
}

if [ "$(running)" = "$to" ]; then
  echo '{"message": "already there"}'
  exit 0
fi
bring_to "$to" >&2
echo '{}'
