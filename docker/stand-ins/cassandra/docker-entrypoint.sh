#!/bin/bash
# As the official entry point's documentation has it: options alone are cassandra's; root becomes the user cassandra;
# addresses and seeds default to this container's, and CASSANDRA_* variables are written into the configuration.
set -eu
case ${1-} in -*) set -- cassandra -f "$@" ;; esac
[ "${1-}" = cassandra ] || exec "$@"
if [ "$(id -u)" = 0 ]; then
  chown -R cassandra "$CASSANDRA_CONF" /var/lib/cassandra /var/log/cassandra
  exec setpriv --reuid=cassandra --regid=cassandra --clear-groups -- "$0" "$@"
fi

own=$(hostname --ip-address)
own=${own%% *}
listen=${CASSANDRA_LISTEN_ADDRESS:-auto}
[ "$listen" != auto ] || listen=$own
broadcast=${CASSANDRA_BROADCAST_ADDRESS:-$listen}
[ "$broadcast" != auto ] || broadcast=$own

edit() { # file, sed expression; the folder may not be writable, the file is
  edited=$(sed -E "$2" "$1")
  printf '%s\n' "$edited" >"$1"
}

set_yaml() { # key, value; the line may be a comment
  [ -z "$2" ] || edit "$CASSANDRA_CONF/cassandra.yaml" "s/^(# )?($1:).*/\\2 ${2//\//\\/}/"
}

edit "$CASSANDRA_CONF/cassandra.yaml" "s/(- seeds:).*/\\1 \"${CASSANDRA_SEEDS:-$broadcast}\"/"
set_yaml listen_address "$listen"
set_yaml broadcast_address "$broadcast"
set_yaml rpc_address "${CASSANDRA_RPC_ADDRESS:-0.0.0.0}"
set_yaml broadcast_rpc_address "${CASSANDRA_BROADCAST_RPC_ADDRESS:-$broadcast}"
set_yaml cluster_name "${CASSANDRA_CLUSTER_NAME-}"
set_yaml endpoint_snitch "${CASSANDRA_ENDPOINT_SNITCH-}"
set_yaml num_tokens "${CASSANDRA_NUM_TOKENS-}"
for key in dc rack; do
  variable=CASSANDRA_${key^^}
  [ -z "${!variable-}" ] || edit "$CASSANDRA_CONF/cassandra-rackdc.properties" "s/^($key=).*/\\1${!variable}/"
done
exec "$@"
