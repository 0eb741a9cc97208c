#!/usr/bin/env bash
# The control plane of one test cluster.
#
#   kube.sh up                     start everything; returns when the cluster answers and its controllers work
#   kube.sh start COMPONENT…       start what is not running, at the version it ran last, and wait until it answers
#   kube.sh stop COMPONENT…        end it in an orderly way
#   kube.sh swap [--emulate]       one step of a control-plane upgrade; reads {"action": …, "from": …, "to": …} on stdin
#   kube.sh snapshot               saves etcd before one; reads the same, prints etcdutl's status of what it saved
#
# Settings: cluster.env beside the logs. Components: etcd kube-apiserver kube-controller-manager kube-scheduler kwok.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PAWL_TESTBED_DIR=$(dirname "$here")
source "$here/processes.sh"
source "$dir/cluster.env"

control_plane=(kube-apiserver kube-controller-manager kube-scheduler)

fail() { echo "$*" >&2; exit 1; }

state() { cat "$dir/run/$1" 2>/dev/null || echo "${2:-}"; }   # <name> [default]

remember() { printf '%s\n' "$2" >"$dir/run/.$1.$$" && mv "$dir/run/.$1.$$" "$dir/run/$1"; }   # <name> <value>

version_of() { state "$1.version" "$FIRST_VERSION"; }   # <component>: what it runs, or ran last

program() { # <component>
  local version minor
  version=$(version_of "$1")
  minor=${version%.*}
  echo "$BIN/kubernetes-$minor/$1"
}

kubectl() { "$BIN/kubernetes-1.36/kubectl" --kubeconfig "$dir/kubeconfig-admin.internal" --cache-dir "$dir/run/cache" "$@"; }

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

launch_etcd() {
  local client=http://127.0.0.1:$ETCD_PORT peer=http://127.0.0.1:$ETCD_PEER_PORT
  launch etcd "$BIN/etcd/etcd" --name=testbed --data-dir="$dir/etcd" --unsafe-no-fsync --log-level=warn \
    --listen-client-urls="$client" --advertise-client-urls="$client" \
    --listen-peer-urls="$peer" --initial-advertise-peer-urls="$peer" --initial-cluster="testbed=$peer" \
    --quota-backend-bytes=2147483648
}

launch_kube-apiserver() {
  local flags=() emulated
  emulated=$(state emulated "$FIRST_EMULATED")
  [[ -n $emulated ]] && flags+=(--emulated-version="$emulated")
  [[ -n $AUDIT ]] && flags+=(--audit-policy-file="$dir/audit-policy.yaml" --audit-log-path="$dir/audit.log"
    --audit-log-maxsize=2000)
  # Advertising loopback needs the reconciler off; in exchange a machine without any network will do.
  launch kube-apiserver "$(program kube-apiserver)" --etcd-servers="http://127.0.0.1:$ETCD_PORT" \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$API_PORT" --endpoint-reconciler-type=none \
    --cert-dir="$dir/pki" --token-auth-file="$dir/pki/tokens.csv" --authorization-mode=RBAC \
    --service-cluster-ip-range=10.96.0.0/16 --service-account-issuer=https://testbed.pawl.dev \
    --service-account-key-file="$dir/pki/sa.pub" --service-account-signing-key-file="$dir/pki/sa.key" \
    --disable-admission-plugins=ServiceAccount --allow-privileged=true --profiling=false \
    --max-requests-inflight=1000 --max-mutating-requests-inflight=500 "${flags[@]}"
}

launch_kube-controller-manager() {
  # On a busy machine a fake node reports late: it must not be called NotReady for that.
  launch kube-controller-manager "$(program kube-controller-manager)" \
    --kubeconfig="$dir/kubeconfig-controller-manager.internal" --service-account-private-key-file="$dir/pki/sa.key" \
    --leader-elect=false --secure-port=0 --kube-api-qps=500 --kube-api-burst=1000 \
    --node-monitor-grace-period=10m --node-startup-grace-period=10m \
    --controllers='*,-nodeipam,-service-lb-controller,-cloud-node-lifecycle-controller'
}

launch_kube-scheduler() {
  launch kube-scheduler "$(program kube-scheduler)" --kubeconfig="$dir/kubeconfig-scheduler.internal" \
    --leader-elect=false --secure-port=0 --kube-api-qps=500 --kube-api-burst=1000
}

launch_kwok() {
  launch kwok "$BIN/kwok/kwok" --kubeconfig="$dir/kubeconfig-kwok.internal" --config="$dir/kwok.yaml" \
    --manage-all-nodes=false --manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake \
    --node-ip=127.0.0.1 --cidr=10.128.0.0/9 --server-address="127.0.0.1:$KWOK_PORT"
}

apiserver_ready() {
  closed && fail "the cluster was closed"
  # A look at the port is much cheaper than a kubectl.
  port_open "$API_PORT" && [[ $(kubectl get --raw /readyz --request-timeout=5s 2>/dev/null) == ok ]]
}

