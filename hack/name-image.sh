#!/bin/sh
# name-image.sh REPOSITORY DIGEST CHART MANIFEST: lets a chart's folder, and the manifest made from it, name a published
# image by its digest, so that what was signed is what runs.
set -eu
repository=$1 digest=$2 values=$3/values.yaml manifest=$4

# edit FILE SCRIPT: an edit that finds nothing to do would publish a chart of an image that nobody has
edit() {
  sed "$2" "$1" > "$1.new"
  if cmp -s "$1" "$1.new"; then
    rm "$1.new"
    echo "name-image: found nothing to replace in $1" >&2
    exit 1
  fi
  mv "$1.new" "$1"
}

edit "$values" "s|^  repository: peerconn-operator\$|  repository: $repository|"
edit "$values" "s|^  digest: \"\"|  digest: \"$digest\"|"
edit "$manifest" "s|image: \"\\{0,1\\}peerconn-operator:[^\"]*\"\\{0,1\\}\$|image: $repository@$digest|"
