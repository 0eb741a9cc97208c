#!/bin/sh
# Template of an exec driver for one node, upgraded in place. Fill in the marked function.
#
# stdin:   {"upgrade": …, "action": "upgrade|rollback", "from": …, "to": "1.36.3", "node": …, "attempt": 1}
# stdout:  {} or {"message": "for a person"}; everything else belongs on stderr
# exit:    0 is success. Anything else is tried again, three times in all.
#
# Pawl has cordoned and drained the node; afterwards it waits for the node to be Ready at version
# "to", and uncordons it. The script may be run again, even beside an orphan of itself.
set -eu

document=$(cat)
field() { printf '%s' "$document" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
node=$(field node)
to=$(field to)

exec 9>"${TMPDIR:-/tmp}/pawl-node-$node.lock"
flock 9

if [ "$(kubectl get node "$node" -o 'jsonpath={.status.nodeInfo.kubeletVersion}')" = "v$to" ]; then
  echo '{"message": "already there"}'
  exit 0
fi

# FILL IN: bring node $1 to version $2. For kubeadm, on the node: install kubeadm, kubelet and
# kubectl of that version, `kubeadm upgrade node`, `systemctl restart kubelet`. What it prints
# goes to the log.
bring_to() {
  echo "hooks/node.sh is a template: fill in bring_to"
  exit 1
}

bring_to "$node" "$to" >&2
echo '{}'