await() { # <component>
  case $1 in
    etcd) within 30 port_open "$ETCD_PORT" ;;
    kube-apiserver) within 90 apiserver_ready ;;
    kwok) within 30 port_open "$KWOK_PORT" ;;
    *) alive "$1" ;;
  esac || fail "$1 did not come up; the end of its log:
$(tail -n 15 "$dir/logs/$1.log")"
}

start() { # <component…>
  local component
  for component; do
    if [[ $component == kube-* ]]; then
      [[ -x $(program "$component") ]] || fail "no program for $component $(version_of "$component") in $BIN"
      remember "$component.version" "$(version_of "$component")"
    fi
    "launch_$component" || fail "$component could not be started"
    await "$component"
    [[ $component != kube-apiserver ]] || reconnect_clients
  done
}

# Clients of an apiserver that is away wait longer and longer between their attempts, up to half a minute. Real kubelets
# are back within seconds; real controllers lose their leader's lease meanwhile, end, and are started anew. Killed,
# because they hold nothing: they look at the cluster and go on.
reconnect_clients() {
  local component
  for component in kube-controller-manager kube-scheduler kwok; do
    alive "$component" || continue
    kill_hard "$component"
    "launch_$component" && await "$component" || fail "$component could not be started again"
  done
}

controllers_work() { kubectl -n default get serviceaccount default >/dev/null 2>&1; }

up() {
  launch_etcd
  start etcd "${control_plane[@]}" kwok
  within 30 controllers_work || fail "the controller manager made no service account in 30 s"
}

field() { # <name> <json on one line>: the string of a top-level field, empty when absent
  sed -n 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"\\]*\)".*/\1/p' <<<"$2"
}

runs() { # <version> <emulated>: is the whole control plane there?
  local component
  for component in "${control_plane[@]}"; do
    [[ $(version_of "$component") == "$1" ]] && alive "$component" || return 1
  done
  [[ $(state emulated "$FIRST_EMULATED") == "$2" ]] && apiserver_ready
}

swap() {
  local emulate=${1:-} request action from to emulated="" component
  [[ -z $emulate || $emulate == --emulate || $emulate == --back ]] || fail "unknown option $emulate"
  request=$(tr '\n\r\t' '   ')
  action=$(field action "$request") from=$(field from "$request") to=$(field to "$request")
  from=${from#v} to=${to#v}
  [[ $to =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "no version in \"to\" of the request: $request"
  case $action in
    upgrade) [[ $emulate == --emulate ]] && emulated=${from%.*} ;;
    rollback | finalise) ;;
    *) fail "no such action here: \"$action\"" ;;
  esac
  [[ -x $BIN/kubernetes-${to%.*}/kube-apiserver ]] || fail "no programs of Kubernetes $to here"

  # A second caller waits, and then finds the work done. Servers do not inherit the lock (see launch).
  exec 9>"$dir/run/swap.lock"
  flock 9
  if runs "$to" "$emulated"; then
    echo "{\"message\": \"the control plane is at $to already\"}"
    return 0
  fi
  local before
  before=$(version_of kube-apiserver)
  stop kube-scheduler kube-controller-manager
  stop kube-apiserver
  remember emulated "$emulated"
  for component in "${control_plane[@]}"; do remember "$component.version" "$to"; done
  start "${control_plane[@]}"
  [[ $(kubectl get --raw /version) == *"\"gitVersion\": \"v$to\""* ]] ||
    fail "the apiserver answers, but not with version $to: $(kubectl get --raw /version | tr -d '\n')"
  echo "{\"message\": \"control plane: $before to $to${emulated:+, emulating $emulated}\"}"
}

snapshot() {
  local request from file status
  request=$(tr '\n\r\t' '   ')
  from=$(field from "$request")
  from=${from#v}
  [[ $from =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "no version in \"from\" of the request: $request"
  exec 9>"$dir/run/snapshot.lock"
  flock 9
  mkdir -p "$dir/snapshots"
  # The version goes with the data: what was stored by one minor is not for the programs of another.
  file=$dir/snapshots/etcd-$from.db
  # Saving waits for ever for a member that is away; asking for its health does not.
  "$BIN/etcd/etcdctl" --endpoints="http://127.0.0.1:$ETCD_PORT" endpoint health >&2 || fail "etcd is not well"
  "$BIN/etcd/etcdctl" --endpoints="http://127.0.0.1:$ETCD_PORT" snapshot save "$file" >&2 ||
    fail "etcd could not be saved to $file"
  status=$("$BIN/etcd/etcdutl" snapshot status "$file" --write-out=json) || fail "$file is no snapshot"
  echo "{\"message\": \"$file\", \"snapshot\": $status}"
}

command=${1:?}
shift
case $command in
  up) up ;;
  start) start "$@" ;;
  stop) stop "$@" ;;
  swap) swap "$@" ;;
  snapshot) snapshot ;;
  *) fail "kube.sh: no such command: $command" ;;
esac
